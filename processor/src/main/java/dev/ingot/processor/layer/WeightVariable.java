// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.List;

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

    /**
     * A kernel and, if wanted, a bias.
     *
     * @param kernel shape of the kernel; the last two axes are channels or units, those before are the receptive field
     * @param outputs number of units or filters
     * @param useBias whether there is a bias
     */
    public static List<WeightVariable> kernelAndBias(Shape kernel, int outputs, boolean useBias) {
        WeightVariable factors = kernel("kernel", kernel);
        return useBias ? List.of(factors, vector("bias", outputs, WeightRole.BIAS)) : List.of(factors);
    }

    /** A kernel whose last two axes are channels or units. */
    public static WeightVariable kernel(String name, Shape kernel) {
        int field = Math.toIntExact(kernel.product(0, kernel.rank() - 2));
        int fanIn = kernel.size(kernel.rank() - 2) * field;
        return new WeightVariable(name, kernel, WeightRole.KERNEL, fanIn, kernel.last() * field);
    }

    /** A vector with one value per unit, filter or channel. */
    public static WeightVariable vector(String name, int length, WeightRole role) {
        return new WeightVariable(name, Shape.of(length), role, length, length);
    }
}
