// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * A tensor of the weight file.
 *
 * @param layer the layer's name in files
 * @param variable the variable's name, as Keras calls it
 * @param role what the variable is
 * @param fanIn number of inputs of a unit, for random initialisation
 * @param fanOut number of outputs of a unit, for random initialisation
 * @param flattenedFrom for a kernel whose input was flattened, the shape before; else null
 */
public record Weight(String layer, String variable, WeightRole role, int fanIn, int fanOut, Shape flattenedFrom)
        implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.weight(this, node);
    }
}
