// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** What the layers have in common that reduce all cells of a channel. */
interface GlobalPoolingLayer extends LayerDefinition {

    /** Values that a loop over the first cells runs over at most: long enough to be fast, and in the first-level cache. */
    int LONGEST = 1024;

    /** Whether the reduced axes stay, with length 1. */
    boolean keepdims();

    /** What becomes of a channel. */
    Pool.Kind kind();

    /** The number of spatial axes. */
    int axes();

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!SpatialInput.check(reporter, input, axes())) {
            return Optional.empty();
        }
        return Optional.of(keepdims() ? pooled(input) : Shape.of(input.last()));
    }

    /** The shape with reduced axes of length 1. */
    private Shape pooled(Shape input) {
        Shape pooled = input;
        for (int axis = 0; axis < axes(); axis++) {
            pooled = pooled.with(axis, 1);
        }
        return pooled;
    }

    /**
     * All cells of a channel, in two axes whatever they were before: first cells that lie {@code together} cells apart become
     * one, in loops over as many cells' channels, then those that are left.
     */
    @Override
    default Node lower(Lowering lowering) {
        Shape input = lowering.input().shape();
        int channels = input.last();
        int cells = Math.toIntExact(input.product(0, axes()));
        int together = together(cells, channels);
        Shape split = Shape.of(cells / together, together, channels);
        Node regrouped = lowering.run(new Reshape(), split, lowering.inputs());
        Pool pool = new Pool(kind(), List.of(whole(cells / together), whole(together)));
        Node pooled = lowering.run(pool, Shape.of(1, 1, channels), List.of(regrouped));
        return lowering.run(new Reshape(), lowering.output(), List.of(pooled));
    }

    private static Pool.Axis whole(int length) {
        return new Pool.Axis(length, List.of(new Pool.Window(0, length)));
    }

    /** The largest divisor of the cells that is not above their root and makes no loop longer than {@value #LONGEST}. */
    private static int together(int cells, int channels) {
        int together = 1;
        for (int divisor = 2; (long) divisor * divisor <= cells && (long) divisor * channels <= LONGEST; divisor++) {
            if (cells % divisor == 0) {
                together = divisor;
            }
        }
        return together;
    }
}
