// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.WeightsException;
import java.util.Arrays;

/**
 * What is computed from weights once, on load. Arithmetic is in double, in a fixed order, and rounded to float once. No
 * method changes its arguments or answers one of them.
 */
public final class WeightOps {
    /** Values checked by one call: a fresh JVM compiles a method sooner for its calls than for the turns of its loop. */
    private static final int FINITE_BLOCK = 256;

    private WeightOps() {}

    /**
     * The factor per channel that a batch normalisation comes down to: {@code gamma / sqrt(variance + epsilon)}.
     *
     * @param gamma the scale per channel; null means 1
     * @throws WeightsException if {@code variance + epsilon} is not positive
     */
    public static float[] normalizationScale(float[] gamma, float[] variance, double epsilon) {
        float[] scale = new float[variance.length];
        for (int channel = 0; channel < scale.length; channel++) {
            double spread = variance[channel] + epsilon;
            if (!(spread > 0)) {
                throw new WeightsException(
                        null,
                        "moving_variance",
                        -1,
                        "variances that are positive after adding epsilon " + epsilon,
                        variance[channel] + " at channel " + channel);
            }
            scale[channel] = (float) ((gamma == null ? 1 : gamma[channel]) / Math.sqrt(spread));
        }
        return scale;
    }

    /**
     * The factor per index that the statistics of a data set come down to: {@code 1 / max(sqrt(variance), least)}.
     *
     * @throws WeightsException if a variance is negative
     */
    public static float[] inverseDeviation(float[] variance, double least) {
        float[] scale = new float[variance.length];
        for (int i = 0; i < scale.length; i++) {
            if (variance[i] < 0) {
                throw new WeightsException(null, "variance", -1, "variances from 0 on", variance[i] + " at index " + i);
            }
            scale[i] = (float) (1 / Math.max(Math.sqrt(variance[i]), least));
        }
        return scale;
    }

    /**
     * The offset per channel that a batch normalisation comes down to: {@code beta + (bias - mean) * scale}.
     *
     * @param beta the offset per channel; null means 0
     * @param scale what {@link #normalizationScale} answered
     * @param bias the bias of the layer before, which the normalisation takes in; null means 0
     */
    public static float[] normalizationShift(float[] beta, float[] mean, float[] scale, float[] bias) {
        float[] shift = new float[mean.length];
        for (int channel = 0; channel < shift.length; channel++) {
            double centred = (bias == null ? 0.0 : bias[channel]) - mean[channel];
            shift[channel] = (float) ((beta == null ? 0.0 : beta[channel]) + centred * scale[channel]);
        }
        return shift;
    }

    /**
     * Multiplies each value by the factor of its channel.
     *
     * @param inner the number of values that follow each other with the same channel; 1 if the channel runs fastest
     */
    public static float[] scale(float[] values, int inner, float[] factors) {
        float[] scaled = new float[values.length];
        int i = 0;
        while (i < scaled.length) {
            for (float factor : factors) {
                for (int end = i + inner; i < end; i++) {
                    scaled[i] = (float) ((double) values[i] * factor);
                }
            }
        }
        return scaled;
    }

    /**
     * Reorders the axes of a row-major tensor.
     *
     * @param dimensions the lengths of its axes
     * @param axes for each axis of the result, the axis it comes from
     */
    public static float[] permute(float[] values, int[] dimensions, int... axes) {
        int rank = dimensions.length;
        int[] strides = new int[rank];
        int stride = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dimensions[axis];
        }
        int length = dimensions[axes[rank - 1]];
        int step = strides[axes[rank - 1]];
        float[] permuted = new float[values.length];
        int[] index = new int[rank];
        int source = 0;
        for (int target = 0; target < permuted.length; target += length) {
            if (step == 1) {
                System.arraycopy(values, source, permuted, target, length);
            } else {
                for (int i = 0; i < length; i++) {
                    permuted[target + i] = values[source + i * step];
                }
            }
            for (int axis = rank - 2; axis >= 0; axis--) {
                source += strides[axes[axis]];
                if (++index[axis] < dimensions[axes[axis]]) {
                    break;
                }
                source -= strides[axes[axis]] * index[axis];
                index[axis] = 0;
            }
        }
        return permuted;
    }

    /**
     * Values repeated along axes of length 1.
     *
     * @param from the sizes of the values' axes
     * @param to the sizes after that; as many
     */
    public static float[] broadcast(float[] values, int[] from, int[] to) {
        float[] repeated = values;
        int inner = 1;
        for (int axis = to.length - 1; axis >= 0; axis--) {
            if (from[axis] != to[axis]) {
                repeated = repeat(repeated, inner, to[axis]);
            }
            inner *= to[axis];
        }
        return repeated;
    }

    /** Each piece of this length so many times. */
    private static float[] repeat(float[] values, int length, int times) {
        float[] repeated = new float[values.length * times];
        for (int i = 0; i < values.length; i += length) {
            for (int time = 0; time < times; time++) {
                System.arraycopy(values, i, repeated, i * times + time * length, length);
            }
        }
        return repeated;
    }

    /** The rows of a row-major matrix as arrays of their own. */
    public static float[][] packRows(float[] values, int rows, int columns) {
        float[][] packed = new float[rows][columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * columns, packed[row], 0, columns);
        }
        return packed;
    }

    /**
     * Some taps of a convolution's kernel, one vector per group and input channel.
     *
     * @param kernel row-major {@code (taps, channels / groups, filters)}
     * @param channels the input channels of all groups
     * @param filters the filters of all groups
     * @param taps the taps wanted, in the order wanted
     * @return {@code [group][channel in the group]} gives {@code taps.length} runs of {@code filters / groups} values
     */
    public static float[][][] packTaps(float[] kernel, int channels, int filters, int groups, int... taps) {
        int groupChannels = channels / groups;
        int groupFilters = filters / groups;
        float[][][] packed = new float[groups][groupChannels][taps.length * groupFilters];
        for (int group = 0; group < groups; group++) {
            for (int channel = 0; channel < groupChannels; channel++) {
                for (int position = 0; position < taps.length; position++) {
                    int source = (taps[position] * groupChannels + channel) * filters + group * groupFilters;
                    System.arraycopy(kernel, source, packed[group][channel], position * groupFilters, groupFilters);
                }
            }
        }
        return packed;
    }

    /**
     * The same for several lists of taps, a result each.
     *
     * @param taps for each result the taps wanted, in the order wanted
     */
    public static float[][][][] packTaps(float[] kernel, int channels, int filters, int groups, int[][] taps) {
        float[][][][] packed = new float[taps.length][][][];
        for (int part = 0; part < taps.length; part++) {
            packed[part] = packTaps(kernel, channels, filters, groups, taps[part]);
        }
        return packed;
    }

    /**
     * Adds taps of a convolution kernel: cell {@code (i, j)} of the result is the sum of the cells in {@code axes[0][i]} and
     * {@code axes[1][j]}, added in row-major order.
     *
     * @param kernel {@code (..., in, filters)} in row-major order
     * @param dimensions the sizes of the kernel
     * @param axes for each spatial axis and each of the result's cells along it the kernel's cells
     */
    public static float[] sumTaps(float[] kernel, int[] dimensions, int[][]... axes) {
        int tap = dimensions[axes.length] * dimensions[axes.length + 1];
        int[][] cells = {{0}};
        for (int axis = 0; axis < axes.length; axis++) {
            cells = over(cells, dimensions[axis], axes[axis]);
        }
        float[] sums = new float[cells.length * tap];
        double[] sum = new double[tap];
        for (int cell = 0; cell < cells.length; cell++) {
            Arrays.fill(sum, 0);
            for (int summand : cells[cell]) {
                int from = summand * tap;
                for (int i = 0; i < tap; i++) {
                    sum[i] += kernel[from + i];
                }
            }
            int to = cell * tap;
            for (int i = 0; i < tap; i++) {
                sums[to + i] = (float) sum[i];
            }
        }
        return sums;
    }

    /** The cells of outer axes and an inner one of some length, in row-major order. */
    private static int[][] over(int[][] outer, int length, int[][] inner) {
        int[][] cells = new int[outer.length * inner.length][];
        for (int cell = 0; cell < cells.length; cell++) {
            int[] outside = outer[cell / inner.length];
            int[] inside = inner[cell % inner.length];
            cells[cell] = new int[outside.length * inside.length];
            for (int i = 0; i < cells[cell].length; i++) {
                cells[cell][i] = outside[i / inside.length] * length + inside[i % inside.length];
            }
        }
        return cells;
    }

    /**
     * The bias that a summand of the input comes down to: {@code bias + shift . kernel}, the rows of the kernel first.
     *
     * @param shift a value per row of the kernel, or fewer that are repeated: a value per channel for all taps
     * @param kernel {@code (rows, filters)} in row-major order
     * @param bias a value per filter; null means 0
     */
    public static float[] shiftedBias(float[] shift, float[] kernel, int filters, float[] bias) {
        double[] sums = new double[filters];
        for (int row = 0; row < kernel.length / filters; row++) {
            double factor = shift[row % shift.length];
            int from = row * filters;
            for (int filter = 0; filter < filters; filter++) {
                sums[filter] += factor * kernel[from + filter];
            }
        }
        float[] shifted = new float[filters];
        for (int filter = 0; filter < filters; filter++) {
            shifted[filter] = (float) (bias == null ? sums[filter] : sums[filter] + bias[filter]);
        }
        return shifted;
    }

    /** The columns of a {@code (rows, columns)} matrix, an array each. */
    public static float[][] packColumns(float[] values, int rows, int columns) {
        float[][] packed = new float[columns][rows];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                packed[column][row] = values[row * columns + column];
            }
        }
        return packed;
    }

    /**
     * The weights of a depthwise convolution, or its bias: for each filter of a channel an array that has, tap after tap, a row
     * with the factors of all channels, which is repeated for neighbouring outputs.
     *
     * @param values for each tap the factors of all filters, those of a channel next to each other
     * @param channels number of channels
     * @param multiplier filters of a channel
     * @param outputs how often a row is repeated
     * @param pitch the distance of rows; what lies between them is 0
     */
    public static float[][] packDepthwise(float[] values, int channels, int multiplier, int outputs, int pitch) {
        int taps = values.length / channels / multiplier;
        float[][] packed = new float[multiplier][taps * pitch];
        for (int filter = 0; filter < multiplier; filter++) {
            for (int tap = 0; tap < taps; tap++) {
                for (int i = 0; i < channels * outputs; i++) {
                    packed[filter][tap * pitch + i] = values[(tap * channels + i % channels) * multiplier + filter];
                }
            }
        }
        return packed;
    }

    /** The index of the first value that is infinite or NaN; -1 if there is none. */
    static int firstNotFinite(float[] values) {
        for (int from = 0; from < values.length; from += FINITE_BLOCK) {
            int to = Math.min(from + FINITE_BLOCK, values.length);
            if (!areFinite(values, from, to)) {
                int first = from;
                while (Float.isFinite(values[first])) {
                    first++;
                }
                return first;
            }
        }
        return -1;
    }

    /** A value less itself is 0 if it is finite, else NaN. Four sums, for one alone would wait for each addition. */
    private static boolean areFinite(float[] values, int from, int to) {
        float sum0 = 0;
        float sum1 = 0;
        float sum2 = 0;
        float sum3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            sum0 += values[i] - values[i];
            sum1 += values[i + 1] - values[i + 1];
            sum2 += values[i + 2] - values[i + 2];
            sum3 += values[i + 3] - values[i + 3];
        }
        for (; i < to; i++) {
            sum0 += values[i] - values[i];
        }
        return sum0 + sum1 + sum2 + sum3 == 0;
    }

    /** An array of so many equal values. */
    public static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
