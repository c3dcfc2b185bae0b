// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/**
 * Matrix products, windows of poolings and functions of many values, written with the Vector API and compiled once for all
 * networks. Every sum is the chain that the plain kernels of generated classes compute, of fused multiply-adds where these
 * multiply, and every function takes the steps of {@link Functions}, so the bits are the same.
 */
public interface MatrixKernels {
    /** Columns that a matrix must have, or half as many, whatever the width of the machine's vectors. */
    int FEWEST_COLUMNS = 32;

    /** Vectors that are multiplied at a time; each smaller number has code of its own. */
    int TALLEST_TILE = 5;

    /** Channels that a pooling must have, whatever the width of the machine's vectors. */
    int FEWEST_CHANNELS = 16;

    /** Numbers of a tap in a table of taps. */
    int TAP_LENGTH = 6;

    /** Values that functions take at a time, a multiple of any vector's. */
    int DOUBLES = 256;

    /** Columns of a panel, an even number, at most {@link #FEWEST_COLUMNS}; a matrix's last panel may have half as many. */
    int panelWidth();

    /**
     * Multiplies vectors with a panel of a matrix. For each vector v and each column c of the panel, with {@code r} running over
     * the rows of the matrix in their order, {@code sums[to + v * sumStep + c] = sum of x[from + v * step + r] * matrix[r][c]},
     * added to {@code addends[addend + v * panelWidth() + c]} or to +0.
     *
     * @param x holds the vectors
     * @param from where the first vector starts
     * @param step the distance of neighbouring vectors' starts
     * @param vectors how many vectors
     * @param matrix a matrix in panels of {@link #panelWidth()} columns
     * @param panel the panel
     * @param addends what is added to the sums; may be {@code sums}; null for +0
     * @param addend the index of the first vector's addends
     * @param sums takes the sums
     * @param to the index of the first vector's sums
     * @param sumStep the distance of neighbouring vectors' sums
     */
    void multiply(
            float[] x,
            int from,
            int step,
            int vectors,
            Panels matrix,
            int panel,
            float[] addends,
            int addend,
            float[] sums,
            int to,
            int sumStep);

    /**
     * Stores sums over a panel where they belong, with the bias and the activation {@code max(x, x * slope)}: none for a slope of
     * 1, LeakyReLU for one between, ReLU, as {@code max(x, +0)}, for 0.
     *
     * @param sums the sums, {@link #panelWidth()} for each vector
     * @param from the index of the first vector's sums
     * @param vectors how many vectors
     * @param bias a value for each column of the matrix; null for none
     * @param column the matrix column of the panel's first column
     * @param columns columns of the panel, {@link #panelWidth()} or half of it
     * @param slope from 0 to 1
     * @param output takes the results
     * @param to the index of the first vector's results
     * @param outputStep the distance of neighbouring vectors' results
     */
    void store(
            float[] sums,
            int from,
            int vectors,
            float[] bias,
            int column,
            int columns,
            float slope,
            float[] output,
            int to,
            int outputStep);

    /**
     * Sums up pixels of a row over the taps of a convolution whose filters read a channel each, for {@link #panelWidth()}
     * neighbouring channels, or half as many: from +0 on the products, each rounded, in the order of the taps. With t running over the taps that read
     * inside the input, {@code sums[to + p * panelWidth() + c] = sum of x[from + offset of t + p * step + c] *
     * weights[weight of t + channel + c]}.
     *
     * @param x the input
     * @param from the index of the first channel, for a tap of offset 0 and pixel 0
     * @param step the distance of what neighbouring pixels read
     * @param taps {@value #TAP_LENGTH} numbers for each tap: its weight, its offset, two that are not read, and the
     *     pixels for which it reads inside the input: the first and the one behind the last
     * @param firstTap the index in {@code taps} of the first tap
     * @param endTap the index behind the last one
     * @param pixels how many pixels
     * @param weights the factors of all channels, for each tap
     * @param channel the first channel
     * @param channels how many channels, {@link #panelWidth()} or half of it
     * @param sums takes the sums
     * @param to the index of pixel 0's sums
     */
    void sumTaps(
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
            int to);

    /**
     * Does what {@link #sumTaps} does with two filters f of each channel, for half of {@link #panelWidth()} channels: {@code sums[to + p *
     * panelWidth() + 2 * c + f] = sum of x[from + offset of t + p * step + c] * weights[weight + pitch * number of t + 2 * c + f]}.
     *
     * @param x the input
     * @param from the index of the first channel, for a tap of offset 0 and pixel 0
     * @param step the distance of what neighbouring pixels read
     * @param taps as for {@link #sumTaps}; their weights are not read
     * @param firstTap the index in {@code taps} of the first tap
     * @param endTap the index behind the last one
     * @param pixels how many pixels
     * @param weights the factors of both filters side by side, for each tap in {@code taps}
     * @param weight the index of the first tap's
     * @param pitch the distance of neighbouring taps' weights
     * @param sums takes the sums; may be {@code weights}
     * @param to the index of pixel 0's sums
     */
    void sumTapsOfPairs(
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
            int to);

    /**
     * Reduces rows of the same length to one: {@code results[to + i]} is {@code x[from + i]}, and to it added {@code x[from +
     * step + i]}, {@code x[from + 2 * step + i]} and so on, or the largest of these as {@code Math.max} has it.
     *
     * @param max the largest values instead of the sums
     * @param x holds the rows
     * @param from the index of the first row
     * @param step the distance of neighbouring rows
     * @param rows how many rows
     * @param length values of a row, at least {@link #FEWEST_CHANNELS}
     * @param results takes the row of results; if that is {@code x}, apart from the rows
     * @param to the index of the first result
     */
    void reduceRows(boolean max, float[] x, int from, int step, int rows, int length, float[] results, int to);

    /**
     * Reduces windows of few cells along a row, channel by channel: of two by two cells, three by three, or two by two by two. First
     * the slices, if there are two, then the cells of each column of a window, from top to bottom, then these sums or maxima from
     * left to right.
     *
     * @param max the largest values instead of the sums
     * @param x the input
     * @param from the index of the first window's first cell
     * @param sliceStep the distance of cells behind each other
     * @param slices slices of a window, 1; or 2 if {@code size} is 2
     * @param rowStep the distance of cells below each other
     * @param size rows and columns of a window, 2 or 3; neighbours in a row lie {@code channels} apart
     * @param step the distance of neighbouring windows
     * @param windows how many windows
     * @param channels values of a cell, at least {@link #FEWEST_CHANNELS}
     * @param results takes {@code channels} results for each window, one window after the other; not {@code x}
     * @param to the index of the first result
     * @param sums working memory of at least {@code channels} floats, or the start of {@code x} before {@code from}
     */
    void reduceWindows(
            boolean max,
            float[] x,
            int from,
            int sliceStep,
            int slices,
            int rowStep,
            int size,
            int step,
            int windows,
            int channels,
            float[] results,
            int to,
            float[] sums);

    /**
     * Sums over the taps of a convolution of few channels and filters, for neighbouring pixels: each tap's products of all channels
     * are a chain from +0, and the chains are added up from +0 in the order of the taps. With t running over the taps, {@code sums[f * sumStep +
     * p] = sum of chain over c of planes[c * planeStep + offset of t + p] * kernel[weights of t + f * channels + c]}.
     *
     * @param planes a plane for each channel
     * @param planeStep the distance of the planes
     * @param channels how many channels, from 1 to 4
     * @param taps two numbers for each tap: its offset in a plane, and where its weights start
     * @param kernel for each tap and filter the factors of all channels
     * @param filters how many filters
     * @param sums takes the sums, and behind those of the last pixel what does not matter, up to a whole vector
     * @param sumStep the distance of neighbouring filters' sums: not less than the pixels, rounded up to whole vectors
     * @param pixels how many pixels
     */
    void sumPlanes(
            float[] planes,
            int planeStep,
            int channels,
            int[] taps,
            float[] kernel,
            int filters,
            float[] sums,
            int sumStep,
            int pixels);

    /**
     * Replaces each value from {@code from} to {@code to} by {@link Functions#tanh} of it.
     *
     * @param doubles working memory of {@value #DOUBLES} values
     */
    void tanh(float[] values, int from, int to, double[] doubles);

    /** The same by {@link Functions#sigmoid}. */
    void sigmoid(float[] values, int from, int to, double[] doubles);
}
