// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.compiled.MatrixKernels.TAP_LENGTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.WIDTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.ZERO;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;

/**
 * Sums over the taps of filters that read a channel each. Pixels for which all taps read inside the input have no test in their
 * loops; nine taps, as most such filters have, keep their weights in registers, others are added three at a time.
 */
final class ChannelSums {
    private ChannelSums() {}

    /** The sums of {@link MatrixKernels#sumTaps}. */
    static void sumTaps(
            float[] x,
            int from,
            int step,
            int[] taps,
            int firstTap,
            int endTap,
            int pixels,
            float[] weights,
            int channel,
            float[] sums,
            int to) {
        int left = 0;
        int right = pixels;
        for (int tap = firstTap; tap < endTap; tap += TAP_LENGTH) {
            left = Math.max(left, taps[tap + 4]);
            right = Math.min(right, taps[tap + 5]);
        }
        left = Math.min(left, pixels);
        right = Math.max(left, right);
        for (int pixel = 0; pixel < left; pixel++) {
            sumPixel(x, from, step, taps, firstTap, endTap, pixel, weights, channel, sums, to);
        }
        for (int pixel = right; pixel < pixels; pixel++) {
            sumPixel(x, from, step, taps, firstTap, endTap, pixel, weights, channel, sums, to);
        }
        int inside = right - left;
        int source = from + left * step;
        int target = to + left * WIDTH;
        if (endTap - firstTap == 9 * TAP_LENGTH) {
            sumNineTaps(x, source, step, taps, firstTap, inside, weights, channel, sums, target);
            return;
        }
        for (int i = target; i < target + inside * WIDTH; i++) {
            sums[i] = 0f;
        }
        int tap = firstTap;
        for (; tap + 2 * TAP_LENGTH < endTap; tap += 3 * TAP_LENGTH) {
            int next = tap + TAP_LENGTH;
            int last = next + TAP_LENGTH;
            addTaps(
                    x,
                    source + taps[tap + 1],
                    source + taps[next + 1],
                    source + taps[last + 1],
                    step,
                    inside,
                    weights,
                    taps[tap] + channel,
                    taps[next] + channel,
                    taps[last] + channel,
                    sums,
                    target);
        }
        for (; tap < endTap; tap += TAP_LENGTH) {
            addTap(x, source + taps[tap + 1], step, inside, weights, taps[tap] + channel, sums, target);
        }
    }

    /** A pixel, of which some taps may read outside the input. HotSpot 17 would allocate sums that the loop hands on. */
    private static void sumPixel(
            float[] x,
            int from,
            int step,
            int[] taps,
            int firstTap,
            int endTap,
            int pixel,
            float[] weights,
            int channel,
            float[] sums,
            int to) {
        int source = from + pixel * step;
        int target = to + pixel * WIDTH;
        ZERO.intoArray(sums, target);
        ZERO.intoArray(sums, target + LANES);
        int left = -1;
        for (int tap = firstTap; tap < endTap; tap += TAP_LENGTH) {
            if (pixel >= taps[tap + 4] && pixel < taps[tap + 5]) {
                if (left < 0) {
                    left = tap;
                } else {
                    addTwoTaps(
                            x,
                            source + taps[left + 1],
                            source + taps[tap + 1],
                            weights,
                            taps[left] + channel,
                            taps[tap] + channel,
                            sums,
                            target);
                    left = -1;
                }
            }
        }
        if (left >= 0) {
            addTap(x, source + taps[left + 1], step, 1, weights, taps[left] + channel, sums, target);
        }
    }

    private static void addTwoTaps(
            float[] x, int atA, int atB, float[] weights, int weightA, int weightB, float[] sums, int to) {
        FloatVector left = FloatVector.fromArray(SPECIES, sums, to);
        FloatVector right = FloatVector.fromArray(SPECIES, sums, to + LANES);
        FloatVector leftA = FloatVector.fromArray(SPECIES, weights, weightA);
        FloatVector rightA = FloatVector.fromArray(SPECIES, weights, weightA + LANES);
        FloatVector leftB = FloatVector.fromArray(SPECIES, weights, weightB);
        FloatVector rightB = FloatVector.fromArray(SPECIES, weights, weightB + LANES);
        left = FloatVector.fromArray(SPECIES, x, atA).mul(leftA).add(left);
        right = FloatVector.fromArray(SPECIES, x, atA + LANES).mul(rightA).add(right);
        left = FloatVector.fromArray(SPECIES, x, atB).mul(leftB).add(left);
        right = FloatVector.fromArray(SPECIES, x, atB + LANES).mul(rightB).add(right);
        left.intoArray(sums, to);
        right.intoArray(sums, to + LANES);
    }

    /** The sums of some pixels over nine taps, as kernels of three by three have. */
    private static void sumNineTaps(
            float[] x,
            int from,
            int step,
            int[] taps,
            int firstTap,
            int pixels,
            float[] weights,
            int channel,
            float[] sums,
            int to) {
        FloatVector leftA = FloatVector.fromArray(SPECIES, weights, taps[firstTap] + channel);
        FloatVector rightA = FloatVector.fromArray(SPECIES, weights, taps[firstTap] + channel + LANES);
        FloatVector leftB = FloatVector.fromArray(SPECIES, weights, taps[firstTap + TAP_LENGTH] + channel);
        FloatVector rightB = FloatVector.fromArray(SPECIES, weights, taps[firstTap + TAP_LENGTH] + channel + LANES);
        FloatVector leftC = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 2 * TAP_LENGTH] + channel);
        FloatVector rightC = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 2 * TAP_LENGTH] + channel + LANES);
        FloatVector leftD = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 3 * TAP_LENGTH] + channel);
        FloatVector rightD = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 3 * TAP_LENGTH] + channel + LANES);
        FloatVector leftE = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 4 * TAP_LENGTH] + channel);
        FloatVector rightE = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 4 * TAP_LENGTH] + channel + LANES);
        FloatVector leftF = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 5 * TAP_LENGTH] + channel);
        FloatVector rightF = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 5 * TAP_LENGTH] + channel + LANES);
        FloatVector leftG = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 6 * TAP_LENGTH] + channel);
        FloatVector rightG = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 6 * TAP_LENGTH] + channel + LANES);
        FloatVector leftH = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 7 * TAP_LENGTH] + channel);
        FloatVector rightH = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 7 * TAP_LENGTH] + channel + LANES);
        FloatVector leftI = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 8 * TAP_LENGTH] + channel);
        FloatVector rightI = FloatVector.fromArray(SPECIES, weights, taps[firstTap + 8 * TAP_LENGTH] + channel + LANES);
        int fromA = from + taps[firstTap + 1];
        int fromB = from + taps[firstTap + TAP_LENGTH + 1];
        int fromC = from + taps[firstTap + 2 * TAP_LENGTH + 1];
        int fromD = from + taps[firstTap + 3 * TAP_LENGTH + 1];
        int fromE = from + taps[firstTap + 4 * TAP_LENGTH + 1];
        int fromF = from + taps[firstTap + 5 * TAP_LENGTH + 1];
        int fromG = from + taps[firstTap + 6 * TAP_LENGTH + 1];
        int fromH = from + taps[firstTap + 7 * TAP_LENGTH + 1];
        int fromI = from + taps[firstTap + 8 * TAP_LENGTH + 1];
        int target = to;
        int at = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector left =
                    FloatVector.fromArray(SPECIES, x, fromA + at).mul(leftA).add(ZERO);
            FloatVector right = FloatVector.fromArray(SPECIES, x, fromA + at + LANES)
                    .mul(rightA)
                    .add(ZERO);
            left = FloatVector.fromArray(SPECIES, x, fromB + at).mul(leftB).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromB + at + LANES)
                    .mul(rightB)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromC + at).mul(leftC).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromC + at + LANES)
                    .mul(rightC)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromD + at).mul(leftD).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromD + at + LANES)
                    .mul(rightD)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromE + at).mul(leftE).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromE + at + LANES)
                    .mul(rightE)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromF + at).mul(leftF).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromF + at + LANES)
                    .mul(rightF)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromG + at).mul(leftG).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromG + at + LANES)
                    .mul(rightG)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromH + at).mul(leftH).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromH + at + LANES)
                    .mul(rightH)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromI + at).mul(leftI).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromI + at + LANES)
                    .mul(rightI)
                    .add(right);
            left.intoArray(sums, target);
            right.intoArray(sums, target + LANES);
            target += WIDTH;
            at += step;
        }
    }

    /** Adds the products of three taps to the sums of some pixels, in their order. */
    private static void addTaps(
            float[] x,
            int fromA,
            int fromB,
            int fromC,
            int step,
            int pixels,
            float[] weights,
            int weightA,
            int weightB,
            int weightC,
            float[] sums,
            int to) {
        FloatVector leftA = FloatVector.fromArray(SPECIES, weights, weightA);
        FloatVector rightA = FloatVector.fromArray(SPECIES, weights, weightA + LANES);
        FloatVector leftB = FloatVector.fromArray(SPECIES, weights, weightB);
        FloatVector rightB = FloatVector.fromArray(SPECIES, weights, weightB + LANES);
        FloatVector leftC = FloatVector.fromArray(SPECIES, weights, weightC);
        FloatVector rightC = FloatVector.fromArray(SPECIES, weights, weightC + LANES);
        int target = to;
        int at = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + LANES);
            left = FloatVector.fromArray(SPECIES, x, fromA + at).mul(leftA).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromA + at + LANES)
                    .mul(rightA)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromB + at).mul(leftB).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromB + at + LANES)
                    .mul(rightB)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromC + at).mul(leftC).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromC + at + LANES)
                    .mul(rightC)
                    .add(right);
            left.intoArray(sums, target);
            right.intoArray(sums, target + LANES);
            target += WIDTH;
            at += step;
        }
    }

    private static void addTap(
            float[] x, int from, int step, int pixels, float[] weights, int weight, float[] sums, int to) {
        FloatVector leftWeight = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector rightWeight = FloatVector.fromArray(SPECIES, weights, weight + LANES);
        int target = to;
        int at = from;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + LANES);
            FloatVector.fromArray(SPECIES, x, at).mul(leftWeight).add(left).intoArray(sums, target);
            FloatVector.fromArray(SPECIES, x, at + LANES)
                    .mul(rightWeight)
                    .add(right)
                    .intoArray(sums, target + LANES);
            target += WIDTH;
            at += step;
        }
    }
}
