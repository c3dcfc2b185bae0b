// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Shape;

/** Positions of a shape in row-major order. */
record Index(Shape shape) {

    /** The position of the value at an offset. */
    int[] position(int offset) {
        int[] position = new int[shape.rank()];
        int rest = offset;
        for (int axis = shape.rank() - 1; axis >= 0; axis--) {
            position[axis] = rest % shape.size(axis);
            rest /= shape.size(axis);
        }
        return position;
    }

    /** The offset of the value at a position. */
    int offset(int... position) {
        int offset = 0;
        for (int axis = 0; axis < shape.rank(); axis++) {
            offset = offset * shape.size(axis) + position[axis];
        }
        return offset;
    }

    /** Whether a position along an axis lies inside. */
    boolean contains(int axis, int position) {
        return 0 <= position && position < shape.size(axis);
    }
}
