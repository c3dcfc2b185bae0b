// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.compiled.MatrixKernels.TAP_LENGTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.LANES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.WIDTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.ZERO;

import dev.ingot.runtime.compiled.MatrixKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/**
 * Sums over the taps of pairs of filters that read a channel each. The channels of a register are spread to two, each channel twice, so that
 * the sums of both its filters stand side by side, as they are stored.
 */
final class FilterPairSums {
    /** Takes the first half of the channels twice each. */
    private static final VectorShuffle<Float> FIRST = twice(0);

    /** Takes the second half of the channels twice each. */
    private static final VectorShuffle<Float> SECOND = twice(LANES / 2);

    private FilterPairSums() {}

    private static VectorShuffle<Float> twice(int first) {
        int[] sources = new int[LANES];
        for (int lane = 0; lane < LANES; lane++) {
            sources[lane] = first + lane / 2;
        }
        return VectorShuffle.fromArray(SPECIES, sources, 0);
    }

    /** The sums of {@link MatrixKernels#sumTapsOfPairs}. */
    static void sumTaps(
            float[] x,
            int from,
            int step,
            int[] taps,
            int firstTap,
            int endTap,
            int pixels,
            float[] weights,
            int weight,
            int pitch,
            float[] sums,
            int to) {
        int left = Math.min(ChannelSums.firstInside(taps, firstTap, endTap), pixels);
        int right = Math.max(left, ChannelSums.endInside(taps, firstTap, endTap, pixels));
        for (int pixel = 0; pixel < left; pixel++) {
            sumPixels(x, from, step, taps, firstTap, endTap, pixel, 1, weights, weight, pitch, sums, to);
        }
        for (int pixel = right; pixel < pixels; pixel++) {
            sumPixels(x, from, step, taps, firstTap, endTap, pixel, 1, weights, weight, pitch, sums, to);
        }
        int inside = right - left;
        if (endTap - firstTap == 9 * TAP_LENGTH && inside > 1 && NineTapSums.areNeighbours(taps, firstTap, step)) {
            int source = from + left * step;
            int target = to + left * WIDTH;
            sumNineNeighbours(x, source, step, FIRST, taps, firstTap, inside, weights, weight, pitch, sums, target);
            sumNineNeighbours(
                    x,
                    source,
                    step,
                    SECOND,
                    taps,
                    firstTap,
                    inside,
                    weights,
                    weight + LANES,
                    pitch,
                    sums,
                    target + LANES);
        } else {
            sumPixels(x, from, step, taps, firstTap, endTap, left, inside, weights, weight, pitch, sums, to);
        }
    }

    /** Some pixels, for which the same taps read inside the input. */
    private static void sumPixels(
            float[] x,
            int from,
            int step,
            int[] taps,
            int firstTap,
            int endTap,
            int pixel,
            int pixels,
            float[] weights,
            int weight,
            int pitch,
            float[] sums,
            int to) {
        int source = from + pixel * step;
        int target = to + pixel * WIDTH;
        for (int i = target; i < target + pixels * WIDTH; i++) {
            sums[i] = 0f;
        }
        int first = -1;
        int second = -1;
        for (int tap = firstTap; tap < endTap; tap += TAP_LENGTH) {
            if (pixel < taps[tap + 4] || pixel >= taps[tap + 5]) {
                continue;
            }
            if (first < 0) {
                first = tap;
            } else if (second < 0) {
                second = tap;
            } else {
                addTaps(x, source, step, taps, first, second, tap, pixels, weights, weight, pitch, sums, target);
                first = -1;
                second = -1;
            }
        }
        if (first >= 0) {
            addTap(x, source, step, taps, first, pixels, weights, weight, pitch, sums, target);
        }
        if (second >= 0) {
            addTap(x, source, step, taps, second, pixels, weights, weight, pitch, sums, target);
        }
    }

    /**
     * The sums of two pixels or more over nine taps, of which the three of a row of the kernel read neighbouring pixels: two pixels at a time,
     * for which four values of such a row are loaded instead of six.
     */
    private static void sumNineNeighbours(
            float[] x,
            int from,
            int step,
            VectorShuffle<Float> spread,
            int[] taps,
            int firstTap,
            int pixels,
            float[] weights,
            int weight,
            int pitch,
            float[] sums,
            int to) {
        int first = weight + firstTap / TAP_LENGTH * pitch;
        FloatVector weightA = FloatVector.fromArray(SPECIES, weights, first);
        FloatVector weightB = FloatVector.fromArray(SPECIES, weights, first + pitch);
        FloatVector weightC = FloatVector.fromArray(SPECIES, weights, first + 2 * pitch);
        FloatVector weightD = FloatVector.fromArray(SPECIES, weights, first + 3 * pitch);
        FloatVector weightE = FloatVector.fromArray(SPECIES, weights, first + 4 * pitch);
        FloatVector weightF = FloatVector.fromArray(SPECIES, weights, first + 5 * pitch);
        FloatVector weightG = FloatVector.fromArray(SPECIES, weights, first + 6 * pitch);
        FloatVector weightH = FloatVector.fromArray(SPECIES, weights, first + 7 * pitch);
        FloatVector weightI = FloatVector.fromArray(SPECIES, weights, first + 8 * pitch);
        int top = from + taps[firstTap + 1];
        int middle = from + taps[firstTap + 3 * TAP_LENGTH + 1];
        int bottom = from + taps[firstTap + 6 * TAP_LENGTH + 1];
        for (int pair = 0; pair < pixels; pair += 2) {
            // Of an odd number the last two are computed once more.
            int pixel = Math.min(pair, pixels - 2);
            int at = pixel * step;
            int target = to + pixel * WIDTH;
            FloatVector topA = FloatVector.fromArray(SPECIES, x, top + at).rearrange(spread);
            FloatVector topB =
                    FloatVector.fromArray(SPECIES, x, top + at + step).rearrange(spread);
            FloatVector topC =
                    FloatVector.fromArray(SPECIES, x, top + at + 2 * step).rearrange(spread);
            FloatVector topD =
                    FloatVector.fromArray(SPECIES, x, top + at + 3 * step).rearrange(spread);
            FloatVector sum = topA.mul(weightA).add(ZERO);
            FloatVector next = topB.mul(weightA).add(ZERO);
            sum = topB.mul(weightB).add(sum);
            next = topC.mul(weightB).add(next);
            sum = topC.mul(weightC).add(sum);
            next = topD.mul(weightC).add(next);
            FloatVector middleA = FloatVector.fromArray(SPECIES, x, middle + at).rearrange(spread);
            FloatVector middleB =
                    FloatVector.fromArray(SPECIES, x, middle + at + step).rearrange(spread);
            FloatVector middleC =
                    FloatVector.fromArray(SPECIES, x, middle + at + 2 * step).rearrange(spread);
            FloatVector middleD =
                    FloatVector.fromArray(SPECIES, x, middle + at + 3 * step).rearrange(spread);
            sum = middleA.mul(weightD).add(sum);
            next = middleB.mul(weightD).add(next);
            sum = middleB.mul(weightE).add(sum);
            next = middleC.mul(weightE).add(next);
            sum = middleC.mul(weightF).add(sum);
            next = middleD.mul(weightF).add(next);
            FloatVector bottomA = FloatVector.fromArray(SPECIES, x, bottom + at).rearrange(spread);
            FloatVector bottomB =
                    FloatVector.fromArray(SPECIES, x, bottom + at + step).rearrange(spread);
            FloatVector bottomC =
                    FloatVector.fromArray(SPECIES, x, bottom + at + 2 * step).rearrange(spread);
            FloatVector bottomD =
                    FloatVector.fromArray(SPECIES, x, bottom + at + 3 * step).rearrange(spread);
            sum = bottomA.mul(weightG).add(sum);
            next = bottomB.mul(weightG).add(next);
            sum = bottomB.mul(weightH).add(sum);
            next = bottomC.mul(weightH).add(next);
            sum = bottomC.mul(weightI).add(sum);
            next = bottomD.mul(weightI).add(next);
            sum.intoArray(sums, target);
            next.intoArray(sums, target + WIDTH);
        }
    }

    /** Adds the products of three taps to the sums of some pixels, in their order. */
    private static void addTaps(
            float[] x,
            int from,
            int step,
            int[] taps,
            int tapA,
            int tapB,
            int tapC,
            int pixels,
            float[] weights,
            int weight,
            int pitch,
            float[] sums,
            int to) {
        int weightA = weight + tapA / TAP_LENGTH * pitch;
        FloatVector firstA = FloatVector.fromArray(SPECIES, weights, weightA);
        FloatVector secondA = FloatVector.fromArray(SPECIES, weights, weightA + LANES);
        int weightB = weight + tapB / TAP_LENGTH * pitch;
        FloatVector firstB = FloatVector.fromArray(SPECIES, weights, weightB);
        FloatVector secondB = FloatVector.fromArray(SPECIES, weights, weightB + LANES);
        int weightC = weight + tapC / TAP_LENGTH * pitch;
        FloatVector firstC = FloatVector.fromArray(SPECIES, weights, weightC);
        FloatVector secondC = FloatVector.fromArray(SPECIES, weights, weightC + LANES);
        int fromA = from + taps[tapA + 1];
        int fromB = from + taps[tapB + 1];
        int fromC = from + taps[tapC + 1];
        int at = 0;
        int target = to;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, fromA + at);
            FloatVector b = FloatVector.fromArray(SPECIES, x, fromB + at);
            FloatVector c = FloatVector.fromArray(SPECIES, x, fromC + at);
            FloatVector first = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector second = FloatVector.fromArray(SPECIES, sums, target + LANES);
            first = a.rearrange(FIRST).mul(firstA).add(first);
            second = a.rearrange(SECOND).mul(secondA).add(second);
            first = b.rearrange(FIRST).mul(firstB).add(first);
            second = b.rearrange(SECOND).mul(secondB).add(second);
            first = c.rearrange(FIRST).mul(firstC).add(first);
            second = c.rearrange(SECOND).mul(secondC).add(second);
            first.intoArray(sums, target);
            second.intoArray(sums, target + LANES);
            target += WIDTH;
            at += step;
        }
    }

    private static void addTap(
            float[] x,
            int from,
            int step,
            int[] taps,
            int tap,
            int pixels,
            float[] weights,
            int weight,
            int pitch,
            float[] sums,
            int to) {
        int tapWeight = weight + tap / TAP_LENGTH * pitch;
        FloatVector firstWeight = FloatVector.fromArray(SPECIES, weights, tapWeight);
        FloatVector secondWeight = FloatVector.fromArray(SPECIES, weights, tapWeight + LANES);
        int at = from + taps[tap + 1];
        int target = to;
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector a = FloatVector.fromArray(SPECIES, x, at);
            FloatVector first = FloatVector.fromArray(SPECIES, sums, target);
            FloatVector second = FloatVector.fromArray(SPECIES, sums, target + LANES);
            a.rearrange(FIRST).mul(firstWeight).add(first).intoArray(sums, target);
            a.rearrange(SECOND).mul(secondWeight).add(second).intoArray(sums, target + LANES);
            target += WIDTH;
            at += step;
        }
    }
}
