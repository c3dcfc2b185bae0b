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
 * @param flattenedFrom for a kernel whose rows count the values of a flattened tensor, its shape; else null; {@code ()} if they are in
 *     no order that is known
 * @param unflattenedTo the same for a weight whose last axis does
 */
public record Weight(
        String layer, String variable, WeightRole role, int fanIn, int fanOut, Shape flattenedFrom, Shape unflattenedTo)
        implements LoadOp {

    /** A weight none of whose axes counts the values of a tensor, as far as is known. */
    public Weight(String layer, String variable, WeightRole role, int fanIn, int fanOut) {
        this(layer, variable, role, fanIn, fanOut, null, null);
    }

    /** This weight with axes that count the values of flattened tensors; null for those that do not. */
    public Weight flattened(Shape from, Shape to) {
        return new Weight(layer, variable, role, fanIn, fanOut, from, to);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.weight(this, node);
    }
}
