// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.Padding;
import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** Convolutions, transposed or not. */
final class Convolutions {
    private Convolutions() {}

    static void conv(Node node) {
        Value x = node.network().channelsLast(node.numbers(0));
        int axes = node.spatialAxes(x);
        Constant weight = weight(node, axes);
        int channels = x.layout().size(0);
        int filters = weight.size(0);
        int groups = groups(node, channels, weight.size(1), filters);
        List<Window> windows = Window.of(node, x, kernel(node, weight), true);
        boolean depthwise = groups == channels && groups > 1 && axes < 3;

        Map<String, Object> arguments = new HashMap<>();
        boolean same = windows.stream().allMatch(Window::isSame);
        boolean valid = windows.stream().allMatch(Window::isValid);
        Value padded = valid || same ? x : Borders.reached(node, x, windows);
        if (same && !valid) {
            arguments.put("padding", Padding.SAME);
        }
        // Keras has strides or dilation; the cells between those of a dilated kernel are zeros then.
        boolean written = !depthwise
                && windows.stream().anyMatch(window -> window.stride() > 1)
                && windows.stream().anyMatch(window -> window.dilation() > 1);
        Constant kernel = written ? dilated(node, weight, windows) : weight;
        arguments.put(
                "kernelSize",
                IntStream.range(2, kernel.rank()).mapToObj(kernel::size).toList());
        put(arguments, "strides", windows, Window::stride);
        if (!written) {
            put(arguments, "dilationRate", windows, Window::dilation);
        }
        if (depthwise) {
            int multiplier = filters / channels;
            if (multiplier > 1) {
                arguments.put("depthMultiplier", multiplier);
            }
        } else {
            arguments.put("filters", filters);
            if (groups > 1) {
                arguments.put("groups", groups);
            }
        }
        DeclaredLayer layer = node.layer((depthwise ? "Depthwise" : "") + "Conv" + axes + "D", arguments, padded);
        Constant last =
                depthwise ? depthwise(kernel, channels, filters / channels) : kernel.transposed(order(axes, 1, 0));
        layer.weight("kernel", last.numbers(), last.shape());
        bias(node, layer, filters);
        int[] shape = Network.shape(LongSizes.of(filters, windows.stream().mapToLong(Window::outputs)));
        node.gives(Value.of(layer, Layout.inOrder(shape, Layout.channelsLast(shape.length))));
    }

    /** The spatial axes of a kernel, then these two of its first. */
    private static int[] order(int axes, int first, int second) {
        int[] order = IntStream.range(2, axes + 4).toArray();
        order[axes] = first;
        order[axes + 1] = second;
        return order;
    }

    /** {@code (channels * multiplier, 1, rows, columns)} as {@code (rows, columns, channels, multiplier)}. */
    private static Constant depthwise(Constant weight, int channels, int multiplier) {
        int[] shape = weight.shape();
        shape[0] = channels;
        shape[1] = multiplier;
        return weight.reshaped(shape).transposed(order(shape.length - 2, 0, 1));
    }

    private static Constant weight(Node node, int axes) {
        Constant weight = node.constant(1);
        if (weight.isWhole() || weight.rank() != axes + 2 || weight.elements() == 0) {
            throw new RefusedNodeException(
                    "expected a kernel of " + (axes + 2) + " axes, found " + Arrays.toString(weight.shape()));
        }
        return weight;
    }

    private static int[] kernel(Node node, Constant weight) {
        int[] own = Arrays.copyOfRange(weight.shape(), 2, weight.rank());
        if (node.attributes().has("kernel_shape")
                && !Arrays.equals(node.attributes().perAxis("kernel_shape", own.length, 1, 1), own)) {
            throw new RefusedNodeException("kernel_shape", "the kernel is " + Arrays.toString(own));
        }
        return own;
    }

    private static int groups(Node node, int channels, int channelsOfGroup, int filters) {
        int groups = Attributes.length("group", node.attributes().whole("group", 1), 1);
        if ((long) channelsOfGroup * groups != channels || filters % groups != 0) {
            throw new RefusedNodeException("has " + groups + " groups of " + channelsOfGroup + " channels and "
                    + filters + " filters for " + channels + " channels");
        }
        return groups;
    }

    private static void bias(Node node, DeclaredLayer layer, int filters) {
        if (!node.has(2)) {
            layer.set("useBias", false);
            return;
        }
        Constant bias = node.constant(2);
        if (bias.elements() != filters) {
            throw new RefusedNodeException("expected a bias of " + filters + " numbers, found " + bias);
        }
        layer.weight("bias", bias.numbers(), filters);
    }

    private static void put(
            Map<String, Object> arguments, String member, List<Window> windows, ToIntFunction<Window> number) {
        List<Integer> numbers = windows.stream().map(number::applyAsInt).toList();
        if (numbers.stream().anyMatch(value -> value != 1)) {
            arguments.put(member, numbers);
        }
    }

    /** The kernel with zeros between its cells. */
    private static Constant dilated(Node node, Constant weight, List<Window> windows) {
        int[] shape = weight.shape();
        long values = (long) shape[0] * shape[1];
        for (int axis = 2; axis < shape.length; axis++) {
            shape[axis] = Math.toIntExact(windows.get(axis - 2).span());
            values = Math.multiplyExact(values, shape[axis]);
        }
        float[] spread = new float[node.network().make(values)];
        for (int i = 0; i < weight.elements(); i++) {
            int rest = i;
            int place = 0;
            int step = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                int dilation = axis < 2 ? 1 : windows.get(axis - 2).dilation();
                place += rest % weight.size(axis) * dilation * step;
                rest /= weight.size(axis);
                step *= shape[axis];
            }
            spread[place] = weight.number(i);
        }
        return Constant.of(shape, spread);
    }

    static void convTranspose(Node node) {
        Value x = node.network().channelsLast(node.numbers(0));
        int axes = node.spatialAxes(x);
        Constant weight = weight(node, axes);
        int channels = x.layout().size(0);
        int groups = Attributes.length("group", node.attributes().whole("group", 1), 1);
        if (weight.size(0) != channels || channels % groups != 0) {
            throw new RefusedNodeException("has a kernel " + Arrays.toString(weight.shape()) + " and " + groups
                    + " groups for " + channels + " channels");
        }
        int filters = Math.multiplyExact(weight.size(1), groups);
        List<EnlargedAxis> along = EnlargedAxis.of(node, x, kernel(node, weight));

        Map<String, Object> arguments = new HashMap<>();
        arguments.put("filters", filters);
        arguments.put("kernelSize", along.stream().map(EnlargedAxis::kernel).toList());
        if (along.stream().anyMatch(axis -> axis.stride() > 1)) {
            arguments.put("strides", along.stream().map(EnlargedAxis::stride).toList());
        }
        if (along.stream().anyMatch(axis -> axis.dilation() > 1)) {
            arguments.put(
                    "dilationRate", along.stream().map(EnlargedAxis::dilation).toList());
        }
        boolean same = along.stream().allMatch(EnlargedAxis::isSame);
        if (same) {
            arguments.put("padding", Padding.SAME);
        } else if (!along.stream().allMatch(EnlargedAxis::isValid)) {
            arguments.put(
                    "outputPadding", along.stream().map(EnlargedAxis::added).toList());
        }
        DeclaredLayer layer = node.layer("Conv" + axes + "DTranspose", arguments, x);
        Constant whole = groups == 1 ? weight : ungrouped(node, weight, groups);
        Constant last = whole.transposed(order(axes, 1, 0));
        layer.weight("kernel", last.numbers(), last.shape());
        bias(node, layer, filters);
        long[] sizes = LongSizes.of(
                filters, along.stream().mapToLong(axis -> same ? axis.outputs() : axis.outputs() + axis.cut()));
        int[] shape = Network.shape(sizes);
        Value y = Value.of(layer, Layout.inOrder(shape, Layout.channelsLast(shape.length)));
        if (!same) {
            List<Integer> cuts = new ArrayList<>();
            along.forEach(axis -> cuts.addAll(List.of(axis.cutBefore(), axis.cutAfter())));
            y = Borders.cropped(node, y, cuts);
        }
        node.gives(y);
    }

    /** Kernels of groups as one kernel, with zeros from each group to the others. */
    private static Constant ungrouped(Node node, Constant weight, int groups) {
        int channels = weight.size(0);
        int filters = weight.size(1);
        int cells = weight.elements() / channels / filters;
        long values = Math.multiplyExact((long) weight.elements(), groups);
        float[] whole = new float[node.network().make(values)];
        for (int channel = 0; channel < channels; channel++) {
            int group = channel / (channels / groups);
            for (int filter = 0; filter < filters; filter++) {
                for (int cell = 0; cell < cells; cell++) {
                    int to = (channel * groups + group) * filters + filter;
                    whole[to * cells + cell] = weight.number((channel * filters + filter) * cells + cell);
                }
            }
        }
        int[] shape = weight.shape();
        shape[1] = filters * groups;
        return Constant.of(shape, whole);
    }
}
