// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/** Evaluates one convolution, output by output, before bias and activation. */
final class ConvolutionEvaluator {

    private final Convolution op;
    private final TapReads reads;
    private final float[] x;
    private final float[] kernel;
    private final int channels;
    private final int filters;

    ConvolutionEvaluator(Convolution op, float[] x, Shape shape, float[] kernel, Shape kernelShape) {
        this.op = op;
        reads = new TapReads(op, shape, kernelShape);
        this.x = x;
        this.kernel = kernel;
        channels = kernelShape.size(op.axes().size());
        filters = kernelShape.last();
    }

    /** The products of each output cell for each filter. */
    void accumulate(Index out, float[] result) {
        for (int pixel = 0; pixel < result.length; pixel += filters) {
            List<TapReads.Read> taps = reads.of(out.position(pixel));
            for (int filter = 0; filter < filters; filter++) {
                for (TapReads.Read tap : taps) {
                    result[pixel + filter] += product(tap, filter);
                }
            }
        }
    }

    /** The sum over the input channels of the filter's group, for one cell of the input and one of the kernel. */
    private float product(TapReads.Read tap, int filter) {
        int group = filter / (filters / op.groups());
        int first = tap.input() + group * channels;
        return new ProductSum(op.multiplyAdd(), x, first, kernel, tap.kernel() + filter, filters, channels).chain();
    }
}
