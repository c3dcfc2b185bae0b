// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Compose.Step;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.ScaleShift;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates a composition row by row, each step in double. */
final class ComposeEvaluator {

    private final Compose op;
    private final Node node;
    private final Map<Node, float[]> values;

    ComposeEvaluator(Compose op, Node node, Map<Node, float[]> values) {
        this.op = op;
        this.node = node;
        this.values = values;
    }

    float[] evaluate() {
        float[] rows = values.get(node.operand(0));
        float[] result = new float[Math.toIntExact(node.shape().elements())];
        int in = Math.toIntExact(op.steps().get(0).from().elements());
        for (int row = 0; row < rows.length / in; row++) {
            double[] x = new double[in];
            for (int i = 0; i < in; i++) {
                x[i] = rows[row * in + i];
            }
            int operand = 1;
            for (Step step : op.steps()) {
                x = apply(step, x, node.operands().subList(operand, operand + step.operands()));
                operand += step.operands();
            }
            for (int i = 0; i < x.length; i++) {
                result[row * x.length + i] = (float) x[i];
            }
        }
        return result;
    }

    private double[] apply(Step step, double[] x, List<Node> weights) {
        double[] result = new double[Math.toIntExact(step.to().elements())];
        Index out = new Index(step.to());
        for (int i = 0; i < result.length; i++) {
            int[] position = out.position(i);
            if (step.op() instanceof Dense) {
                result[i] = dense(step, x, i, values.get(weights.get(0)));
            } else if (step.op() instanceof Convolution convolution) {
                result[i] = convolution(convolution, step, x, position, weights.get(0));
            } else if (step.op() instanceof Repeat repeat) {
                int row = position[0] / repeat.rows();
                int column = position[1] / repeat.columns();
                result[i] += x[new Index(step.from()).offset(row, column, position[2])];
            } else {
                int channel = position[((ScaleShift) step.op()).axis()];
                result[i] += x[i] * values.get(weights.get(0))[channel];
            }
            if (step.affine()) {
                int axis = step.op() instanceof ScaleShift scaleShift ? scaleShift.axis() : position.length - 1;
                result[i] += values.get(weights.get(1))[position[axis]];
            }
        }
        return result;
    }

    private static double dense(Step step, double[] x, int i, float[] kernel) {
        int in = step.from().last();
        int units = step.to().last();
        double sum = 0;
        for (int k = 0; k < in; k++) {
            sum += x[i / units * in + k] * kernel[k * units + i % units];
        }
        return sum;
    }

    private double convolution(Convolution convolution, Step step, double[] x, int[] position, Node weights) {
        Index in = new Index(step.from());
        Index cells = new Index(weights.shape());
        int channels = weights.shape().size(2);
        int group = position[2] / (weights.shape().last() / convolution.groups());
        double sum = 0;
        for (int[] row : reads(convolution.rows(), position[0])) {
            for (int[] column : reads(convolution.columns(), position[1])) {
                for (int channel = 0; channel < channels; channel++) {
                    sum += x[in.offset(row[0], column[0], group * channels + channel)]
                            * values.get(weights)[cells.offset(row[1], column[1], channel, position[2])];
                }
            }
        }
        return sum;
    }

    /** The cells of the input that an output reads, each with the index of its tap. */
    private static List<int[]> reads(ConvolutionAxis axis, int output) {
        List<int[]> reads = new ArrayList<>();
        for (Phase phase : axis.phases()) {
            int i = Math.floorDiv(output - phase.start(), axis.outputStep());
            if (i >= 0 && i < phase.count() && phase.start() + i * axis.outputStep() == output) {
                for (Tap tap : phase.taps()) {
                    int cell = axis.inputStep() * i + tap.offset();
                    if (cell >= 0 && cell < axis.inputLength()) {
                        reads.add(new int[] {cell, tap.index()});
                    }
                }
            }
        }
        return reads;
    }
}
