// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import java.util.Arrays;

/** ONNX's rule for operands of different shapes: they are aligned at the last axis, and axes of length 1 are repeated. */
final class Broadcast {
    private Broadcast() {}

    /**
     * A constant with an axis for each of the value's, of the value's length or 1.
     *
     * @throws RefusedNodeException if the value would be repeated, or the constant differs from sample to sample
     */
    static Constant aligned(Node node, Constant constant, Value value) {
        int rank = node.rank(value);
        int[] shape = constant.shape();
        int surplus = shape.length - rank;
        for (int axis = 0; axis < surplus; axis++) {
            if (shape[axis] != 1) {
                throw larger(constant, value);
            }
        }
        int[] aligned = new int[value.layout().rank()];
        Arrays.fill(aligned, 1);
        int batch = rank - aligned.length;
        for (int axis = Math.max(surplus, 0); axis < shape.length; axis++) {
            int index = axis - surplus - batch;
            if (index < 0) {
                if (shape[axis] != 1) {
                    throw new RefusedNodeException("has a constant " + Arrays.toString(shape)
                            + " that differs between the samples of a batch");
                }
            } else if (shape[axis] != 1 && shape[axis] != value.layout().size(index)) {
                throw larger(constant, value);
            } else {
                aligned[index] = shape[axis];
            }
        }
        return constant.reshaped(aligned);
    }

    private static RefusedNodeException larger(Constant constant, Value value) {
        return new RefusedNodeException(
                "has a constant " + Arrays.toString(constant.shape()) + " that does not fit into a value "
                        + Arrays.toString(value.layout().shape()));
    }
}
