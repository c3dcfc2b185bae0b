// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Arrays;

/**
 * Convolutions by vector kernels: of a block of rows one panel of filters after the other, whose sums stay in the first-level
 * cache while the taps go by; of filters that read a channel each row by row. The weights of two such filters of each channel are put side
 * by side in working memory, behind the sums of a row.
 */
final class VectorConvolution {
    /** Pixels whose sums over one panel stay in the first-level cache. */
    private static final int CACHED_PIXELS = 128;

    private VectorConvolution() {}

    /** Pixels whose sums are kept at a time, at most, for images whose phases have up to so many columns. */
    static int sums(int columns) {
        return Math.max(columns, CACHED_PIXELS);
    }

    /** What {@link VectorWeights#units} says. */
    static int units(int filters, int rows, int columns, int panelWidth) {
        int block = rowsOfBlock(rows, columns);
        return (rows + block - 1) / block * ((filters + panelWidth - 1) / panelWidth);
    }

    private static int rowsOfBlock(int rows, int columns) {
        return Math.min(rows, Math.max(1, CACHED_PIXELS / columns));
    }

    /** Does what {@link VectorWeights#convolveVolume} says. */
    static void convolve(
            MatrixKernels kernels,
            Panels[] matrices,
            float[] x,
            int sliceStep,
            int rowStep,
            int step,
            int[] taps,
            int slices,
            int rows,
            int columns,
            float[] bias,
            float slope,
            float[] output,
            int to,
            int outputSliceStep,
            int outputRowStep,
            int outputStep,
            float[] partialSums,
            int firstUnit,
            int endUnit) {
        int width = kernels.panelWidth();
        Panels anyMatrix = matrices[taps[0]];
        int panels = anyMatrix.count();
        boolean image = slices == 1;
        int tapLength = image ? MatrixKernels.TAP_LENGTH : MatrixKernels.TAP_LENGTH + 2;
        int allRows = slices * rows;
        int block = rowsOfBlock(allRows, columns);
        int endOfAll = Math.min(endUnit, units(anyMatrix.columns(), allRows, columns, width));
        for (int unit = Math.max(firstUnit, 0); unit < endOfAll; unit++) {
            int panel = unit % panels;
            int first = unit / panels * block;
            int end = Math.min(first + block, allRows);
            int firstSlice = first / rows;
            int endSlice = (end - 1) / rows + 1;
            Arrays.fill(partialSums, 0, (end - first) * columns * width, 0f);
            for (int tap = 0; tap < taps.length; tap += tapLength) {
                Panels matrix = matrices[taps[tap]];
                int left = taps[tap + 4];
                int from = taps[tap + 1] + left * step;
                int inside = taps[tap + 5] - left;
                int slice = image ? 0 : Math.max(firstSlice, taps[tap + 6]);
                int lastSlice = image ? 1 : Math.min(endSlice, taps[tap + 7]);
                for (; slice < lastSlice; slice++) {
                    int rowsBefore = slice * rows;
                    int lastRow = Math.min(end, rowsBefore + taps[tap + 3]);
                    for (int row = Math.max(first, rowsBefore + taps[tap + 2]); row < lastRow; row++) {
                        int sums = ((row - first) * columns + left) * width;
                        kernels.multiply(
                                x,
                                from + slice * sliceStep + (row - rowsBefore) * rowStep,
                                step,
                                inside,
                                matrix,
                                panel,
                                partialSums,
                                sums,
                                partialSums,
                                sums,
                                width);
                    }
                }
            }
            int column = anyMatrix.column(panel);
            for (int row = first; row < end; row++) {
                int slice = row / rows;
                kernels.store(
                        partialSums,
                        (row - first) * columns * width,
                        columns,
                        bias,
                        column,
                        anyMatrix.width(panel),
                        slope,
                        output,
                        to + slice * outputSliceStep + (row - slice * rows) * outputRowStep + column,
                        outputStep);
            }
        }
    }

    /** Does what {@link VectorWeights#convolveChannels} says. */
    static void convolveChannels(
            MatrixKernels kernels,
            float[] x,
            int rowStep,
            int step,
            int[] taps,
            int firstRow,
            int endRow,
            int columns,
            int channels,
            float[][] weights,
            float[][] bias,
            float slope,
            float[] output,
            int to,
            int outputRowStep,
            int outputStep,
            float[] partialSums) {
        int width = kernels.panelWidth();
        int filters = weights.length;
        boolean pairs = filters == 2;
        int pitch = filters * channels;
        int pairWeights = columns * width;
        int pairBias = pairWeights;
        if (pairs) {
            for (int tap = 0; tap < taps.length; tap += MatrixKernels.TAP_LENGTH) {
                interleave(weights, taps[tap], channels, partialSums, pairBias);
                pairBias += pitch;
            }
            if (bias != null) {
                interleave(bias, 0, channels, partialSums, pairBias);
            }
        }
        for (int row = firstRow; row < endRow; row++) {
            // The lower a tap reads, the earlier begin and end the rows for which it reads inside.
            int firstTap = 0;
            while (firstTap < taps.length && row < taps[firstTap + 2]) {
                firstTap += MatrixKernels.TAP_LENGTH;
            }
            int endTap = taps.length;
            while (endTap > firstTap && row >= taps[endTap - MatrixKernels.TAP_LENGTH + 3]) {
                endTap -= MatrixKernels.TAP_LENGTH;
            }
            int done = 0;
            while (done < channels) {
                // The last panel ends at the last channel, and may overlap the one before.
                int panel = channels - done > width / 2 && channels >= width && !pairs ? width : width / 2;
                int channel = Math.min(done, channels - panel);
                int from = row * rowStep + channel;
                int place = channel * filters;
                if (pairs) {
                    kernels.sumTapsOfPairs(
                            x,
                            from,
                            step,
                            taps,
                            firstTap,
                            endTap,
                            columns,
                            partialSums,
                            pairWeights + place,
                            pitch,
                            partialSums,
                            0);
                } else {
                    kernels.sumTaps(
                            x, from, step, taps, firstTap, endTap, columns, weights[0], channel, panel, partialSums, 0);
                }
                kernels.store(
                        partialSums,
                        0,
                        columns,
                        bias == null ? null : pairs ? partialSums : bias[0],
                        pairs ? pairBias + place : place,
                        panel * filters,
                        slope,
                        output,
                        to + row * outputRowStep + place,
                        outputStep);
                done = channel + panel;
            }
        }
    }

    /** Puts the values of two filters of each channel side by side. */
    private static void interleave(float[][] filters, int from, int channels, float[] values, int to) {
        float[] first = filters[0];
        float[] second = filters[1];
        for (int channel = 0; channel < channels; channel++) {
            values[to + 2 * channel] = first[from + channel];
            values[to + 2 * channel + 1] = second[from + channel];
        }
    }
}
