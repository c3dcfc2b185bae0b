// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.runtime.LayerSpec;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import java.util.Map;

/** Names that variables had in Keras 2, in the files that find weights by name. */
final class FormerVariables {
    /** The former name of the kernel, by the class of the layer. */
    private static final Map<String, String> KERNELS =
            Map.of("DepthwiseConv1D", "depthwise_kernel", "DepthwiseConv2D", "depthwise_kernel");

    private FormerVariables() {}

    /** The former name of a weight's variable; the present one if there is no other. */
    static String of(WeightSpec spec, Signature signature) {
        if (!spec.variable().equals("kernel")) {
            return spec.variable();
        }
        return signature.layers().stream()
                .filter(layer -> layer.name().equals(spec.layer()))
                .map(LayerSpec::type)
                .map(type -> KERNELS.getOrDefault(type, spec.variable()))
                .findFirst()
                .orElse(spec.variable());
    }
}
