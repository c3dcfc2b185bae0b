// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.digits;

import dev.ingot.runtime.Tensor;

/** What a generator is asked to draw: rows of the digits 0 to 9, every one in a hand of its own. */
final class Requests {

    static final int CLASSES = 10;
    private static final int NOISE = 90;

    private Requests() {}

    /**
     * The generators' input for as many of each digit, zeros first.
     *
     * @return (10 * each, 100): 90 normal values, then the class, one-hot
     */
    static Tensor of(int each, long seed) {
        Tensor noise = Tensor.randomNormal(seed, CLASSES * each, NOISE);
        int length = NOISE + CLASSES;
        float[] values = new float[CLASSES * each * length];
        for (int request = 0; request < CLASSES * each; request++) {
            for (int i = 0; i < NOISE; i++) {
                values[request * length + i] = noise.get(request, i);
            }
            values[request * length + NOISE + request / each] = 1;
        }
        return Tensor.of(values, CLASSES * each, length);
    }
}
