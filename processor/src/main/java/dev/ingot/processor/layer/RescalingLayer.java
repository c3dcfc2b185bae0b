// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Rescaling}: {@code x * scale + offset}. */
public record RescalingLayer(List<Double> scale, List<Double> offset) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Arguments.finite(reporter, "scale", scale, 0.5);
        Arguments.finite(reporter, "offset", offset, 0.0);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        boolean good = lengthFits("scale", scale, input, reporter) & lengthFits("offset", offset, input, reporter);
        return good ? Optional.of(input) : Optional.empty();
    }

    private static boolean lengthFits(String name, List<Double> values, Shape input, Reporter reporter) {
        if (values.size() == 1 || values.size() == input.last()) {
            return true;
        }
        reporter.reportAt(
                name,
                Code.RESCALING_LENGTH,
                name,
                values.size(),
                input.last(),
                reporter.inputName(0),
                input,
                values.get(0) + " for all of them");
        return false;
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        Node factors = lowering.load("scale", constant(scale, shape.last()), Shape.of(shape.last()), List.of());
        Node summands = lowering.load("offset", constant(offset, shape.last()), Shape.of(shape.last()), List.of());
        ScaleShift op = new ScaleShift(shape.rank() - 1, ElementFunction.LINEAR);
        return lowering.run(op, shape, List.of(lowering.input(), factors, summands));
    }

    private static Constant constant(List<Double> values, int length) {
        List<Float> rounded = values.stream().map(Double::floatValue).toList();
        return new Constant(rounded.size() == length ? rounded : Collections.nCopies(length, rounded.get(0)));
    }
}
