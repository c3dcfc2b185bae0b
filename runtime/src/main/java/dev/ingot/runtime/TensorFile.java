// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Set;

/** A weights file whose index has been read and checked. */
interface TensorFile {
    /** The names of the tensors. */
    Set<String> names();

    /** Reads the tensor of this name, one of {@link #names}. */
    Tensor read(String name);

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
}
