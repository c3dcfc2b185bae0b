// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/**
 * A view of a tensor in which weights that differ along some of its axes run along one: the middle one of three, into which
 * the axes from the first of these to the last are put together.
 *
 * @param view (outer, length, inner)
 * @param from the shape of the weights along the axes that are put together
 * @param to the sizes of the tensor's axes there
 */
record AlongAxes(Shape view, Shape from, Shape to) {

    /**
     * The view of a tensor.
     *
     * @param shape its shape
     * @param weights the shape of weights, of as many axes; 1 where all indices have the same
     */
    static AlongAxes of(Shape shape, Shape weights) {
        int first = 0;
        while (first < shape.rank() && weights.size(first) == 1) {
            first++;
        }
        if (first == shape.rank()) {
            first = 0;
        }
        int end = shape.rank();
        while (end > first && weights.size(end - 1) == 1) {
            end--;
        }
        Shape view = Shape.of(size(shape, 0, first), size(shape, first, end), size(shape, end, shape.rank()));
        return new AlongAxes(view, part(weights, first, end), part(shape, first, end));
    }

    private static int size(Shape shape, int from, int end) {
        return Math.toIntExact(shape.product(from, end));
    }

    private static Shape part(Shape shape, int from, int end) {
        return Shape.of(shape.toList().subList(from, end).stream()
                .mapToInt(size -> size)
                .toArray());
    }

    /** The weights as a vector along the middle axis. */
    Node vector(Lowering lowering, String suffix, Node weights) {
        return weights.shape().equals(Shape.of(view.size(1)))
                ? weights
                : lowering.load(suffix, new Broadcast(from, to), Shape.of(view.size(1)), List.of(weights));
    }
}
