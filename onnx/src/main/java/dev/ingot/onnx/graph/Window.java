// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * The windows of a convolution or pooling along a spatial axis.
 *
 * @param length cells of the axis
 * @param kernel cells of a window
 * @param stride cells from one window to the next
 * @param dilation cells from one of a window to the next
 * @param before cells of padding before the axis
 * @param after cells of padding behind it
 * @param outputs the number of windows
 */
record Window(int length, int kernel, int stride, int dilation, int before, int after, int outputs) {

    /** Windows of one cell each, for an axis of any length. */
    static final Window SINGLE_CELLS = new Window(1, 1, 1, 1, 0, 0, 1);

    /** Windows around all cells. */
    Window ofStrideOne() {
        return this == SINGLE_CELLS ? this : new Window(length, kernel, 1, dilation, before, after, length);
    }

    /** Cells at the distances of these windows. */
    Window ofKernelOne() {
        return this == SINGLE_CELLS ? this : new Window(length, 1, stride, 1, 0, 0, outputs);
    }

    /** Cells from the first of a window to its last. */
    long span() {
        return span(kernel, dilation);
    }

    static long span(int kernel, int dilation) {
        return (kernel - 1L) * dilation + 1;
    }

    /** Cells behind the axis that the last window reaches; negative if it ends before. */
    long reach() {
        return (outputs - 1L) * stride + span() - length - before;
    }

    /** Whether these are the windows that lie in the axis. */
    boolean isValid() {
        return before == 0 && length >= span() && outputs == (length - span()) / stride + 1;
    }

    /** Whether these are the windows of Keras' {@code same}. */
    boolean isSame() {
        long total = Math.max((outputs - 1L) * stride + span() - length, 0);
        return outputs == (length - 1) / stride + 1 && before == total / 2;
    }

    /** Whether these are some of the windows that {@code same} has with stride 1. */
    boolean isSameOfStrideOne() {
        return outputs == (length - 1) / stride + 1 && before == (span() - 1) / 2;
    }

    /** The windows of a node along all spatial axes, by the attributes of convolutions and poolings. */
    static List<Window> of(Node node, Value value, int[] kernel, boolean dilates) {
        int axes = kernel.length;
        Attributes attributes = node.attributes();
        int[] strides = attributes.perAxis("strides", axes, 1, 1);
        int[] dilations = dilates ? attributes.perAxis("dilations", axes, 1, 1) : new int[0];
        boolean ceil = attributes.on("ceil_mode", false);
        Padding padding = Padding.of(node, axes);
        List<Window> windows = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            int dilation = dilates ? dilations[axis] : 1;
            int length = value.layout().size(axis + 1);
            windows.add(padding.window(axis, length, kernel[axis], strides[axis], dilation, ceil));
        }
        return windows;
    }

    /** The attributes {@code pads} and {@code auto_pad}. */
    private record Padding(String mode, int[] pads) {

        static Padding of(Node node, int axes) {
            String mode = node.attributes().text("auto_pad", "NOTSET");
            if (!List.of("NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER").contains(mode)) {
                throw new RefusedNodeException("auto_pad", "expected NOTSET, VALID, SAME_UPPER or SAME_LOWER");
            }
            return new Padding(mode, node.attributes().perAxis("pads", 2 * axes, 0, 0));
        }

        Window window(int axis, int length, int kernel, int stride, int dilation, boolean ceil) {
            long span = span(kernel, dilation);
            if (mode.startsWith("SAME")) {
                int outputs = (length - 1) / stride + 1;
                long total = Math.max((outputs - 1L) * stride + span - length, 0);
                int less = (int) (total / 2);
                int more = (int) (total - less);
                boolean upper = mode.equals("SAME_UPPER");
                return new Window(length, kernel, stride, dilation, upper ? less : more, upper ? more : less, outputs);
            }
            boolean explicit = mode.equals("NOTSET");
            int before = explicit ? pads[axis] : 0;
            int after = explicit ? pads[axis + pads.length / 2] : 0;
            long room = (long) length + before + after - span;
            if (room < 0) {
                throw new RefusedNodeException(
                        "has windows of " + span + " cells for " + (room + span) + " cells with their padding");
            }
            long outputs = room / stride + 1;
            // One more that the end cuts off, unless it starts in the padding there.
            if (ceil && room % stride != 0 && outputs * stride < (long) length + before) {
                outputs++;
            }
            return new Window(length, kernel, stride, dilation, before, after, (int) outputs);
        }
    }
}
