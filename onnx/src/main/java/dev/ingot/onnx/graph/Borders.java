// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Cells added to and cut off the ends of axes. */
final class Borders {
    private Borders() {}

    /** An image with the zeros around it that its windows reach. */
    static Value reached(Node node, Value image, List<Window> windows) {
        List<Integer> cells = new ArrayList<>();
        windows.forEach(window ->
                cells.addAll(List.of(window.before(), (int) Math.max(window.after(), window.reach()))));
        return padded(node, image, cells);
    }

    /** An image, channels last, with zeros around: so many before and behind each spatial axis. */
    static Value padded(Node node, Value image, List<Integer> cells) {
        return changed(node, image, cells, "ZeroPadding", "padding", 1);
    }

    /** An image, channels last, without its border: so many cells less before and behind each spatial axis. */
    static Value cropped(Node node, Value image, List<Integer> cells) {
        return changed(node, image, cells, "Cropping", "cropping", -1);
    }

    private static Value changed(Node node, Value image, List<Integer> cells, String layer, String member, int sign) {
        if (cells.stream().allMatch(count -> count == 0)) {
            return image;
        }
        int axes = cells.size() / 2;
        int[] shape = image.layout().shape();
        long[] lengths = Arrays.stream(shape).asLongStream().toArray();
        for (int axis = 0; axis < axes; axis++) {
            lengths[axis + 1] += (long) sign * (cells.get(2 * axis) + cells.get(2 * axis + 1));
        }
        // As few numbers as say it: one for each axis where both ends are alike.
        boolean alike =
                IntStream.range(0, axes).allMatch(axis -> cells.get(2 * axis).equals(cells.get(2 * axis + 1)));
        List<Integer> written = alike && axes > 1
                ? IntStream.range(0, axes).mapToObj(axis -> cells.get(2 * axis)).toList()
                : cells;
        DeclaredLayer declared = node.layer(layer + axes + "D", Map.of(member, written), image);
        Layout layout = Layout.inOrder(Network.shape(lengths), Layout.channelsLast(shape.length));
        return image.through(declared, layout);
    }

    /** The cells of one axis of ONNX's from one to another, every so many. */
    static Value sliced(Node node, Value given, int axis, int from, int to, int step) {
        int length = given.layout().size(axis);
        Value y = given;
        if (from > 0 || to < length) {
            y = alongOne(node, given, axis, "Cropping", "cropping", List.of(from, length - to), to - from);
        }
        if (step > 1) {
            y = alongOne(node, y, axis, "MaxPooling", "strides", List.of(step), (to - from - 1) / step + 1);
        }
        return y;
    }

    /** Zeros before and behind one axis of ONNX's. */
    static Value padded(Node node, Value given, int axis, int before, int after) {
        long length = (long) given.layout().size(axis) + before + after;
        Network.shape(length);
        return alongOne(node, given, axis, "ZeroPadding", "padding", List.of(before, after), (int) length);
    }

    /**
     * A layer of images that changes one axis: the axes before it are the rows, the axis itself the columns, and those behind it
     * the channels. A spatial axis of an image is what it is.
     */
    private static Value alongOne(
            Node node, Value given, int axis, String layer, String member, List<Integer> argument, int outputs) {
        Network.ByAxes x = node.network().byAxes(given);
        Layout layout = x.value().layout();
        int place = x.place(axis);
        int rank = layout.rank();
        boolean image = Arrays.equals(x.order(), Layout.channelsLast(rank)) && place < rank - 1 && rank < 5;
        List<List<Factor>> held = layout.held();
        List<Factor> changed = Layout.inOrder(outputs).axes().get(0);
        List<List<Factor>> view = new ArrayList<>(held);
        if (!image) {
            List<Factor> before = Layout.flat(held.subList(0, place));
            view = new ArrayList<>(List.of(held.get(place), Layout.flat(held.subList(place + 1, rank))));
            if (!before.isEmpty()) {
                view.add(0, before);
            }
            place = view.size() - 2;
        }
        int spatial = view.size() - 1;
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < spatial; i++) {
            numbers.addAll(i == place ? argument : argument.size() == 1 ? List.of(1) : List.of(0, 0));
        }
        Map<String, Object> arguments =
                layer.equals("MaxPooling") ? Map.of("poolSize", List.of(1), member, numbers) : Map.of(member, numbers);
        Value viewed = node.network().arranged(x.value(), view);
        DeclaredLayer declared = node.layer(layer + spatial + "D", arguments, viewed);
        // The changed axis has new factors, the others keep theirs.
        List<List<Factor>> axes = new ArrayList<>(layout.axes());
        axes.set(axis, changed);
        view.set(place, changed);
        return viewed.through(declared, layout.withAxes(axes).heldAs(view));
    }
}
