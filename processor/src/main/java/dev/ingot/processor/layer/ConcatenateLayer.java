// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@link dev.ingot.dsl.Concatenate}: the inputs joined along an axis. */
public record ConcatenateLayer(int axis) implements LayerDefinition {

    @Override
    public Arity arity() {
        return Arity.SEVERAL;
    }

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, 0, axis);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape first = inputs.get(0);
        if (!Axis.exists(reporter, 0, axis, first)) {
            return Optional.empty();
        }
        int index = Axis.index(axis, first);
        for (int i = 1; i < inputs.size(); i++) {
            if (!joins(first, inputs.get(i), index)) {
                reporter.report(
                        Code.CONCATENATE_SHAPES,
                        reporter.inputName(0),
                        first,
                        reporter.inputName(i),
                        inputs.get(i),
                        index + 1,
                        hint(first, inputs));
                return Optional.empty();
            }
        }
        long[] sizes = first.toList().stream().mapToLong(size -> size).toArray();
        sizes[index] = inputs.stream().mapToLong(shape -> shape.size(index)).sum();
        return TensorSize.output(reporter, sizes);
    }

    private static boolean joins(Shape first, Shape other, int index) {
        return first.rank() == other.rank() && first.with(index, 1).equals(other.with(index, 1));
    }

    private static String hint(Shape first, List<Shape> inputs) {
        if (inputs.stream().anyMatch(shape -> shape.rank() != first.rank())) {
            return "give all inputs the same number of axes, for example with @Reshape or @Flatten";
        }
        return IntStream.range(0, first.rank())
                .filter(index -> inputs.stream().allMatch(shape -> joins(first, shape, index)))
                .mapToObj(index -> "axis = " + (index + 1) + " joins them")
                .findFirst()
                .orElse("bring all inputs to the same sizes on the other axes");
    }

    @Override
    public Node lower(Lowering lowering) {
        Concatenate op = new Concatenate(Axis.index(axis, lowering.output()));
        return lowering.run(op, lowering.output(), lowering.inputs());
    }
}
