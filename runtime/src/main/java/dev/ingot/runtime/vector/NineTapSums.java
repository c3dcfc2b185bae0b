// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import static dev.ingot.runtime.compiled.MatrixKernels.TAP_LENGTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.SPECIES;
import static dev.ingot.runtime.vector.VectorMatrixKernels.WIDTH;
import static dev.ingot.runtime.vector.VectorMatrixKernels.ZERO;

import jdk.incubator.vector.FloatVector;

/**
 * Sums over the nine taps of a kernel of three by three, whose weights stay in registers, for pixels for which all read inside the input;
 * two registers of sums at a time, as in {@link ChannelSums}.
 */
final class NineTapSums {
    private NineTapSums() {}

    static void sumTaps(
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
        if (pixels > 1 && areNeighbours(taps, firstTap, step)) {
            sumNeighbours(
                    x, from, inputApart, step, taps, firstTap, pixels, weights, channel, apart, sums, to, sumsApart);
        } else {
            sumPixels(x, from, inputApart, step, taps, firstTap, pixels, weights, channel, apart, sums, to, sumsApart);
        }
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

    /** Any pixels, one of either register at a time. */
    private static void sumPixels(
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
     * Two pixels or more, where the three taps of a row of the kernel read neighbouring pixels: two pixels at a time, for which four
     * values of such a row are loaded instead of six.
     */
    private static void sumNeighbours(
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
}
