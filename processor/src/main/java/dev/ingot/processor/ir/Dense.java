// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * {@code activation(x . kernel + bias)} over the last axis. Operands: x {@code (..., in)}, kernel {@code (in, units)},
 * bias {@code (units)} if there is one, added last.
 *
 * @param summation the order of the sum over {@code in}
 * @param multiplyAdd how a product is added to a sum
 * @param activation applied to each element of the result
 */
public record Dense(Summation summation, MultiplyAdd multiplyAdd, ElementFunction activation) implements SumOfProducts {

    /** The op for so many units, with the order of the sum that they have. */
    public static Dense of(int units, MultiplyAdd multiplyAdd, ElementFunction activation) {
        return new Dense(Summation.ofDense(units), multiplyAdd, activation);
    }

    /** The op with another activation. */
    public Dense with(ElementFunction other) {
        return new Dense(summation, multiplyAdd, other);
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.dense(this, node);
    }
}
