// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.onnx;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;

/**
 * The kernel and bias of a layer in ONNX's layout.
 *
 * @param kernel the values
 * @param lengths the kernel's shape
 * @param outputAxis the axis of the outputs
 * @param bias a value per output
 */
record Filters(float[] kernel, long[] lengths, int outputAxis, float[] bias) {
    private static final double EPSILON = 1e-3;

    /** Where Keras' axes go. */
    enum Layout {
        /** {@code (in, out)} on both sides. */
        DENSE(1, 0, 1),
        /** Keras {@code (rows, columns, in, out)}, ONNX {@code (out, in, rows, columns)}. */
        CONVOLUTION(0, 3, 2, 0, 1),
        /** Keras {@code (rows, columns, out, in)}, ONNX {@code (in, out, rows, columns)}. */
        TRANSPOSED(1, 3, 2, 0, 1);

        private final int outputAxis;
        private final int[] kerasAxes;

        Layout(int outputAxis, int... kerasAxes) {
            this.outputAxis = outputAxis;
            this.kerasAxes = kerasAxes;
        }
    }

    /** The weights of a layer of Keras. */
    static Filters of(Tensor kernel, Tensor bias, Layout layout) {
        int rank = layout.kerasAxes.length;
        Shape shape = kernel.shape();
        int[] kerasSteps = new int[rank];
        for (int axis = rank - 1, step = 1; axis >= 0; step *= shape.size(axis), axis--) {
            kerasSteps[axis] = step;
        }
        long[] lengths = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            lengths[axis] = shape.size(layout.kerasAxes[axis]);
        }
        float[] source = kernel.toArray();
        float[] values = new float[source.length];
        for (int i = 0; i < values.length; i++) {
            int from = 0;
            int rest = i;
            for (int axis = rank - 1; axis >= 0; axis--) {
                from += rest % (int) lengths[axis] * kerasSteps[layout.kerasAxes[axis]];
                rest /= (int) lengths[axis];
            }
            values[i] = source[from];
        }
        return new Filters(values, lengths, layout.outputAxis, bias.toArray());
    }

    /** The rows of a filter. */
    int rows() {
        return (int) lengths[2];
    }

    /** The columns of a filter. */
    int columns() {
        return (int) lengths[3];
    }

    /** These with a batch normalisation behind them. */
    Filters normalized(Tensor gamma, Tensor beta, Tensor mean, Tensor variance) {
        double[] factors = new double[bias.length];
        float[] shifted = new float[bias.length];
        for (int output = 0; output < bias.length; output++) {
            factors[output] = gamma.get(output) / Math.sqrt(variance.get(output) + EPSILON);
            shifted[output] = (float) ((bias[output] - mean.get(output)) * factors[output] + beta.get(output));
        }
        int inner = 1;
        for (int axis = outputAxis + 1; axis < lengths.length; axis++) {
            inner *= (int) lengths[axis];
        }
        float[] scaled = new float[kernel.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (float) (kernel[i] * factors[i / inner % bias.length]);
        }
        return new Filters(scaled, lengths, outputAxis, shifted);
    }

    /** These of a dense layer with its outputs in the order of an image with channels first instead of last. */
    Filters columnsChannelsFirst(OnnxStep.Reshape image) {
        int outputs = bias.length;
        int pixels = image.rows() * image.columns();
        float[] permuted = new float[kernel.length];
        float[] permutedBias = new float[outputs];
        for (int output = 0; output < outputs; output++) {
            int from = output % pixels * image.channels() + output / pixels;
            permutedBias[output] = bias[from];
            for (int row = 0; row < kernel.length; row += outputs) {
                permuted[row + output] = kernel[row + from];
            }
        }
        return new Filters(permuted, lengths, outputAxis, permutedBias);
    }
}
