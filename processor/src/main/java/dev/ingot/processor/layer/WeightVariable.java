// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;

/**
 * A weight of a layer.
 *
 * @param name Keras' name of the variable, such as {@code kernel}
 * @param shape its shape in Keras' layout
 * @param role what it is
 * @param fanIn number of inputs of a unit, as Keras' initialisers count them
 * @param fanOut number of outputs of a unit, as Keras' initialisers count them
 */
public record WeightVariable(String name, Shape shape, WeightRole role, int fanIn, int fanOut) {

    /** A kernel, whose last two axes are channels or units; those before are the receptive field. */
    public static WeightVariable kernel(Shape shape) {
        int field = Math.toIntExact(shape.product(0, shape.rank() - 2));
        int fanIn = shape.size(shape.rank() - 2) * field;
        return new WeightVariable("kernel", shape, WeightRole.KERNEL, fanIn, shape.last() * field);
    }

    /** A vector with one value per unit, filter or channel. */
    public static WeightVariable vector(String name, int length, WeightRole role) {
        return new WeightVariable(name, Shape.of(length), role, length, length);
    }
}
