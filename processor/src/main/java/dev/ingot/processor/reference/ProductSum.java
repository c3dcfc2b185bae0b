// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Summation;

/**
 * A sum of products {@code x[i] * weight[i]}.
 *
 * @param multiplyAdd how a product is added to a sum
 * @param x values, of which neighbouring ones are multiplied
 * @param start index of the first value
 * @param weights their weights
 * @param first index of the first weight
 * @param distance from one weight to the next
 * @param count number of products
 */
record ProductSum(MultiplyAdd multiplyAdd, float[] x, int start, float[] weights, int first, int distance, int count) {

    /** {@code sum + x * weight}. */
    static float add(MultiplyAdd multiplyAdd, float x, float weight, float sum) {
        return multiplyAdd == MultiplyAdd.FUSED ? Math.fma(x, weight, sum) : x * weight + sum;
    }

    /** The sum in the order {@link Summation#CHAIN}. */
    float chain() {
        return chain(0, 1);
    }

    /** The chain of the products {@code from, from + step, ...}. */
    private float chain(int from, int step) {
        float sum = 0;
        for (int i = from; i < count; i += step) {
            sum = add(multiplyAdd, x[start + i], weights[first + i * distance], sum);
        }
        return sum;
    }

    /** The sum in the order {@link Summation#INTERLEAVED}. */
    float interleaved() {
        int sums = Math.min(Summation.PARTIAL_SUMS, count);
        float[] partial = new float[sums];
        for (int i = 0; i < sums; i++) {
            partial[i] = chain(i, Summation.PARTIAL_SUMS);
        }
        for (int half = Summation.PARTIAL_SUMS / 2; half > 0; half /= 2) {
            for (int i = 0; i < half && i + half < sums; i++) {
                partial[i] += partial[i + half];
            }
        }
        return partial[0];
    }
}
