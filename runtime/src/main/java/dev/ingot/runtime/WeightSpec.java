// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Objects;

/**
 * One weight tensor that a network asks for.
 *
 * @param layer the layer's name in a weights file; empty if the variable has none
 * @param variable Keras' name of the variable, such as {@code kernel}
 * @param shape the shape in Keras' layout
 * @param role what the weight is for
 * @param fanIn the number of values that an output of the layer sums up
 * @param fanOut the number of outputs that a value of the layer's input goes into
 * @param flattenedFrom for the kernel of a dense layer behind a flattening, the shape before the flattening; else null; for a layer that
 *     is used several times, that of its first use
 */
public record WeightSpec(
        String layer, String variable, Shape shape, Role role, int fanIn, int fanOut, Shape flattenedFrom) {
    /** Checks that nothing but {@code flattenedFrom} is null. */
    public WeightSpec {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(role, "role");
    }

    /** The canonical name, {@code <layer>/<variable>}. */
    public String name() {
        return layer.isEmpty() ? variable : layer + "/" + variable;
    }

    /** The same weight under another name. */
    WeightSpec named(String name) {
        int slash = name.lastIndexOf('/');
        return new WeightSpec(
                slash < 0 ? "" : name.substring(0, slash),
                name.substring(slash + 1),
                shape,
                role,
                fanIn,
                fanOut,
                flattenedFrom);
    }
}
