// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the layers have in common that reduce windows which follow from the size of the output. */
interface AdaptivePoolingLayer extends LayerDefinition {

    /** The number of outputs along each axis, or one number for all. */
    List<Integer> outputSize();

    /** What becomes of a window. */
    Pool.Kind kind();

    /** The number of spatial axes. */
    int axes();

    @Override
    default void check(Reporter reporter) {
        Arguments.perAxis(reporter, "outputSize", outputSize(), axes(), 1);
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] sizes = new long[input.rank()];
        sizes[axes()] = input.last();
        for (int axis = 0; axis < axes(); axis++) {
            sizes[axis] = Arguments.along(outputSize(), axis);
        }
        return TensorSize.output(reporter, sizes);
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        List<Pool.Axis> pooled = IntStream.range(0, axes())
                .mapToObj(axis -> axis(input.size(axis), lowering.output().size(axis)))
                .toList();
        return lowering.run(new Pool(kind(), pooled), lowering.output(), lowering.inputs());
    }

    private static Pool.Axis axis(long input, int outputs) {
        return new Pool.Axis(
                (int) input,
                IntStream.range(0, outputs)
                        .mapToObj(output -> new Pool.Window((int) (output * input / outputs), (int)
                                (((output + 1) * input + outputs - 1) / outputs)))
                        .toList());
    }
}
