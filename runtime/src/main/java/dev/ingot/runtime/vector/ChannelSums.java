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
 * loops; {@link NineTapSums} are apart, other taps are added three at a time.
 *
 * <p>All loops compute two registers of sums, left and right: neighbouring channels of a pixel, or, of a panel as wide as one register,
 * pixels of both halves of the row. So the right one has distances of its own in the input, the weights and the sums.
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
            int channels,
            float[] sums,
            int to) {
        int left = Math.min(firstInside(taps, firstTap, endTap), pixels);
        int right = Math.max(left, endInside(taps, firstTap, endTap, pixels));
        boolean wide = channels == WIDTH;
        if (!wide) {
            right -= (right - left) % 2;
        }
        int apart = wide ? LANES : 0;
        for (int pixel = 0; pixel < left; pixel++) {
            sumPixel(x, from, step, taps, firstTap, endTap, pixel, weights, channel, apart, sums, to);
        }
        for (int pixel = right; pixel < pixels; pixel++) {
            sumPixel(x, from, step, taps, firstTap, endTap, pixel, weights, channel, apart, sums, to);
        }
        int inside = wide ? right - left : (right - left) / 2;
        int inputApart = wide ? LANES : inside * step;
        int sumsApart = wide ? LANES : inside * WIDTH;
        int source = from + left * step;
        int target = to + left * WIDTH;
        if (endTap - firstTap == 9 * TAP_LENGTH) {
            NineTapSums.sumTaps(
                    x,
                    source,
                    inputApart,
                    step,
                    taps,
                    firstTap,
                    inside,
                    weights,
                    channel,
                    apart,
                    sums,
                    target,
                    sumsApart);
            return;
        }
        for (int i = target; i < to + right * WIDTH; i++) {
            sums[i] = 0f;
        }
        int tap = firstTap;
        for (; tap + 2 * TAP_LENGTH < endTap; tap += 3 * TAP_LENGTH) {
            addTaps(x, source, inputApart, step, taps, tap, inside, weights, channel, apart, sums, target, sumsApart);
        }
        for (; tap < endTap; tap += TAP_LENGTH) {
            addTap(
                    x,
                    source + taps[tap + 1],
                    inputApart,
                    step,
                    inside,
                    weights,
                    taps[tap] + channel,
                    apart,
                    sums,
                    target,
                    sumsApart);
        }
    }

    /** The first pixel for which all taps read inside the input. */
    static int firstInside(int[] taps, int firstTap, int endTap) {
        int first = 0;
        for (int tap = firstTap; tap < endTap; tap += TAP_LENGTH) {
            first = Math.max(first, taps[tap + 4]);
        }
        return first;
    }

    /** The pixel behind the last one of so many for which all taps read inside the input. */
    static int endInside(int[] taps, int firstTap, int endTap, int pixels) {
        int end = pixels;
        for (int tap = firstTap; tap < endTap; tap += TAP_LENGTH) {
            end = Math.min(end, taps[tap + 5]);
        }
        return end;
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
            int apart,
            float[] sums,
            int to) {
        int source = from + pixel * step;
        int target = to + pixel * WIDTH;
        ZERO.intoArray(sums, target);
        ZERO.intoArray(sums, target + apart);
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
                            apart,
                            sums,
                            target);
                    left = -1;
                }
            }
        }
        if (left >= 0) {
            addTap(
                    x,
                    source + taps[left + 1],
                    apart,
                    step,
                    1,
                    weights,
                    taps[left] + channel,
                    apart,
                    sums,
                    target,
                    apart);
        }
    }

    private static void addTwoTaps(
            float[] x, int atA, int atB, float[] weights, int weightA, int weightB, int apart, float[] sums, int to) {
        FloatVector left = FloatVector.fromArray(SPECIES, sums, to);
        FloatVector right = FloatVector.fromArray(SPECIES, sums, to + apart);
        FloatVector leftA = FloatVector.fromArray(SPECIES, weights, weightA);
        FloatVector rightA = FloatVector.fromArray(SPECIES, weights, weightA + apart);
        FloatVector leftB = FloatVector.fromArray(SPECIES, weights, weightB);
        FloatVector rightB = FloatVector.fromArray(SPECIES, weights, weightB + apart);
        left = FloatVector.fromArray(SPECIES, x, atA).mul(leftA).add(left);
        right = FloatVector.fromArray(SPECIES, x, atA + apart).mul(rightA).add(right);
        left = FloatVector.fromArray(SPECIES, x, atB).mul(leftB).add(left);
        right = FloatVector.fromArray(SPECIES, x, atB + apart).mul(rightB).add(right);
        left.intoArray(sums, to);
        right.intoArray(sums, to + apart);
    }

    /** Adds the products of three taps to the sums of some pixels, in their order. */
    private static void addTaps(
            float[] x,
            int from,
            int inputApart,
            int step,
            int[] taps,
            int firstTap,
            int pixels,
            float[] weights,
            int channel,
            int apart,
            float[] sums,
            int to,
            int sumsApart) {
        int weightA = taps[firstTap] + channel;
        FloatVector leftA = FloatVector.fromArray(SPECIES, weights, weightA);
        FloatVector rightA = FloatVector.fromArray(SPECIES, weights, weightA + apart);
        int weightB = taps[firstTap + TAP_LENGTH] + channel;
        FloatVector leftB = FloatVector.fromArray(SPECIES, weights, weightB);
        FloatVector rightB = FloatVector.fromArray(SPECIES, weights, weightB + apart);
        int weightC = taps[firstTap + 2 * TAP_LENGTH] + channel;
        FloatVector leftC = FloatVector.fromArray(SPECIES, weights, weightC);
        FloatVector rightC = FloatVector.fromArray(SPECIES, weights, weightC + apart);
        int fromA = from + taps[firstTap + 1];
        int fromB = from + taps[firstTap + TAP_LENGTH + 1];
        int fromC = from + taps[firstTap + 2 * TAP_LENGTH + 1];
        int target = to;
        int at = 0;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + sumsApart);
            left = FloatVector.fromArray(SPECIES, x, fromA + at).mul(leftA).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromA + at + inputApart)
                    .mul(rightA)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromB + at).mul(leftB).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromB + at + inputApart)
                    .mul(rightB)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromC + at).mul(leftC).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromC + at + inputApart)
                    .mul(rightC)
                    .add(right);
            left.intoArray(sums, target);
            right.intoArray(sums, target + sumsApart);
            target += WIDTH;
            at += step;
        }
    }

    private static void addTap(
            float[] x,
            int from,
            int inputApart,
            int step,
            int pixels,
            float[] weights,
            int weight,
            int apart,
            float[] sums,
            int to,
            int sumsApart) {
        FloatVector leftWeight = FloatVector.fromArray(SPECIES, weights, weight);
        FloatVector rightWeight = FloatVector.fromArray(SPECIES, weights, weight + apart);
        int target = to;
        int at = from;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector left = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector right = FloatVector.fromArray(SPECIES, sums, target + sumsApart);
            FloatVector.fromArray(SPECIES, x, at).mul(leftWeight).add(left).intoArray(sums, target);
            FloatVector.fromArray(SPECIES, x, at + inputApart)
                    .mul(rightWeight)
                    .add(right)
                    .intoArray(sums, target + sumsApart);
            target += WIDTH;
            at += step;
        }
    }
}
