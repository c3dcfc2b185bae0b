// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of few channels over the taps, a vector of neighbouring pixels at a time; three filters read the pixels together. Three
 * channels, as images have, are written out.
 */
final class PlaneSums {
    private PlaneSums() {}

    /** The sums of {@link MatrixKernels#sumPlanes}. */
    static void sumPlanes(
            float[] planes,
            int planeStep,
            int channels,
            int[] taps,
            float[] kernel,
            int filters,
            float[] sums,
            int sumStep,
            int pixels) {
        int filter = 0;
        for (; filter + 2 < filters; filter += 3) {
            int weight = filter * channels;
            int to = filter * sumStep;
            if (channels == 3) {
                sumColours(planes, planeStep, taps, kernel, weight, sums, to, sumStep, pixels);
            } else {
                sumThree(planes, planeStep, channels, taps, kernel, weight, sums, to, sumStep, pixels);
            }
        }
        for (; filter < filters; filter++) {
            sumOne(planes, planeStep, channels, taps, kernel, filter * channels, sums, filter * sumStep, pixels);
        }
    }

    private static void sumThree(
            float[] planes,
            int planeStep,
            int channels,
            int[] taps,
            float[] kernel,
            int firstWeight,
            float[] sums,
            int to,
            int sumStep,
            int pixels) {
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            FloatVector sumA = FloatVector.zero(SPECIES);
            FloatVector sumB = FloatVector.zero(SPECIES);
            FloatVector sumC = FloatVector.zero(SPECIES);
            for (int tap = 0; tap < taps.length; tap += 2) {
                FloatVector a = FloatVector.zero(SPECIES);
                FloatVector b = FloatVector.zero(SPECIES);
                FloatVector c = FloatVector.zero(SPECIES);
                int at = pixel + taps[tap];
                int weight = firstWeight + taps[tap + 1];
                for (int channel = 0; channel < channels; channel++) {
                    FloatVector x = FloatVector.fromArray(SPECIES, planes, at);
                    a = x.fma(FloatVector.broadcast(SPECIES, kernel[weight]), a);
                    b = x.fma(FloatVector.broadcast(SPECIES, kernel[weight + channels]), b);
                    c = x.fma(FloatVector.broadcast(SPECIES, kernel[weight + 2 * channels]), c);
                    at += planeStep;
                    weight++;
                }
                sumA = sumA.add(a);
                sumB = sumB.add(b);
                sumC = sumC.add(c);
            }
            int target = to + pixel;
            sumA.intoArray(sums, target);
            sumB.intoArray(sums, target + sumStep);
            sumC.intoArray(sums, target + 2 * sumStep);
        }
    }

    private static void sumColours(
            float[] planes,
            int planeStep,
            int[] taps,
            float[] kernel,
            int firstWeight,
            float[] sums,
            int to,
            int sumStep,
            int pixels) {
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            FloatVector sumA = FloatVector.zero(SPECIES);
            FloatVector sumB = FloatVector.zero(SPECIES);
            FloatVector sumC = FloatVector.zero(SPECIES);
            for (int tap = 0; tap < taps.length; tap += 2) {
                int at = pixel + taps[tap];
                int weight = firstWeight + taps[tap + 1];
                FloatVector x = FloatVector.fromArray(SPECIES, planes, at);
                FloatVector y = FloatVector.fromArray(SPECIES, planes, at + planeStep);
                FloatVector z = FloatVector.fromArray(SPECIES, planes, at + 2 * planeStep);
                // The first product needs no addition of +0: a sum from +0 does not tell -0 from it.
                FloatVector a = x.mul(kernel[weight]);
                FloatVector b = x.mul(kernel[weight + 3]);
                FloatVector c = x.mul(kernel[weight + 6]);
                a = y.fma(FloatVector.broadcast(SPECIES, kernel[weight + 1]), a);
                b = y.fma(FloatVector.broadcast(SPECIES, kernel[weight + 4]), b);
                c = y.fma(FloatVector.broadcast(SPECIES, kernel[weight + 7]), c);
                sumA = sumA.add(z.fma(FloatVector.broadcast(SPECIES, kernel[weight + 2]), a));
                sumB = sumB.add(z.fma(FloatVector.broadcast(SPECIES, kernel[weight + 5]), b));
                sumC = sumC.add(z.fma(FloatVector.broadcast(SPECIES, kernel[weight + 8]), c));
            }
            int target = to + pixel;
            sumA.intoArray(sums, target);
            sumB.intoArray(sums, target + sumStep);
            sumC.intoArray(sums, target + 2 * sumStep);
        }
    }

    private static void sumOne(
            float[] planes,
            int planeStep,
            int channels,
            int[] taps,
            float[] kernel,
            int firstWeight,
            float[] sums,
            int to,
            int pixels) {
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int tap = 0; tap < taps.length; tap += 2) {
                FloatVector a = FloatVector.zero(SPECIES);
                int at = pixel + taps[tap];
                int weight = firstWeight + taps[tap + 1];
                for (int channel = 0; channel < channels; channel++) {
                    FloatVector x = FloatVector.fromArray(SPECIES, planes, at);
                    a = x.fma(FloatVector.broadcast(SPECIES, kernel[weight]), a);
                    at += planeStep;
                    weight++;
                }
                sum = sum.add(a);
            }
            sum.intoArray(sums, to + pixel);
        }
    }
}
