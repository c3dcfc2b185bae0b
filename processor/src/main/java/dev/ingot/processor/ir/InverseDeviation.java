// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The factor of a normalisation with the statistics of a data set: {@code 1 / max(sqrt(variance), least)}. Operand: variance.
 *
 * @param least the least divisor
 */
public record InverseDeviation(double least) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.inverseDeviation(this, node);
    }
}
