// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Sum;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Add}: the sum of the inputs, axes of length 1 and missing leading axes repeated. */
public record AddLayer() implements LayerDefinition {

    @Override
    public Arity arity() {
        return Arity.SEVERAL;
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        int rank = inputs.stream().mapToInt(Shape::rank).max().getAsInt();
        long[] sizes = new long[rank];
        Arrays.fill(sizes, 1);
        // The input that an axis of the sum has its size from: what a message compares with.
        int[] source = new int[rank];
        for (int i = 0; i < inputs.size(); i++) {
            Shape input = inputs.get(i);
            for (int axis = rank - input.rank(); axis < rank; axis++) {
                int size = input.size(axis - rank + input.rank());
                if (sizes[axis] == 1) {
                    sizes[axis] = size;
                    source[axis] = i;
                } else if (size != 1 && size != sizes[axis]) {
                    reporter.report(
                            Code.ADD_SHAPES,
                            reporter.inputName(source[axis]),
                            inputs.get(source[axis]),
                            reporter.inputName(i),
                            input,
                            sizes[axis],
                            size);
                    return Optional.empty();
                }
            }
        }
        return TensorSize.output(reporter, sizes);
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(new Sum(ElementFunction.LINEAR), lowering.output(), lowering.inputs());
    }
}
