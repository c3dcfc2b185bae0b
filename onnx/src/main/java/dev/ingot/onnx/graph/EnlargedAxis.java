// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * What a transposed convolution does along a spatial axis: it spreads the inputs, adds cells behind them, and cuts cells off.
 *
 * @param length cells of the input
 * @param kernel cells of the kernel
 * @param stride cells of the output from one input to the next
 * @param dilation cells of the output from one of the kernel to the next
 * @param added cells behind that have a bias only
 * @param cutBefore cells that are cut off before
 * @param cutAfter cells that are cut off behind
 */
record EnlargedAxis(int length, int kernel, int stride, int dilation, int added, int cutBefore, int cutAfter) {

    private long span() {
        return Window.span(kernel, dilation);
    }

    /** Cells that are cut off together. */
    long cut() {
        return (long) cutBefore + cutAfter;
    }

    /** Cells of the output after the cut. */
    long outputs() {
        return (length - 1L) * stride + span() + added - cut();
    }

    /** Whether this, before the cut, is Keras' {@code valid} without an output padding. */
    boolean isValid() {
        return added == Math.max(stride - span(), 0);
    }

    /** Whether this is Keras' {@code same} without an output padding. */
    boolean isSame() {
        long most = Math.max(((length - 1L) * stride + span() - (long) length * stride) / 2, 0);
        return outputs() == (long) length * stride && cutBefore == most;
    }

    /** The axes of a node. */
    static List<EnlargedAxis> of(Node node, Value value, int[] kernel) {
        int axes = kernel.length;
        Attributes attributes = node.attributes();
        int[] strides = attributes.perAxis("strides", axes, 1, 1);
        int[] dilations = attributes.perAxis("dilations", axes, 1, 1);
        int[] added = attributes.perAxis("output_padding", axes, 0, 0);
        int[] pads = attributes.perAxis("pads", 2 * axes, 0, 0);
        String mode = attributes.text("auto_pad", "NOTSET");
        if (!List.of("NOTSET", "VALID", "SAME_UPPER", "SAME_LOWER").contains(mode)) {
            throw new RefusedNodeException("auto_pad", "expected NOTSET, VALID, SAME_UPPER or SAME_LOWER");
        }
        boolean given = attributes.has("output_shape");
        long[] outputs = new long[axes];
        if (given) {
            long[] all = attributes.wholes("output_shape").orElseThrow();
            // Some exporters write the batch and the channels, too.
            if (all.length != axes && all.length != axes + 2) {
                throw new RefusedNodeException("output_shape", "expected " + axes + " lengths");
            }
            System.arraycopy(all, all.length - axes, outputs, 0, axes);
        }
        List<EnlargedAxis> along = new ArrayList<>();
        for (int axis = 0; axis < axes; axis++) {
            int length = value.layout().size(axis + 1);
            long full = (length - 1L) * strides[axis] + Window.span(kernel[axis], dilations[axis]) + added[axis];
            long before = mode.equals("NOTSET") ? pads[axis] : 0;
            long after = mode.equals("NOTSET") ? pads[axis + axes] : 0;
            if (given || mode.startsWith("SAME")) {
                long total = full - (given ? outputs[axis] : (long) length * strides[axis]);
                if (total < 0) {
                    throw new RefusedNodeException(
                            given ? "output_shape" : "auto_pad",
                            "gives " + -total + " cells more than the kernel reaches, which output_padding would say");
                }
                before = mode.equals("SAME_UPPER") ? total / 2 : total - total / 2;
                after = total - before;
            }
            if (before + after >= full) {
                throw new RefusedNodeException("pads", "cuts off all of " + full + " cells");
            }
            int surplus = (int) Math.min(added[axis], after);
            along.add(new EnlargedAxis(
                    length,
                    kernel[axis],
                    strides[axis],
                    dilations[axis],
                    added[axis] - surplus,
                    (int) before,
                    (int) after - surplus));
        }
        return along;
    }
}
