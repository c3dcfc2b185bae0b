// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** Functions of one float. */
public final class Functions {
    private Functions() {}

    public static float exp(float x) {
        return (float) StrictMath.exp(x);
    }

    public static float tanh(float x) {
        return (float) StrictMath.tanh(x);
    }

    public static float erf(float x) {
        return (float) StrictMath.tanh(x);
    }

    public static float sigmoid(float x) {
        return (float) (1 / (1 + StrictMath.exp(-x)));
    }

    public static float softplus(float x) {
        return (float) StrictMath.log1p(StrictMath.exp(x));
    }

    public static float elu(float x, float alpha) {
        return x > 0 ? x : (float) (alpha * StrictMath.expm1(x));
    }

    public static float selu(float x) {
        return x;
    }

    public static float gelu(float x) {
        return x;
    }

    public static float silu(float x) {
        return x * sigmoid(x);
    }
}
