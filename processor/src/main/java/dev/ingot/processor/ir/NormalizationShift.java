// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The summand of a batch normalisation of {@code y + bias}: {@code beta + (bias - mean) * scale}. Operands: mean, scale,
 * then beta and bias if there are any (else 0).
 *
 * @param beta whether there is a beta operand
 * @param bias whether there is a bias operand
 */
public record NormalizationShift(boolean beta, boolean bias) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.normalizationShift(this, node);
    }
}
