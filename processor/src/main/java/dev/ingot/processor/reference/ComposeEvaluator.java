// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Compose.Step;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.ScaleShift;
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
        TapReads reads = step.op() instanceof Convolution convolution
                ? new TapReads(convolution, step.from(), weights.get(0).shape())
                : null;
        for (int i = 0; i < result.length; i++) {
            int[] position = out.position(i);
            if (step.op() instanceof Dense) {
                result[i] = dense(step, x, i, values.get(weights.get(0)));
            } else if (step.op() instanceof Convolution convolution) {
                result[i] = convolution(convolution, reads, step, x, position, weights.get(0));
            } else if (step.op() instanceof Repeat repeat) {
                result[i] += x[new Index(step.from()).offset(RunEvaluator.repeated(repeat, position))];
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

    private double convolution(
            Convolution convolution, TapReads reads, Step step, double[] x, int[] position, Node weights) {
        float[] kernel = values.get(weights);
        int filters = weights.shape().last();
        int filter = position[position.length - 1];
        int channels = step.from().last() / convolution.groups();
        int group = filter / (filters / convolution.groups());
        double sum = 0;
        for (TapReads.Read tap : reads.of(position)) {
            for (int channel = 0; channel < channels; channel++) {
                sum += x[tap.input() + group * channels + channel] * kernel[tap.kernel() + channel * filters + filter];
            }
        }
        return sum;
    }
}
