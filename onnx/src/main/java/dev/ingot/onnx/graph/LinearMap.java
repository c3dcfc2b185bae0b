// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A linear map along an axis, with constants as its coefficients, as a dense layer. */
final class LinearMap {
    private LinearMap() {}

    /**
     * The value with an axis mapped.
     *
     * @param axis the axis of ONNX's
     * @param coefficients those of the inputs for each output, {@code [input][output]}
     * @param summands added to each output; null for none
     */
    static Value along(Node node, Value value, int axis, float[][] coefficients, float[] summands) {
        int inputs = coefficients.length;
        int outputs = coefficients[0].length;
        if (summands == null && isIdentity(coefficients)) {
            return value;
        }
        Network.ByAxes x = node.network().byAxes(value);
        List<List<Factor>> order = new ArrayList<>(x.value().layout().held());
        List<Factor> mapped = order.remove(x.place(axis));
        order.add(mapped);
        Value last = node.network().arranged(x.value(), order);
        float[] kernel = new float[inputs * outputs];
        for (int input = 0; input < inputs; input++) {
            System.arraycopy(coefficients[input], 0, kernel, input * outputs, outputs);
        }
        DeclaredLayer layer = node.layer(
                        "Dense",
                        summands == null ? Map.of("units", outputs, "useBias", false) : Map.of("units", outputs),
                        last)
                .weight("kernel", kernel, inputs, outputs);
        if (summands != null) {
            layer.weight("bias", summands, outputs);
        }
        List<Factor> changed = Layout.inOrder(outputs).axes().get(0);
        List<List<Factor>> axes = new ArrayList<>(x.value().layout().axes());
        axes.set(axis, changed);
        order.set(order.size() - 1, changed);
        Layout layout = x.value().layout().withAxes(axes).heldAs(order);
        Network.shape(Arrays.stream(layout.shape()).asLongStream().toArray());
        return Value.of(layer, layout);
    }

    private static boolean isIdentity(float[][] coefficients) {
        for (int input = 0; input < coefficients.length; input++) {
            for (int output = 0; output < coefficients[input].length; output++) {
                if (coefficients.length != coefficients[input].length
                        || coefficients[input][output] != (input == output ? 1 : 0)) {
                    return false;
                }
            }
        }
        return true;
    }
}
