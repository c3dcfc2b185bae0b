// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of few channels over the taps, a vector of neighbouring pixels at a time. Numbers of channels are written out, since
 * HotSpot 17 may allocate vectors that a loop over taps or channels hands on. Three channels and three filters, as images have, take
 * two taps at a time. The first product of a chain is not added to +0: a sum from +0 does not tell -0 from it.
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
        if (channels == 3) {
            for (; filter + 2 < filters; filter += 3) {
                sumColours(planes, planeStep, taps, kernel, 3 * filter, sums, filter * sumStep, sumStep, pixels);
            }
        }
        for (; filter < filters; filter++) {
            int to = filter * sumStep;
            clear(sums, to, pixels);
            for (int tap = 0; tap < taps.length; tap += 2) {
                int weight = filter * channels + taps[tap + 1];
                switch (channels) {
                    case 1 -> addTap1(planes, taps[tap], kernel, weight, sums, to, pixels);
                    case 2 -> addTap2(planes, planeStep, taps[tap], kernel, weight, sums, to, pixels);
                    case 3 -> addTap3(planes, planeStep, taps[tap], kernel, weight, sums, to, pixels);
                    default -> addTap4(planes, planeStep, taps[tap], kernel, weight, sums, to, pixels);
                }
            }
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
        for (int filter = 0; filter < 3; filter++) {
            clear(sums, to + filter * sumStep, pixels);
        }
        int tap = 0;
        for (; tap + 2 < taps.length; tap += 4) {
            int weight = firstWeight + taps[tap + 1];
            int nextWeight = firstWeight + taps[tap + 3];
            addTwoTaps(
                    planes, planeStep, taps[tap], taps[tap + 2], kernel, weight, nextWeight, sums, to, sumStep, pixels);
        }
        if (tap < taps.length) {
            int weight = firstWeight + taps[tap + 1];
            addOneTap(planes, planeStep, taps[tap], kernel, weight, sums, to, sumStep, pixels);
        }
    }

    private static void clear(float[] sums, int from, int count) {
        for (int i = from; i < from + count; i++) {
            sums[i] = 0f;
        }
    }

    /** Two taps of three channels and filters. */
    private static void addTwoTaps(
            float[] planes,
            int planeStep,
            int fromA,
            int fromB,
            float[] kernel,
            int weightA,
            int weightB,
            float[] sums,
            int to,
            int sumStep,
            int pixels) {
        FloatVector leftXA = FloatVector.broadcast(SPECIES, kernel[weightA]);
        FloatVector leftYA = FloatVector.broadcast(SPECIES, kernel[weightA + 1]);
        FloatVector leftZA = FloatVector.broadcast(SPECIES, kernel[weightA + 2]);
        FloatVector middleXA = FloatVector.broadcast(SPECIES, kernel[weightA + 3]);
        FloatVector middleYA = FloatVector.broadcast(SPECIES, kernel[weightA + 4]);
        FloatVector middleZA = FloatVector.broadcast(SPECIES, kernel[weightA + 5]);
        FloatVector rightXA = FloatVector.broadcast(SPECIES, kernel[weightA + 6]);
        FloatVector rightYA = FloatVector.broadcast(SPECIES, kernel[weightA + 7]);
        FloatVector rightZA = FloatVector.broadcast(SPECIES, kernel[weightA + 8]);
        FloatVector leftXB = FloatVector.broadcast(SPECIES, kernel[weightB]);
        FloatVector leftYB = FloatVector.broadcast(SPECIES, kernel[weightB + 1]);
        FloatVector leftZB = FloatVector.broadcast(SPECIES, kernel[weightB + 2]);
        FloatVector middleXB = FloatVector.broadcast(SPECIES, kernel[weightB + 3]);
        FloatVector middleYB = FloatVector.broadcast(SPECIES, kernel[weightB + 4]);
        FloatVector middleZB = FloatVector.broadcast(SPECIES, kernel[weightB + 5]);
        FloatVector rightXB = FloatVector.broadcast(SPECIES, kernel[weightB + 6]);
        FloatVector rightYB = FloatVector.broadcast(SPECIES, kernel[weightB + 7]);
        FloatVector rightZB = FloatVector.broadcast(SPECIES, kernel[weightB + 8]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int target = to + pixel;
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector middle = FloatVector.fromArray(SPECIES, sums, target + sumStep);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + 2 * sumStep);
            FloatVector xA = FloatVector.fromArray(SPECIES, planes, fromA + pixel);
            FloatVector yA = FloatVector.fromArray(SPECIES, planes, fromA + pixel + planeStep);
            FloatVector zA = FloatVector.fromArray(SPECIES, planes, fromA + pixel + 2 * planeStep);
            left = left.add(zA.fma(leftZA, yA.fma(leftYA, xA.mul(leftXA))));
            middle = middle.add(zA.fma(middleZA, yA.fma(middleYA, xA.mul(middleXA))));
            right = right.add(zA.fma(rightZA, yA.fma(rightYA, xA.mul(rightXA))));
            FloatVector xB = FloatVector.fromArray(SPECIES, planes, fromB + pixel);
            FloatVector yB = FloatVector.fromArray(SPECIES, planes, fromB + pixel + planeStep);
            FloatVector zB = FloatVector.fromArray(SPECIES, planes, fromB + pixel + 2 * planeStep);
            left = left.add(zB.fma(leftZB, yB.fma(leftYB, xB.mul(leftXB))));
            middle = middle.add(zB.fma(middleZB, yB.fma(middleYB, xB.mul(middleXB))));
            right = right.add(zB.fma(rightZB, yB.fma(rightYB, xB.mul(rightXB))));
            left.intoArray(sums, target);
            middle.intoArray(sums, target + sumStep);
            right.intoArray(sums, target + 2 * sumStep);
        }
    }

    /** A tap of three channels and filters. */
    private static void addOneTap(
            float[] planes,
            int planeStep,
            int from,
            float[] kernel,
            int weight,
            float[] sums,
            int to,
            int sumStep,
            int pixels) {
        FloatVector leftX = FloatVector.broadcast(SPECIES, kernel[weight]);
        FloatVector leftY = FloatVector.broadcast(SPECIES, kernel[weight + 1]);
        FloatVector leftZ = FloatVector.broadcast(SPECIES, kernel[weight + 2]);
        FloatVector middleX = FloatVector.broadcast(SPECIES, kernel[weight + 3]);
        FloatVector middleY = FloatVector.broadcast(SPECIES, kernel[weight + 4]);
        FloatVector middleZ = FloatVector.broadcast(SPECIES, kernel[weight + 5]);
        FloatVector rightX = FloatVector.broadcast(SPECIES, kernel[weight + 6]);
        FloatVector rightY = FloatVector.broadcast(SPECIES, kernel[weight + 7]);
        FloatVector rightZ = FloatVector.broadcast(SPECIES, kernel[weight + 8]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int target = to + pixel;
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector middle = FloatVector.fromArray(SPECIES, sums, target + sumStep);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + 2 * sumStep);
            FloatVector x = FloatVector.fromArray(SPECIES, planes, from + pixel);
            FloatVector y = FloatVector.fromArray(SPECIES, planes, from + pixel + planeStep);
            FloatVector z = FloatVector.fromArray(SPECIES, planes, from + pixel + 2 * planeStep);
            left = left.add(z.fma(leftZ, y.fma(leftY, x.mul(leftX))));
            middle = middle.add(z.fma(middleZ, y.fma(middleY, x.mul(middleX))));
            right = right.add(z.fma(rightZ, y.fma(rightY, x.mul(rightX))));
            left.intoArray(sums, target);
            middle.intoArray(sums, target + sumStep);
            right.intoArray(sums, target + 2 * sumStep);
        }
    }

    private static void addTap1(
            float[] planes, int from, float[] kernel, int weight, float[] sums, int to, int pixels) {
        FloatVector w0 = FloatVector.broadcast(SPECIES, kernel[weight]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int at = from + pixel;
            FloatVector chain = FloatVector.fromArray(SPECIES, planes, at).mul(w0);
            FloatVector.fromArray(SPECIES, sums, to + pixel).add(chain).intoArray(sums, to + pixel);
        }
    }

    private static void addTap2(
            float[] planes, int planeStep, int from, float[] kernel, int weight, float[] sums, int to, int pixels) {
        FloatVector w0 = FloatVector.broadcast(SPECIES, kernel[weight]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, kernel[weight + 1]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int at = from + pixel;
            FloatVector chain = FloatVector.fromArray(SPECIES, planes, at).mul(w0);
            chain = FloatVector.fromArray(SPECIES, planes, at + planeStep).fma(w1, chain);
            FloatVector.fromArray(SPECIES, sums, to + pixel).add(chain).intoArray(sums, to + pixel);
        }
    }

    private static void addTap3(
            float[] planes, int planeStep, int from, float[] kernel, int weight, float[] sums, int to, int pixels) {
        FloatVector w0 = FloatVector.broadcast(SPECIES, kernel[weight]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, kernel[weight + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, kernel[weight + 2]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int at = from + pixel;
            FloatVector chain = FloatVector.fromArray(SPECIES, planes, at).mul(w0);
            chain = FloatVector.fromArray(SPECIES, planes, at + planeStep).fma(w1, chain);
            chain = FloatVector.fromArray(SPECIES, planes, at + 2 * planeStep).fma(w2, chain);
            FloatVector.fromArray(SPECIES, sums, to + pixel).add(chain).intoArray(sums, to + pixel);
        }
    }

    private static void addTap4(
            float[] planes, int planeStep, int from, float[] kernel, int weight, float[] sums, int to, int pixels) {
        FloatVector w0 = FloatVector.broadcast(SPECIES, kernel[weight]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, kernel[weight + 1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, kernel[weight + 2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, kernel[weight + 3]);
        for (int pixel = 0; pixel < pixels; pixel += LANES) {
            int at = from + pixel;
            FloatVector chain = FloatVector.fromArray(SPECIES, planes, at).mul(w0);
            chain = FloatVector.fromArray(SPECIES, planes, at + planeStep).fma(w1, chain);
            chain = FloatVector.fromArray(SPECIES, planes, at + 2 * planeStep).fma(w2, chain);
            chain = FloatVector.fromArray(SPECIES, planes, at + 3 * planeStep).fma(w3, chain);
            FloatVector.fromArray(SPECIES, sums, to + pixel).add(chain).intoArray(sums, to + pixel);
        }
    }
}
