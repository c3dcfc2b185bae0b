// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The factor of a batch normalisation: {@code gamma / sqrt(variance + epsilon)}. Operands: variance, and gamma if there
 * is one (else 1).
 *
 * @param epsilon added to the variance
 */
public record NormalizationScale(double epsilon) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.normalizationScale(this, node);
    }
}
