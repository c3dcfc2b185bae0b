// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** The matrices among a network's weights, packed for vector kernels, and what these kernels do with them. */
public final class VectorWeights {
    /** Pixels whose sums over one panel stay in the first-level cache while the taps go by. */
    private static final int CACHED_PIXELS = 128;

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
        return new float[Math.max(columns, CACHED_PIXELS) * kernels.panelWidth()];
    }

    /**
     * Computes output pixels of a convolution that read by the same pattern: for each pixel the sum over the taps, in their
     * order, of an input vector times the tap's matrix, and the bias. An activation is the caller's.
     *
     * @param x the input, with a border of zeros where taps read outside
     * @param rowStep the distance of input vectors of neighbouring rows
     * @param step the distance of input vectors of neighbouring columns
     * @param taps the number of the matrix of each tap, at least one
     * @param offsets the input vector that each tap reads for the first pixel
     * @param rows rows of pixels
     * @param columns columns of pixels
     * @param bias a value per filter; null for none
     * @param output takes the sums
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
            int[] offsets,
            int rows,
            int columns,
            float[] bias,
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
                offsets,
                rows,
                columns,
                bias,
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
            int[] offsets,
            int rows,
            int columns,
            float[] bias,
            float[] output,
            int to,
            int outputRowStep,
            int outputStep,
            float[] partialSums,
            int firstUnit,
            int endUnit) {
        int width = kernels.panelWidth();
        int panels = matrices[taps[0]].count();
        int last = taps.length - 1;
        int block = rowsOfBlock(rows, columns);
        int endOfAll = Math.min(endUnit, units(matrices[taps[0]].columns(), rows, columns));
        for (int unit = Math.max(firstUnit, 0); unit < endOfAll; unit++) {
            int panel = unit % panels;
            int first = unit / panels * block;
            int end = Math.min(first + block, rows);
            int column = matrices[taps[0]].column(panel);
            for (int tap = 0; tap <= last; tap++) {
                Panels matrix = matrices[taps[tap]];
                float[] addends = tap == 0 ? null : partialSums;
                for (int row = first; row < end; row++) {
                    int from = offsets[tap] + row * rowStep;
                    int partial = (row - first) * columns * width;
                    if (tap < last) {
                        kernels.multiply(
                                x,
                                from,
                                step,
                                columns,
                                matrix,
                                panel,
                                addends,
                                partial,
                                null,
                                partialSums,
                                partial,
                                width);
                    } else {
                        int pixel = to + row * outputRowStep + column;
                        kernels.multiply(
                                x,
                                from,
                                step,
                                columns,
                                matrix,
                                panel,
                                addends,
                                partial,
                                bias,
                                output,
                                pixel,
                                outputStep);
                    }
                }
            }
        }
    }

    /** Pieces of work that {@link #convolve} can be cut into: blocks of rows, and the panels of each one after the other. */
    public int units(int filters, int rows, int columns) {
        int block = rowsOfBlock(rows, columns);
        return (rows + block - 1) / block * ((filters + kernels.panelWidth() - 1) / kernels.panelWidth());
    }

    private static int rowsOfBlock(int rows, int columns) {
        return Math.min(rows, Math.max(1, CACHED_PIXELS / columns));
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
            kernels.multiply(
                    x, from, step, vectors, matrix, panel, null, 0, null, scratch, matrix.column(panel), columns);
        }
        int left = matrix.column(firstPanel);
        int right = matrix.column(endPanel - 1) + kernels.panelWidth();
        for (int vector = 0; vector < vectors; vector++) {
            System.arraycopy(scratch, vector * columns + left, sums[first + vector], left, right - left);
        }
    }

    /**
     * Multiplies the pixels of some rows of an image with one of the weights' matrices.
     *
     * @param x the image
     * @param pixels pixels of a row
     * @param channels values of a pixel
     * @param matrix the number of the matrix
     * @param firstRow the first row
     * @param endRow the row behind the last one
     * @param products takes, for each pixel, as many values as the matrix has columns
     * @param to where those of the image's first pixel start
     * @param rowStep the distance of neighbouring rows' products
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
            int rowStep) {
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
                        null,
                        products,
                        to + row * rowStep + panels.column(panel),
                        columns);
            }
        }
    }

    /** Replaces each value from {@code from} to {@code to} by {@link Functions#tanh} of it. */
    public void tanh(float[] values, int from, int to) {
        kernels.tanh(values, from, to);
    }

    /** Replaces each value from {@code from} to {@code to} by {@link Functions#sigmoid} of it. */
    public void sigmoid(float[] values, int from, int to) {
        kernels.sigmoid(values, from, to);
    }
}
