// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.Padding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The largest value or the mean of windows. */
final class Pooling {
    private Pooling() {}

    static void maxPool(Node node) {
        node.attributes().ignore("storage_order", "for the indices only");
        node.noOutputFrom(1, "gives the indices of the largest values, which no layer does");
        Value x = node.network().channelsLast(node.numbers(0));
        List<Window> windows = windows(node, x, node.since(10));
        if (windows.stream().anyMatch(window -> window.dilation() > 1)) {
            throw new RefusedNodeException("dilations", "no pooling layer has windows with gaps");
        }
        Value y;
        if (windows.stream().allMatch(Window::isValid)) {
            y = pooled(node, "MaxPooling", x, windows, Padding.VALID);
        } else if (windows.stream().allMatch(Window::isSame)) {
            y = pooled(node, "MaxPooling", x, windows, Padding.SAME);
        } else if (x.notNegative()) {
            // Padding is below all values; zeros are where no value is less.
            y = pooled(node, "MaxPooling", Borders.reached(node, x, windows), windows, Padding.VALID);
        } else {
            y = maxByAxes(node, x, windows);
        }
        node.gives(y.notNegative(x.notNegative()));
    }

    /** The largest of a window is the largest along one axis of those along the others. */
    private static Value maxByAxes(Node node, Value x, List<Window> windows) {
        Value y = x;
        if (windows.stream().anyMatch(Window::isValid)) {
            y = pooled(node, "MaxPooling", y, only(windows, Window::isValid), Padding.VALID);
        }
        Predicate<Window> same = window -> !window.isValid() && window.isSame();
        if (windows.stream().anyMatch(same)) {
            y = pooled(node, "MaxPooling", y, only(windows, same), Padding.SAME);
        }
        Predicate<Window> dense = window -> !window.isValid() && !window.isSame();
        if (windows.stream().anyMatch(dense)) {
            // Of the windows that SAME has with stride 1, every so many.
            if (!windows.stream().filter(dense).allMatch(Window::isSameOfStrideOne)) {
                throw new RefusedNodeException(
                        "pads",
                        "expected none, those of SAME_UPPER, as many on both sides of an odd kernel, or a relu before");
            }
            List<Window> all = only(windows, dense);
            y = pooled(
                    node, "MaxPooling", y, all.stream().map(Window::ofStrideOne).toList(), Padding.SAME);
            y = pooled(
                    node, "MaxPooling", y, all.stream().map(Window::ofKernelOne).toList(), Padding.VALID);
        }
        return y;
    }

    /** These windows; along the other axes single cells. */
    private static List<Window> only(List<Window> windows, Predicate<Window> those) {
        return windows.stream()
                .map(window -> those.test(window) ? window : Window.SINGLE_CELLS)
                .toList();
    }

    static void averagePool(Node node) {
        Value x = node.network().channelsLast(node.numbers(0));
        boolean counted = node.attributes().on("count_include_pad", false);
        List<Window> windows = windows(node, x, node.since(19));
        boolean dense = windows.stream().allMatch(window -> window.dilation() == 1);
        Value y;
        if (dense && windows.stream().allMatch(Window::isValid)) {
            y = pooled(node, "AveragePooling", x, windows, Padding.VALID);
        } else if (dense && !counted && windows.stream().allMatch(Window::isSame)) {
            y = pooled(node, "AveragePooling", x, windows, Padding.SAME);
        } else if (dense && counted && windows.stream().allMatch(window -> window.reach() <= window.after())) {
            y = pooled(node, "AveragePooling", Borders.reached(node, x, windows), windows, Padding.VALID);
        } else {
            // A mean over a window is a mean along each axis.
            y = x;
            for (int axis = 0; axis < windows.size(); axis++) {
                Window window = windows.get(axis);
                node.network().make((long) window.length() * window.outputs());
                float[][] shares = new float[window.length()][window.outputs()];
                for (int output = 0; output < window.outputs(); output++) {
                    share(window, output, counted, shares);
                }
                y = LinearMap.along(node, y, axis + 1, shares, null);
            }
        }
        node.gives(y.notNegative(x.notNegative()));
    }

    private static void share(Window window, int output, boolean counted, float[][] shares) {
        List<Integer> cells = new ArrayList<>();
        int count = 0;
        for (int tap = 0; tap < window.kernel(); tap++) {
            long cell = (long) output * window.stride() + (long) tap * window.dilation() - window.before();
            boolean inside = cell >= 0 && cell < window.length();
            if (inside) {
                cells.add((int) cell);
            }
            count += inside || counted && cell < window.length() + window.after() ? 1 : 0;
        }
        for (int cell : cells) {
            shares[cell][output] = (float) (1.0 / count);
        }
    }

    private static List<Window> windows(Node node, Value x, boolean dilates) {
        int axes = node.spatialAxes(x);
        int[] kernel = node.attributes().perAxis("kernel_shape", axes, 1, 0);
        return Window.of(node, x, kernel, dilates);
    }

    private static Value pooled(Node node, String layer, Value x, List<Window> windows, Padding padding) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("poolSize", windows.stream().map(Window::kernel).toList());
        arguments.put("strides", windows.stream().map(Window::stride).toList());
        arguments.put("padding", padding);
        DeclaredLayer declared = node.layer(layer + windows.size() + "D", arguments, x);
        long[] lengths = Arrays.stream(x.layout().shape()).asLongStream().toArray();
        for (int axis = 0; axis < windows.size(); axis++) {
            if (windows.get(axis) != Window.SINGLE_CELLS) {
                lengths[axis + 1] = windows.get(axis).outputs();
            }
        }
        return Value.of(declared, Layout.inOrder(Network.shape(lengths), Layout.channelsLast(lengths.length)));
    }

    static void globalMaxPool(Node node) {
        global(node, "GlobalMaxPooling");
    }

    static void globalAveragePool(Node node) {
        global(node, "GlobalAveragePooling");
    }

    private static void global(Node node, String layer) {
        Value x = node.network().channelsLast(node.numbers(0));
        int axes = node.spatialAxes(x);
        DeclaredLayer declared = node.layer(layer + axes + "D", Map.of(), x);
        int[] shape = new int[axes + 1];
        Arrays.fill(shape, 1);
        shape[0] = x.layout().size(0);
        Layout layout = Layout.inOrder(shape);
        node.gives(x.through(declared, layout.heldAs(List.of(layout.axes().get(0)))));
    }
}
