// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * The bias that a summand of the input comes down to: {@code bias + shift . kernel}, added from +0 over all axes of the kernel
 * but the last in row-major order, the bias last. Operands: shift, kernel {@code (..., filters)}, bias {@code (filters)} if
 * there is one. A shift shorter than the rows of the kernel is repeated: it has a value per channel, for all taps.
 */
public record ShiftedBias() implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.shiftedBias(this, node);
    }
}
