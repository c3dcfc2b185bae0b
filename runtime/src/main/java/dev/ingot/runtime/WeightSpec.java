// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Objects;

/**
 * One weight tensor that a network asks for.
 *
 * <p>Weights of frameworks that keep channels first count the values of flattened tensors in another order. {@code flattenedFrom}
 * and {@code unflattenedTo} tell where; a shape {@code ()} means that the order is not known, as when several flattened tensors are
 * joined.
 *
 * @param layer the layer's name in a weights file; empty if the variable has none
 * @param variable Keras' name of the variable, such as {@code kernel}
 * @param shape the shape in Keras' layout
 * @param role what the weight is for
 * @param fanIn the number of values that an output of the layer sums up
 * @param fanOut the number of outputs that a value of the layer's input goes into
 * @param flattenedFrom for the kernel of a dense layer behind a flattening, the shape before the flattening, whose values its rows
 *     stand for; else null
 * @param unflattenedTo the same for the values of the last axis: for a weight of a dense layer before a reshaping, the shape after
 *     it; for a weight of a normalisation of a flattened tensor, the shape before; else null
 */
public record WeightSpec(
        String layer,
        String variable,
        Shape shape,
        Role role,
        int fanIn,
        int fanOut,
        Shape flattenedFrom,
        Shape unflattenedTo) {
    /** Checks that nothing but {@code flattenedFrom} and {@code unflattenedTo} is null. */
    public WeightSpec {
        Objects.requireNonNull(layer, "layer");
        Objects.requireNonNull(variable, "variable");
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(role, "role");
    }

    /** A weight whose last axis does not stand for the values of another tensor. */
    public WeightSpec(
            String layer, String variable, Shape shape, Role role, int fanIn, int fanOut, Shape flattenedFrom) {
        this(layer, variable, shape, role, fanIn, fanOut, flattenedFrom, null);
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
                flattenedFrom,
                unflattenedTo);
    }
}
