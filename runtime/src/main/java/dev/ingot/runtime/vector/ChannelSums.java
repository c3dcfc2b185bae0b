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
            if (inside > 1 && areNeighbours(taps, firstTap, step)) {
                sumNineNeighbours(
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
            } else {
                sumNineTaps(
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
            }
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

    /** Whether of each three of nine taps the next reads the pixel beside the last one's. */
    static boolean areNeighbours(int[] taps, int firstTap, int step) {
        boolean neighbours = true;
        for (int tap = firstTap; tap < firstTap + 9 * TAP_LENGTH; tap += 3 * TAP_LENGTH) {
            neighbours &= taps[tap + TAP_LENGTH + 1] - taps[tap + 1] == step
                    && taps[tap + 2 * TAP_LENGTH + 1] - taps[tap + TAP_LENGTH + 1] == step;
        }
        return neighbours;
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

    /** The sums of some pixels over nine taps, as kernels of three by three have. */
    private static void sumNineTaps(
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
        int weightD = taps[firstTap + 3 * TAP_LENGTH] + channel;
        FloatVector leftD = FloatVector.fromArray(SPECIES, weights, weightD);
        FloatVector rightD = FloatVector.fromArray(SPECIES, weights, weightD + apart);
        int weightE = taps[firstTap + 4 * TAP_LENGTH] + channel;
        FloatVector leftE = FloatVector.fromArray(SPECIES, weights, weightE);
        FloatVector rightE = FloatVector.fromArray(SPECIES, weights, weightE + apart);
        int weightF = taps[firstTap + 5 * TAP_LENGTH] + channel;
        FloatVector leftF = FloatVector.fromArray(SPECIES, weights, weightF);
        FloatVector rightF = FloatVector.fromArray(SPECIES, weights, weightF + apart);
        int weightG = taps[firstTap + 6 * TAP_LENGTH] + channel;
        FloatVector leftG = FloatVector.fromArray(SPECIES, weights, weightG);
        FloatVector rightG = FloatVector.fromArray(SPECIES, weights, weightG + apart);
        int weightH = taps[firstTap + 7 * TAP_LENGTH] + channel;
        FloatVector leftH = FloatVector.fromArray(SPECIES, weights, weightH);
        FloatVector rightH = FloatVector.fromArray(SPECIES, weights, weightH + apart);
        int weightI = taps[firstTap + 8 * TAP_LENGTH] + channel;
        FloatVector leftI = FloatVector.fromArray(SPECIES, weights, weightI);
        FloatVector rightI = FloatVector.fromArray(SPECIES, weights, weightI + apart);
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
            FloatVector right = FloatVector.fromArray(SPECIES, x, fromA + at + inputApart)
                    .mul(rightA)
                    .add(ZERO);
            left = FloatVector.fromArray(SPECIES, x, fromB + at).mul(leftB).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromB + at + inputApart)
                    .mul(rightB)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromC + at).mul(leftC).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromC + at + inputApart)
                    .mul(rightC)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromD + at).mul(leftD).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromD + at + inputApart)
                    .mul(rightD)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromE + at).mul(leftE).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromE + at + inputApart)
                    .mul(rightE)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromF + at).mul(leftF).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromF + at + inputApart)
                    .mul(rightF)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromG + at).mul(leftG).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromG + at + inputApart)
                    .mul(rightG)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromH + at).mul(leftH).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromH + at + inputApart)
                    .mul(rightH)
                    .add(right);
            left = FloatVector.fromArray(SPECIES, x, fromI + at).mul(leftI).add(left);
            right = FloatVector.fromArray(SPECIES, x, fromI + at + inputApart)
                    .mul(rightI)
                    .add(right);
            left.intoArray(sums, target);
            right.intoArray(sums, target + sumsApart);
            target += WIDTH;
            at += step;
        }
    }

    /**
     * The same of two pixels or more, where the three taps of a row of the kernel read neighbouring pixels: two pixels at a time, for which four
     * values of such a row are loaded instead of six.
     */
    private static void sumNineNeighbours(
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
        int weightD = taps[firstTap + 3 * TAP_LENGTH] + channel;
        FloatVector leftD = FloatVector.fromArray(SPECIES, weights, weightD);
        FloatVector rightD = FloatVector.fromArray(SPECIES, weights, weightD + apart);
        int weightE = taps[firstTap + 4 * TAP_LENGTH] + channel;
        FloatVector leftE = FloatVector.fromArray(SPECIES, weights, weightE);
        FloatVector rightE = FloatVector.fromArray(SPECIES, weights, weightE + apart);
        int weightF = taps[firstTap + 5 * TAP_LENGTH] + channel;
        FloatVector leftF = FloatVector.fromArray(SPECIES, weights, weightF);
        FloatVector rightF = FloatVector.fromArray(SPECIES, weights, weightF + apart);
        int weightG = taps[firstTap + 6 * TAP_LENGTH] + channel;
        FloatVector leftG = FloatVector.fromArray(SPECIES, weights, weightG);
        FloatVector rightG = FloatVector.fromArray(SPECIES, weights, weightG + apart);
        int weightH = taps[firstTap + 7 * TAP_LENGTH] + channel;
        FloatVector leftH = FloatVector.fromArray(SPECIES, weights, weightH);
        FloatVector rightH = FloatVector.fromArray(SPECIES, weights, weightH + apart);
        int weightI = taps[firstTap + 8 * TAP_LENGTH] + channel;
        FloatVector leftI = FloatVector.fromArray(SPECIES, weights, weightI);
        FloatVector rightI = FloatVector.fromArray(SPECIES, weights, weightI + apart);
        int top = from + taps[firstTap + 1];
        int middle = from + taps[firstTap + 3 * TAP_LENGTH + 1];
        int bottom = from + taps[firstTap + 6 * TAP_LENGTH + 1];
        for (int pixel = 0; pixel < pixels; pixel += 2) {
            // The last pixel of an odd number is computed with the one before it, once more.
            int first = Math.min(pixel, pixels - 2);
            int at = first * step;
            int target = to + first * WIDTH;
            FloatVector leftTopA = FloatVector.fromArray(SPECIES, x, top + at);
            FloatVector leftTopB = FloatVector.fromArray(SPECIES, x, top + at + step);
            FloatVector leftTopC = FloatVector.fromArray(SPECIES, x, top + at + 2 * step);
            FloatVector leftTopD = FloatVector.fromArray(SPECIES, x, top + at + 3 * step);
            FloatVector left = leftTopA.mul(leftA).add(ZERO);
            FloatVector leftNext = leftTopB.mul(leftA).add(ZERO);
            left = leftTopB.mul(leftB).add(left);
            leftNext = leftTopC.mul(leftB).add(leftNext);
            left = leftTopC.mul(leftC).add(left);
            leftNext = leftTopD.mul(leftC).add(leftNext);
            FloatVector leftMiddleA = FloatVector.fromArray(SPECIES, x, middle + at);
            FloatVector leftMiddleB = FloatVector.fromArray(SPECIES, x, middle + at + step);
            FloatVector leftMiddleC = FloatVector.fromArray(SPECIES, x, middle + at + 2 * step);
            FloatVector leftMiddleD = FloatVector.fromArray(SPECIES, x, middle + at + 3 * step);
            left = leftMiddleA.mul(leftD).add(left);
            leftNext = leftMiddleB.mul(leftD).add(leftNext);
            left = leftMiddleB.mul(leftE).add(left);
            leftNext = leftMiddleC.mul(leftE).add(leftNext);
            left = leftMiddleC.mul(leftF).add(left);
            leftNext = leftMiddleD.mul(leftF).add(leftNext);
            FloatVector leftBottomA = FloatVector.fromArray(SPECIES, x, bottom + at);
            FloatVector leftBottomB = FloatVector.fromArray(SPECIES, x, bottom + at + step);
            FloatVector leftBottomC = FloatVector.fromArray(SPECIES, x, bottom + at + 2 * step);
            FloatVector leftBottomD = FloatVector.fromArray(SPECIES, x, bottom + at + 3 * step);
            left = leftBottomA.mul(leftG).add(left);
            leftNext = leftBottomB.mul(leftG).add(leftNext);
            left = leftBottomB.mul(leftH).add(left);
            leftNext = leftBottomC.mul(leftH).add(leftNext);
            left = leftBottomC.mul(leftI).add(left);
            leftNext = leftBottomD.mul(leftI).add(leftNext);
            left.intoArray(sums, target);
            leftNext.intoArray(sums, target + WIDTH);
            FloatVector rightTopA = FloatVector.fromArray(SPECIES, x, top + at + inputApart);
            FloatVector rightTopB = FloatVector.fromArray(SPECIES, x, top + at + step + inputApart);
            FloatVector rightTopC = FloatVector.fromArray(SPECIES, x, top + at + 2 * step + inputApart);
            FloatVector rightTopD = FloatVector.fromArray(SPECIES, x, top + at + 3 * step + inputApart);
            FloatVector right = rightTopA.mul(rightA).add(ZERO);
            FloatVector rightNext = rightTopB.mul(rightA).add(ZERO);
            right = rightTopB.mul(rightB).add(right);
            rightNext = rightTopC.mul(rightB).add(rightNext);
            right = rightTopC.mul(rightC).add(right);
            rightNext = rightTopD.mul(rightC).add(rightNext);
            FloatVector rightMiddleA = FloatVector.fromArray(SPECIES, x, middle + at + inputApart);
            FloatVector rightMiddleB = FloatVector.fromArray(SPECIES, x, middle + at + step + inputApart);
            FloatVector rightMiddleC = FloatVector.fromArray(SPECIES, x, middle + at + 2 * step + inputApart);
            FloatVector rightMiddleD = FloatVector.fromArray(SPECIES, x, middle + at + 3 * step + inputApart);
            right = rightMiddleA.mul(rightD).add(right);
            rightNext = rightMiddleB.mul(rightD).add(rightNext);
            right = rightMiddleB.mul(rightE).add(right);
            rightNext = rightMiddleC.mul(rightE).add(rightNext);
            right = rightMiddleC.mul(rightF).add(right);
            rightNext = rightMiddleD.mul(rightF).add(rightNext);
            FloatVector rightBottomA = FloatVector.fromArray(SPECIES, x, bottom + at + inputApart);
            FloatVector rightBottomB = FloatVector.fromArray(SPECIES, x, bottom + at + step + inputApart);
            FloatVector rightBottomC = FloatVector.fromArray(SPECIES, x, bottom + at + 2 * step + inputApart);
            FloatVector rightBottomD = FloatVector.fromArray(SPECIES, x, bottom + at + 3 * step + inputApart);
            right = rightBottomA.mul(rightG).add(right);
            rightNext = rightBottomB.mul(rightG).add(rightNext);
            right = rightBottomB.mul(rightH).add(right);
            rightNext = rightBottomC.mul(rightH).add(rightNext);
            right = rightBottomC.mul(rightI).add(right);
            rightNext = rightBottomD.mul(rightI).add(rightNext);
            right.intoArray(sums, target + sumsApart);
            rightNext.intoArray(sums, target + WIDTH + sumsApart);
        }
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
