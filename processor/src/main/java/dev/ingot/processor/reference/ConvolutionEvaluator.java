// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Shape;

/** Evaluates one convolution, output by output, before bias and activation. */
final class ConvolutionEvaluator {

    private final Convolution op;
    private final float[] x;
    private final Index in;
    private final float[] kernel;
    private final Shape kernelShape;

    ConvolutionEvaluator(Convolution op, float[] x, Shape shape, float[] kernel, Shape kernelShape) {
        this.op = op;
        this.x = x;
        in = new Index(shape);
        this.kernel = kernel;
        this.kernelShape = kernelShape;
    }

    /** The products of an output cell for each filter. */
    void accumulate(Index out, float[] result) {
        for (Phase rows : op.rows().phases()) {
            for (Phase columns : op.columns().phases()) {
                for (int i = 0; i < rows.count(); i++) {
                    for (int j = 0; j < columns.count(); j++) {
                        int row = rows.start() + op.rows().outputStep() * i;
                        int column = columns.start() + op.columns().outputStep() * j;
                        for (int filter = 0; filter < kernelShape.last(); filter++) {
                            result[out.offset(row, column, filter)] = sum(rows, i, columns, j, filter);
                        }
                    }
                }
            }
        }
    }

    /** The sum over the taps, rows outside, columns inside; a tap outside the input contributes nothing. */
    private float sum(Phase rows, int i, Phase columns, int j, int filter) {
        float sum = 0;
        for (Tap rowTap : rows.taps()) {
            for (Tap columnTap : columns.taps()) {
                int row = op.rows().inputStep() * i + rowTap.offset();
                int column = op.columns().inputStep() * j + columnTap.offset();
                if (in.contains(0, row) && in.contains(1, column)) {
                    sum += product(in.offset(row, column, 0), rowTap.index(), columnTap.index(), filter);
                }
            }
        }
        return sum;
    }

    /** The sum over the input channels of the filter's group, for one pixel and one cell of the kernel. */
    private float product(int pixel, int kernelRow, int kernelColumn, int filter) {
        int channels = kernelShape.size(2);
        int filters = kernelShape.last();
        int group = filter / (filters / op.groups());
        int cell = new Index(kernelShape).offset(kernelRow, kernelColumn, 0, filter);
        return new ProductSum(op.multiplyAdd(), x, pixel + group * channels, kernel, cell, filters, channels).chain();
    }
}
