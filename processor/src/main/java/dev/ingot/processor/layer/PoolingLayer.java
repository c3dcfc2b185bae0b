// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Padding;
import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the layers have in common that reduce windows of a given size. */
interface PoolingLayer extends LayerDefinition {

    /** The number of cells of a window along each axis, or one number for all. */
    List<Integer> poolSize();

    /** The distance of windows along each axis, or one number for all; empty if windows touch. */
    List<Integer> strides();

    /** What happens at the border. */
    Padding padding();

    /** What becomes of a window. */
    Pool.Kind kind();

    /** The number of spatial axes. */
    int axes();

    @Override
    default void check(Reporter reporter) {
        Arguments.perAxis(reporter, "poolSize", poolSize(), axes(), 1);
        if (!strides().isEmpty()) {
            Arguments.perAxis(reporter, "strides", strides(), axes(), 1);
        }
        if (padding() == Padding.CAUSAL) {
            reporter.reportAt("padding", Code.CAUSAL_PADDING);
        }
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        long[] sizes = new long[input.rank()];
        sizes[axes()] = input.last();
        boolean fits = true;
        for (int axis = 0; axis < axes(); axis++) {
            int length = input.size(axis);
            sizes[axis] = window(axis).outputLength(length);
            if (sizes[axis] < 1) {
                int element = Math.min(axis, poolSize().size() - 1);
                reporter.reportAt(
                        "poolSize",
                        element,
                        Code.POOL_TOO_LARGE,
                        poolSize().get(element),
                        length,
                        reporter.inputName(0),
                        input,
                        IntStream.range(0, axes()).map(input::size).min().getAsInt());
                fits = false;
            }
        }
        return fits ? TensorSize.output(reporter, sizes) : Optional.empty();
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        List<Pool.Axis> pooled = IntStream.range(0, axes())
                .mapToObj(axis -> window(axis).pooled(input.size(axis)))
                .toList();
        return lowering.run(new Pool(kind(), pooled), lowering.output(), lowering.inputs());
    }

    private Window window(int axis) {
        int size = Arguments.along(poolSize(), axis);
        int stride = strides().isEmpty() ? size : Arguments.along(strides(), axis);
        return new Window(size, stride, 1, padding());
    }
}
