// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** The matrices among a network's weights, packed for vector kernels, and what these kernels compute with them or without. */
public final class VectorWeights {
    private final MatrixKernels kernels;
    private final Panels[] matrices;

    VectorWeights(MatrixKernels kernels, Panels[] matrices) {
        this.kernels = kernels;
        this.matrices = matrices;
    }

    /** Panels for values of the forward pass, of at least {@link MatrixKernels#FEWEST_COLUMNS} columns. */
    public Panels newPanels(int rows, int columns) {
        return new Panels(rows, columns, kernels.panelWidth());
    }

    /** Working memory of {@link #convolve} for images whose phases have up to so many columns. */
    public float[] newPartialSums(int columns) {
        return new float[VectorConvolution.sums(columns) * kernels.panelWidth()];
    }

    /**
     * Working memory of {@link #convolveChannels}.
     *
     * @param columns columns of pixels
     * @param weights the weights and biases of two filters of each channel, which are put side by side; 0 with one filter
     */
    public float[] newChannelSums(int columns, int weights) {
        return new float[columns * kernels.panelWidth() + weights];
    }

    /**
     * Computes output pixels of a convolution that read by the same pattern: for each pixel the sum over the taps, in their
     * order, of an input vector times the tap's matrix, then the bias and the activation of {@link MatrixKernels#store}.
     *
     * @param x the input
     * @param rowStep the distance of input vectors of neighbouring rows
     * @param step the distance of input vectors of neighbouring columns
     * @param taps {@value MatrixKernels#TAP_LENGTH} numbers for each tap: its matrix, the input vector that it reads for the first pixel, and
     *     the pixels for which it reads inside the input: the first row, the row behind the last one, and the same columns
     * @param rows rows of pixels
     * @param columns columns of pixels
     * @param bias a value per filter; null for none
     * @param slope of the activation
     * @param output takes the results
     * @param to the first pixel
     * @param outputRowStep the distance of pixels of neighbouring rows
     * @param outputStep the distance of pixels of neighbouring columns
     * @param partialSums working memory of {@link #newPartialSums}
     */
    public void convolve(
            float[] x,
            int rowStep,
            int step,
            int[] taps,
            int rows,
            int columns,
            float[] bias,
            float slope,
            float[] output,
            int to,
            int outputRowStep,
            int outputStep,
            float[] partialSums) {
        convolve(
                x,
                rowStep,
                step,
                taps,
                rows,
                columns,
                bias,
                slope,
                output,
                to,
                outputRowStep,
                outputStep,
                partialSums,
                0,
                units(matrices[taps[0]].columns(), rows, columns));
    }

    /**
     * Computes some units of work of a convolution; see the method without the last two parameters for the others.
     *
     * @param firstUnit the first unit; before 0 there are none
     * @param endUnit the unit behind the last one; from {@link #units} on there are none
     */
    public void convolve(
            float[] x,
            int rowStep,
            int step,
            int[] taps,
            int rows,
            int columns,
            float[] bias,
            float slope,
            float[] output,
            int to,
            int outputRowStep,
            int outputStep,
            float[] partialSums,
            int firstUnit,
            int endUnit) {
        convolveVolume(
                x,
                0,
                rowStep,
                step,
                taps,
                1,
                rows,
                columns,
                bias,
                slope,
                output,
                to,
                0,
                outputRowStep,
                outputStep,
                partialSums,
                firstUnit,
                endUnit);
    }

    /**
     * The same for a volume, whose rows are counted through all slices: {@link #units} is told the rows of all of them.
     *
     * @param sliceStep the distance of input vectors of neighbouring slices
     * @param taps with several slices two numbers more for each tap: the first slice of pixels for which it reads inside the input,
     *     and the one behind the last
     * @param slices slices of pixels
     * @param rows rows of each
     * @param outputSliceStep the distance of pixels of neighbouring slices
     */
    public void convolveVolume(
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
        VectorConvolution.convolve(
                kernels,
                matrices,
                x,
                sliceStep,
                rowStep,
                step,
                taps,
                slices,
                rows,
                columns,
                bias,
                slope,
                output,
                to,
                outputSliceStep,
                outputRowStep,
                outputStep,
                partialSums,
                firstUnit,
                endUnit);
    }

    /**
     * Computes rows of output pixels of a convolution whose filters read a channel each: for each pixel and channel the sum of the
     * taps' products, each rounded, in their order, then the bias and the activation of {@link MatrixKernels#store}.
     *
     * @param x the input
     * @param rowStep the distance of input pixels of neighbouring rows
     * @param step the distance of input pixels of neighbouring columns
     * @param taps {@value MatrixKernels#TAP_LENGTH} numbers for each tap: where its weights start, the input pixel that it reads for the first
     *     output pixel, and the pixels for which it reads inside the input: the first row, the row behind the last one, and the same
     *     columns. All taps of a row of the kernel stand together, the rows from top to bottom
     * @param firstRow the first row of pixels
     * @param endRow the row behind the last one
     * @param columns columns of pixels
     * @param channels values of a pixel, at least {@link MatrixKernels#FEWEST_CHANNELS}
     * @param weights for each filter of a channel, one or two, an array with the factors of all channels, for each tap
     * @param bias for each filter of a channel an array with a value for each channel; null for none
     * @param slope of the activation
     * @param output takes the results
     * @param to the first pixel
     * @param outputRowStep the distance of pixels of neighbouring rows
     * @param outputStep the distance of pixels of neighbouring columns
     * @param partialSums working memory of {@link #newChannelSums}
     */
    public void convolveChannels(
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
        VectorConvolution.convolveChannels(
                kernels,
                x,
                rowStep,
                step,
                taps,
                firstRow,
                endRow,
                columns,
                channels,
                weights,
                bias,
                slope,
                output,
                to,
                outputRowStep,
                outputStep,
                partialSums);
    }

    /**
     * Computes the largest values of windows, channel by channel.
     *
     * @param x the input: cells of at least {@link MatrixKernels#FEWEST_CHANNELS} channels along one to three axes
     * @param windows for each axis the distance of its cells in the input, and then {@value VectorPooling#RUN_LENGTH} numbers for
     *     each run of windows that are alike: how many, the first window's first cell, the distance of neighbouring windows and
     *     the cells of a window, both in cells
     * @param firstUnit the first output along the first axis to compute; 0 with one axis
     * @param endUnit the one behind the last; all with one axis
     * @param output takes the results
     * @param to the index of the first result of all
     * @param piece working memory with room for a row of the largest window, or for one more than all its rows if there are
     *     windows of several slices and rows; null if all windows have one row
     */
    public void poolMaxima(
            float[] x, int[][] windows, int firstUnit, int endUnit, float[] output, int to, float[] piece) {
        VectorPooling.pool(kernels, true, x, windows, firstUnit, endUnit, output, to, piece);
    }

    /** The same for means: sums along one axis after the other, the first one first, divided by the number of cells. */
    public void poolMeans(
            float[] x, int[][] windows, int firstUnit, int endUnit, float[] output, int to, float[] piece) {
        VectorPooling.pool(kernels, false, x, windows, firstUnit, endUnit, output, to, piece);
    }

    /** Pieces of work that {@link #convolve} can be cut into: blocks of rows, and the panels of each one after the other. */
    public int units(int filters, int rows, int columns) {
        return VectorConvolution.units(filters, rows, columns, kernels.panelWidth());
    }

    /**
     * Multiplies vectors with one of the weights' matrices; the sums of each vector go to an array of their own.
     *
     * @param x holds the vectors
     * @param from where the first vector starts
     * @param step the distance of neighbouring vectors' starts
     * @param vectors how many vectors
     * @param matrix the number of the matrix
     * @param sums takes an array per vector
     * @param first the index of the first vector's array
     * @param scratch working memory, of at least vectors times the columns of the matrix
     */
    public void multiply(
            float[] x, int from, int step, int vectors, int matrix, float[][] sums, int first, float[] scratch) {
        Panels panels = matrices[matrix];
        multiply(x, from, step, vectors, panels, 0, panels.count(), sums, first, scratch);
    }

    /**
     * The same with a matrix that is given, for some of its panels; nothing else is written than their columns.
     *
     * @param firstPanel the first panel
     * @param endPanel the panel behind the last one
     */
    public void multiply(
            float[] x,
            int from,
            int step,
            int vectors,
            Panels matrix,
            int firstPanel,
            int endPanel,
            float[][] sums,
            int first,
            float[] scratch) {
        int columns = matrix.columns();
        for (int panel = firstPanel; panel < endPanel; panel++) {
            kernels.multiply(x, from, step, vectors, matrix, panel, null, 0, scratch, matrix.column(panel), columns);
        }
        int left = matrix.column(firstPanel);
        int right = matrix.column(endPanel - 1) + matrix.width(endPanel - 1);
        for (int vector = 0; vector < vectors; vector++) {
            System.arraycopy(scratch, vector * columns + left, sums[first + vector], left, right - left);
        }
    }

    /**
     * Multiplies the pixels of some rows of an image with one of the weights' matrices, into a ring of rows.
     *
     * @param x the image
     * @param pixels pixels of a row
     * @param channels values of a pixel
     * @param matrix the number of the matrix
     * @param firstRow the first row
     * @param endRow the row behind the last one
     * @param products takes, for each pixel, as many values as the matrix has columns
     * @param to where those of the image's first pixel go
     * @param rowStep the distance of neighbouring rows' products
     * @param ring the number of rows after which a row goes where the first one went
     */
    public void multiplyPixels(
            float[] x,
            int pixels,
            int channels,
            int matrix,
            int firstRow,
            int endRow,
            float[] products,
            int to,
            int rowStep,
            int ring) {
        Panels panels = matrices[matrix];
        int columns = panels.columns();
        for (int row = firstRow; row < endRow; row++) {
            for (int panel = 0; panel < panels.count(); panel++) {
                kernels.multiply(
                        x,
                        row * pixels * channels,
                        channels,
                        pixels,
                        panels,
                        panel,
                        null,
                        0,
                        products,
                        to + row % ring * rowStep + panels.column(panel),
                        columns);
            }
        }
    }

    /** Working memory for {@link #sumPlanes}: so many rows of so many values, with room for a vector behind the last one. */
    public float[] newPlanes(int count, int length) {
        return new float[count * length + kernels.panelWidth()];
    }

    /** The sums of {@link MatrixKernels#sumPlanes}. */
    public void sumPlanes(
            float[] planes,
            int planeStep,
            int channels,
            int[] taps,
            float[] kernel,
            int filters,
            float[] sums,
            int sumStep,
            int pixels) {
        kernels.sumPlanes(planes, planeStep, channels, taps, kernel, filters, sums, sumStep, pixels);
    }

    /** Replaces each value from {@code from} to {@code to} by {@link Functions#tanh} of it. */
    public void tanh(float[] values, int from, int to, double[] doubles) {
        kernels.tanh(values, from, to, doubles);
    }

    /** Replaces each value from {@code from} to {@code to} by {@link Functions#sigmoid} of it. */
    public void sigmoid(float[] values, int from, int to, double[] doubles) {
        kernels.sigmoid(values, from, to, doubles);
    }
}
