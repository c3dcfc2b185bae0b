// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.vector;

import dev.ingot.runtime.compiled.MatrixKernels;
import dev.ingot.runtime.compiled.Panels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels by the work that they do: products in {@link WideTiles} and {@link NarrowTiles}, sums of single channels in {@link
 * ChannelSums}, of two filters each in {@link FilterPairSums}, of few channels in {@link PlaneSums}, poolings in {@link WindowSums} and {@link WindowMaxima}, functions in {@link
 * VectorFunctions}. All take vectors of the same width, and panels of two registers.
 */
public final class VectorMatrixKernels implements MatrixKernels {
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > FEWEST_COLUMNS / 2
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    static final int WIDTH = 2 * LANES;
    static final FloatVector ZERO = FloatVector.zero(SPECIES);

    /** For the service loader. */
    public VectorMatrixKernels() {}

    @Override
    public int panelWidth() {
        return WIDTH;
    }

    @Override
    public void multiply(
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
            int sumStep) {
        if (matrix.width(panel) == WIDTH) {
            WideTiles.multiply(x, from, step, vectors, matrix, panel, addends, addend, sums, to, sumStep);
        } else {
            NarrowTiles.multiply(x, from, step, vectors, matrix, panel, addends, addend, sums, to, sumStep);
        }
    }

    @Override
    public void store(
            float[] sums,
            int from,
            int vectors,
            float[] bias,
            int column,
            int columns,
            float slope,
            float[] output,
            int to,
            int outputStep) {
        for (int part = 0; part < columns; part += LANES) {
            storePart(sums, from + part, vectors, bias, column + part, slope, output, to + part, outputStep);
        }
    }

    private static void storePart(
            float[] sums,
            int from,
            int vectors,
            float[] bias,
            int column,
            float slope,
            float[] output,
            int to,
            int outputStep) {
        FloatVector addend = bias == null ? FloatVector.zero(SPECIES) : FloatVector.fromArray(SPECIES, bias, column);
        int source = from;
        int target = to;
        if (slope == 1f) {
            for (int vector = 0; vector < vectors; vector++, source += WIDTH, target += outputStep) {
                FloatVector.fromArray(SPECIES, sums, source).add(addend).intoArray(output, target);
            }
        } else if (slope == 0f) {
            for (int vector = 0; vector < vectors; vector++, source += WIDTH, target += outputStep) {
                FloatVector sum = FloatVector.fromArray(SPECIES, sums, source).add(addend);
                sum.max(ZERO).intoArray(output, target);
            }
        } else {
            for (int vector = 0; vector < vectors; vector++, source += WIDTH, target += outputStep) {
                FloatVector sum = FloatVector.fromArray(SPECIES, sums, source).add(addend);
                sum.max(sum.mul(slope)).intoArray(output, target);
            }
        }
    }

    @Override
    public void sumTaps(
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
        ChannelSums.sumTaps(x, from, step, taps, firstTap, endTap, pixels, weights, channel, channels, sums, to);
    }

    @Override
    public void sumTapsOfPairs(
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
        FilterPairSums.sumTaps(x, from, step, taps, firstTap, endTap, pixels, weights, weight, pitch, sums, to);
    }

    @Override
    public void reduceRows(boolean max, float[] x, int from, int step, int rows, int length, float[] results, int to) {
        if (max) {
            WindowMaxima.reduceRows(x, from, step, rows, length, results, to);
        } else {
            WindowSums.reduceRows(x, from, step, rows, length, results, to);
        }
    }

    @Override
    public void reduceWindows(
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
            float[] sums) {
        if (max) {
            WindowMaxima.reduceWindows(
                    x, from, sliceStep, slices, rowStep, size, step, windows, channels, results, to, sums);
        } else {
            WindowSums.reduceWindows(x, from, sliceStep, slices, rowStep, size, step, windows, channels, results, to);
        }
    }

    @Override
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
        PlaneSums.sumPlanes(planes, planeStep, channels, taps, kernel, filters, sums, sumStep, pixels);
    }

    @Override
    public void tanh(float[] values, int from, int to, double[] doubles) {
        VectorFunctions.tanh(values, from, to, doubles);
    }

    @Override
    public void sigmoid(float[] values, int from, int to, double[] doubles) {
        VectorFunctions.sigmoid(values, from, to, doubles);
    }
}
