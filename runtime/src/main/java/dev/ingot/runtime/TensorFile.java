// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Map;
import java.util.Set;

/** A weights file whose index has been read and checked. */
interface TensorFile {
    /** The names of the tensors. */
    Set<String> names();

    /** What the file says besides; empty if it cannot. */
    default Map<String, String> metadata() {
        return Map.of();
    }

    /** The shape of the tensor of this name, one of {@link #names}. */
    Shape shape(String name);

    /**
     * Reads the tensor of this name, one of {@link #names}, in bounded pieces.
     *
     * @param shape the shape that it must have
     * @param rows arrays that hold exactly its values, row-major
     * @throws WeightsException if it has another shape, or values that float32 cannot hold
     */
    void read(String name, Shape shape, float[]... rows);

    /** The shape that a file states, if an array can hold it. */
    static Shape shape(long[] lengths, ByteSource at, String entry) {
        int[] narrowed = new int[lengths.length];
        for (int axis = 0; axis < lengths.length; axis++) {
            if (lengths[axis] > Integer.MAX_VALUE) {
                throw at.wrong(entry, -1, "at most " + Integer.MAX_VALUE + " values", "an axis of " + lengths[axis]);
            }
            narrowed[axis] = (int) lengths[axis];
        }
        Shape shape = Shape.of(narrowed);
        try {
            shape.elements();
        } catch (ShapeException tooLarge) {
            throw at.wrong(entry, -1, "at most " + Integer.MAX_VALUE + " values", "shape " + shape);
        }
        return shape;
    }

    /** Checks a shape that a file states. */
    static void requireShape(Shape expected, Shape found, String origin, String entry) {
        if (!found.equals(expected)) {
            throw new WeightsException(origin, entry, -1, "a tensor of shape " + expected, "shape " + found);
        }
    }
}
