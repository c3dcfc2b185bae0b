// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * A method of the user's that computes all values from all values. What it does is unknown to the compiler; it gets arrays of
 * exactly the length of the value and of the result, which nothing else uses.
 *
 * @param method of the form {@code static void f(float[] in, float[] out)}
 */
public record Custom(StaticMethod method) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.custom(this, node);
    }
}
