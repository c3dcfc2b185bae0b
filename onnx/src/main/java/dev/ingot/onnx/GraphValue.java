// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import java.util.List;

/**
 * An input or output of a model, and the tensor of the network that is the same.
 *
 * @param name the name in the file
 * @param field the name in the network, as in {@code run(Map)}
 * @param batched whether ONNX's first axis is the network's batch; else ONNX's tensor is one sample, and the network has a batch
 *     axis before all others
 * @param axes the axes of ONNX's tensor in the order in which the network has them: {@code [0, 2, 3, 1]} for images of which the
 *     network has the channels last
 */
public record GraphValue(String name, String field, boolean batched, List<Integer> axes) {

    /** Copies the list. */
    public GraphValue {
        axes = List.copyOf(axes);
    }

    /** Which tensor of the network it is, and the order of its axes. */
    @Override
    public String toString() {
        return name + ": " + field + ", axes " + axes;
    }
}
