// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.dsl.Interpolation;
import dev.ingot.onnx.file.Constant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Images of another size: by the layers that do the same to the bit or to rounding; by dense layers along the axes, whose
 * coefficients are the interpolation's, for everything else.
 */
final class Resizes {
    private Resizes() {}

    static void upsample(Node node) {
        Value x = node.numbers(0);
        float[] scales;
        if (node.attributes().has("height_scale")) {
            scales = new float[] {
                1,
                1,
                node.attributes().number("height_scale", 1),
                node.attributes().number("width_scale", 1)
            };
        } else if (node.attributes().has("scales")) {
            scales = node.attributes().numbers("scales").orElseThrow();
        } else {
            scales = node.constant(1).numbers();
        }
        String mode = node.attributes().text("mode", "nearest");
        // "linear" was "bilinear" in version 1.
        String current = mode.equals("bilinear") ? "linear" : mode;
        resize(node, x, scales, null, new ResizedAxis.Rule(current, "asymmetric", "floor", false, false, -0.75f));
    }

    static void resize(Node node) {
        Value x = node.numbers(0);
        Attributes attributes = node.attributes();
        attributes.ignore("extrapolation_value", "for coordinates in a region only");
        String mode = attributes.text("mode", "nearest");
        if (!node.since(11)) {
            resize(
                    node,
                    x,
                    node.constant(1).numbers(),
                    null,
                    new ResizedAxis.Rule(mode, "asymmetric", "floor", false, false, -0.75f));
            return;
        }
        ResizedAxis.Rule rule = new ResizedAxis.Rule(
                mode,
                attributes.text("coordinate_transformation_mode", "half_pixel"),
                attributes.text("nearest_mode", "round_prefer_floor"),
                attributes.on("exclude_outside", false),
                attributes.on("antialias", false),
                attributes.number("cubic_coeff_a", -0.75f));
        long[] axes = attributes.wholes("axes").orElse(null);
        String policy = attributes.text("keep_aspect_ratio_policy", "stretch");
        Constant scales = node.optionalConstant(2)
                .filter(constant -> constant.elements() > 0)
                .orElse(null);
        Constant sizes = node.optionalConstant(3)
                .filter(constant -> constant.elements() > 0)
                .orElse(null);
        if ((scales == null) == (sizes == null)) {
            throw new RefusedNodeException("expected scales or sizes");
        }
        int rank = node.rank(x);
        if (axes == null) {
            axes = LongStream.range(0, rank).toArray();
        }
        if ((scales == null ? sizes : scales).elements() != axes.length) {
            throw new RefusedNodeException("expected " + axes.length + " scales or sizes");
        }
        if (scales != null) {
            float[] all = new float[rank];
            Arrays.fill(all, 1);
            for (int i = 0; i < axes.length; i++) {
                all[index(axes[i], rank)] = scales.number(i);
            }
            resize(node, x, all, null, rule);
            return;
        }
        long[] all = new long[rank];
        Arrays.fill(all, -1);
        for (int i = 0; i < axes.length; i++) {
            all[index(axes[i], rank)] = sizes.whole(i);
        }
        if (!policy.equals("stretch")) {
            keepRatio(node, x, all, policy);
        }
        resize(node, x, null, all, rule);
    }

    private static int index(long axis, int rank) {
        long index = axis < 0 ? axis + rank : axis;
        if (index < 0 || index >= rank) {
            throw new RefusedNodeException("axes", "a tensor of " + rank + " axes has no axis " + axis);
        }
        return (int) index;
    }

    private static void keepRatio(Node node, Value x, long[] sizes, String policy) {
        if (!policy.equals("not_larger") && !policy.equals("not_smaller")) {
            throw new RefusedNodeException("keep_aspect_ratio_policy", "expected stretch, not_larger or not_smaller");
        }
        double scale = policy.equals("not_larger") ? Double.POSITIVE_INFINITY : 0;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] >= 0) {
                double own = (double) sizes[i] / x.layout().size(node.axis(i, sizes.length));
                scale = policy.equals("not_larger") ? Math.min(scale, own) : Math.max(scale, own);
            }
        }
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] >= 0) {
                sizes[i] = (long) Math.floor(scale * x.layout().size(node.axis(i, sizes.length)) + 0.5);
            }
        }
    }

    /** By the scales of all axes, or by their sizes, of which those that stay are -1. */
    private static void resize(Node node, Value x, float[] scales, long[] sizes, ResizedAxis.Rule rule) {
        rule.check();
        int rank = node.rank(x);
        if ((scales == null ? sizes.length : scales.length) != rank) {
            throw new RefusedNodeException("expected " + rank + " scales or sizes");
        }
        int batch = node.network().batched() ? 1 : 0;
        ResizedAxis[] axes = new ResizedAxis[rank - batch];
        for (int axis = 0; axis < rank; axis++) {
            if (axis < batch) {
                boolean stays = scales == null
                        ? sizes[0] == -1 || sizes[0] == node.network().batchSize()
                        : scales[0] == 1;
                if (!stays) {
                    throw new RefusedNodeException("mixes the samples of the batch, which is axis 0");
                }
                continue;
            }
            int length = x.layout().size(axis - batch);
            if (scales == null) {
                int output = sizes[axis] == -1 ? length : Attributes.length("sizes", sizes[axis], 1);
                axes[axis - batch] = new ResizedAxis(length, output, (double) output / length);
            } else {
                if (!(scales[axis] > 0)) {
                    throw new RefusedNodeException("expected scales above 0, found " + scales[axis]);
                }
                int output = Attributes.length("scales", (long) (length * scales[axis]), 1);
                axes[axis - batch] = new ResizedAxis(length, output, scales[axis]);
            }
        }
        boolean image = batch == 1 && axes.length > 1 && axes.length < 5 && axes[0].stays();
        Value y = image ? byLayer(node, x, axes, rule) : null;
        if (y == null) {
            y = x;
            for (int axis = 0; axis < axes.length; axis++) {
                if (!axes[axis].stays()) {
                    node.network().make((long) axes[axis].length() * axes[axis].outputs());
                    y = LinearMap.along(node, y, axis, axes[axis].coefficients(rule), null);
                }
            }
        }
        node.gives(y);
    }

    /** The layer that does the same; null if there is none. */
    private static Value byLayer(Node node, Value given, ResizedAxis[] axes, ResizedAxis.Rule rule) {
        List<ResizedAxis> spatial = List.of(axes).subList(1, axes.length);
        boolean whole = spatial.stream().allMatch(axis -> axis.outputs() % axis.length() == 0);
        List<Integer> factors =
                spatial.stream().map(axis -> axis.outputs() / axis.length()).toList();
        Map<String, Object> arguments = new HashMap<>();
        String layer;
        if (rule.mode().equals("nearest")) {
            List<int[]> cells = new ArrayList<>();
            for (ResizedAxis axis : spatial) {
                node.network().make(axis.outputs());
                cells.add(axis.nearest(rule));
            }
            if (whole && matches(spatial, cells, (axis, output) -> output / (axis.outputs() / axis.length()))) {
                layer = "UpSampling" + spatial.size() + "D";
                arguments.put("size", spatial.size() == 1 ? factors.get(0) : factors);
            } else if (spatial.size() == 2
                    && matches(spatial, cells, (axis, output) ->
                            (int) ((2L * output + 1) * axis.length() / (2L * axis.outputs())))) {
                layer = "Resizing";
                arguments.putAll(size(spatial, Interpolation.NEAREST));
            } else if (matches(spatial, cells, (axis, output) -> output * axis.everySoMany())
                    && spatial.stream().allMatch(ResizedAxis::isSubset)) {
                layer = "MaxPooling" + spatial.size() + "D";
                arguments.put("poolSize", List.of(1));
                arguments.put(
                        "strides",
                        spatial.stream().map(ResizedAxis::everySoMany).toList());
            } else {
                return null;
            }
        } else if (spatial.size() == 2
                && spatial.stream().allMatch(axis -> axis.isHalfPixel(rule))
                && !rule.antialias()) {
            boolean linear = rule.mode().equals("linear");
            boolean cubic = rule.mode().equals("cubic") && rule.cubicA() == -0.5f && rule.excludeOutside();
            if (!linear && !cubic) {
                return null;
            }
            Interpolation interpolation = linear ? Interpolation.BILINEAR : Interpolation.BICUBIC;
            if (whole) {
                layer = "UpSampling2D";
                arguments.putAll(Map.of("size", factors, "interpolation", interpolation));
            } else {
                layer = "Resizing";
                arguments.putAll(size(spatial, interpolation));
            }
        } else {
            return null;
        }
        Value x = node.network().channelsLast(given);
        DeclaredLayer declared = node.layer(layer, arguments, x);
        int[] shape =
                Network.shape(LongSizes.of(x.layout().size(0), spatial.stream().mapToLong(ResizedAxis::outputs)));
        Layout layout = Layout.inOrder(shape, Layout.channelsLast(shape.length));
        return x.through(declared, layout)
                .notNegative(x.notNegative() && !rule.mode().equals("cubic"));
    }

    private static Map<String, Object> size(List<ResizedAxis> spatial, Interpolation interpolation) {
        return Map.of(
                "height", spatial.get(0).outputs(),
                "width", spatial.get(1).outputs(),
                "interpolation", interpolation);
    }

    /** The cell that an output is a copy of. */
    private interface Source {
        int of(ResizedAxis axis, int output);
    }

    private static boolean matches(List<ResizedAxis> axes, List<int[]> cells, Source source) {
        return IntStream.range(0, axes.size())
                .allMatch(axis -> IntStream.range(0, axes.get(axis).outputs())
                        .allMatch(output -> cells.get(axis)[output] == source.of(axes.get(axis), output)));
    }
}
