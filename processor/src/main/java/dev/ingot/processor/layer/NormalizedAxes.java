// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The axes that a {@link dev.ingot.processor.ir.Normalize} sees: neighbours that are both normalised over, or both not, are put
 * together. If these take turns more often than a view has axes, those that are normalised over have to be moved to the end.
 *
 * @param order the order of axes that has such a view, usually that of the shape
 * @param view (outer, rows, groups, columns), normalised over rows and columns
 * @param along the same shape with 1 for what is not normalised over: that of weights which run along the normalised axes
 */
record NormalizedAxes(List<Integer> order, Shape view, Shape along) {

    /** Kept and normalised axes in turn, as in a view. */
    private static final int MOST_BLOCKS = 4;

    /** The view of a shape. */
    static NormalizedAxes of(Shape shape, List<Integer> normalized) {
        List<Integer> order = IntStream.range(0, shape.rank()).boxed().toList();
        List<Integer> blocks = blocks(shape, order, normalized);
        if (blocks.size() > MOST_BLOCKS) {
            order = Stream.concat(order.stream().filter(axis -> !normalized.contains(axis)), normalized.stream())
                    .toList();
            blocks = blocks(shape, order, normalized);
        }
        return blocks.size() < MOST_BLOCKS - 1 ? columns(order, blocks) : rows(order, blocks);
    }

    /** Whether the shape has this view as it is. */
    boolean inOrder() {
        return order.equals(order.stream().sorted().toList());
    }

    /** Blocks of kept and normalised axes in turn, the first kept; axes of length 1 go with any neighbour. */
    private static List<Integer> blocks(Shape shape, List<Integer> order, List<Integer> normalized) {
        List<Integer> blocks = new ArrayList<>(List.of(1));
        for (int axis : order) {
            int last = blocks.size() - 1;
            boolean lastIsNormalized = last % 2 == 1;
            if (normalized.contains(axis) == lastIsNormalized || shape.size(axis) == 1) {
                blocks.set(last, blocks.get(last) * shape.size(axis));
            } else {
                blocks.add(shape.size(axis));
            }
        }
        return blocks;
    }

    /** The last axes are normalised over: the values of a group are neighbours. */
    private static NormalizedAxes columns(List<Integer> order, List<Integer> blocks) {
        int columns = blocks.size() > 1 ? blocks.get(1) : 1;
        return new NormalizedAxes(order, Shape.of(blocks.get(0), 1, 1, columns), Shape.of(1, 1, 1, columns));
    }

    private static NormalizedAxes rows(List<Integer> order, List<Integer> blocks) {
        int columns = blocks.size() == MOST_BLOCKS ? blocks.get(MOST_BLOCKS - 1) : 1;
        return new NormalizedAxes(
                order,
                Shape.of(blocks.get(0), blocks.get(1), blocks.get(2), columns),
                Shape.of(1, blocks.get(1), 1, columns));
    }
}
