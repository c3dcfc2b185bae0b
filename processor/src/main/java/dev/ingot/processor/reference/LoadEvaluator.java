// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.InverseDeviation;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationScale;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Scale;
import dev.ingot.processor.ir.ShiftedBias;
import dev.ingot.processor.ir.SumTaps;
import dev.ingot.processor.ir.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Evaluates the ops on weights: each in double, rounded once to float32. */
final class LoadEvaluator implements LoadOp.Visitor<float[]> {

    private final Map<String, float[]> weights;
    private final Map<Node, float[]> values;

    /**
     * An evaluator.
     *
     * @param weights by {@code layer/variable}
     * @param values of the nodes evaluated so far
     */
    LoadEvaluator(Map<String, float[]> weights, Map<Node, float[]> values) {
        this.weights = weights;
        this.values = values;
    }

    @Override
    public float[] weight(Weight op, Node node) {
        return ReferenceInterpreter.given(weights, "weight", op.layer() + "/" + op.variable(), node);
    }

    @Override
    public float[] constant(Constant op, Node node) {
        float[] result = new float[op.values().size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = op.values().get(i);
        }
        return result;
    }

    @Override
    public float[] permute(Permute op, Node node) {
        float[] x = operand(node, 0);
        float[] result = new float[x.length];
        int[] source = new int[op.axes().size()];
        Index index = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            int[] position = index.position(i);
            for (int axis = 0; axis < source.length; axis++) {
                source[op.axes().get(axis)] = position[axis];
            }
            result[i] = x[new Index(node.operand(0).shape()).offset(source)];
        }
        return result;
    }

    @Override
    public float[] broadcast(Broadcast op, Node node) {
        float[] x = operand(node, 0);
        float[] result = new float[Math.toIntExact(op.to().elements())];
        Index from = new Index(op.from());
        Index to = new Index(op.to());
        for (int i = 0; i < result.length; i++) {
            int[] position = to.position(i);
            for (int axis = 0; axis < position.length; axis++) {
                position[axis] = Math.min(position[axis], op.from().size(axis) - 1);
            }
            result[i] = x[from.offset(position)];
        }
        return result;
    }

    @Override
    public float[] scale(Scale op, Node node) {
        float[] x = operand(node, 0);
        float[] factors = operand(node, 1);
        float[] result = new float[x.length];
        Index index = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) ((double) x[i] * factors[index.position(i)[op.axis()] % factors.length]);
        }
        return result;
    }

    @Override
    public float[] sumTaps(SumTaps op, Node node) {
        float[] x = operand(node, 0);
        Index from = new Index(node.operand(0).shape());
        Index index = new Index(node.shape());
        float[] result = new float[Math.toIntExact(node.shape().elements())];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int[] tap : summed(op, index.position(i))) {
                sum += x[from.offset(tap)];
            }
            result[i] = (float) sum;
        }
        return result;
    }

    /** The positions in the operand that are added up for a position of the result, in row-major order. */
    private static List<int[]> summed(SumTaps op, int[] position) {
        List<int[]> summed = List.of(position);
        for (int axis = 0; axis < op.axes().size(); axis++) {
            List<int[]> further = new ArrayList<>();
            for (int[] outer : summed) {
                for (int cell : op.axes().get(axis).get(position[axis])) {
                    int[] inner = outer.clone();
                    inner[axis] = cell;
                    further.add(inner);
                }
            }
            summed = further;
        }
        return summed;
    }

    @Override
    public float[] compose(Compose op, Node node) {
        return new ComposeEvaluator(op, node, values).evaluate();
    }

    @Override
    public float[] shiftedBias(ShiftedBias op, Node node) {
        float[] shift = operand(node, 0);
        float[] kernel = operand(node, 1);
        float[] result = new float[node.shape().last()];
        for (int filter = 0; filter < result.length; filter++) {
            double sum = 0;
            for (int row = 0; row < kernel.length / result.length; row++) {
                sum += (double) shift[row % shift.length] * kernel[row * result.length + filter];
            }
            result[filter] = (float) (node.operands().size() > 2 ? sum + operand(node, 2)[filter] : sum);
        }
        return result;
    }

    @Override
    public float[] inverseDeviation(InverseDeviation op, Node node) {
        float[] variance = operand(node, 0);
        float[] result = new float[variance.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (1 / Math.max(Math.sqrt(variance[i]), op.least()));
        }
        return result;
    }

    @Override
    public float[] normalizationScale(NormalizationScale op, Node node) {
        float[] variance = operand(node, 0);
        float[] result = new float[variance.length];
        for (int i = 0; i < result.length; i++) {
            double gamma = node.operands().size() > 1 ? operand(node, 1)[i] : 1;
            result[i] = (float) (gamma / Math.sqrt(variance[i] + op.epsilon()));
        }
        return result;
    }

    @Override
    public float[] normalizationShift(NormalizationShift op, Node node) {
        float[] mean = operand(node, 0);
        float[] scale = operand(node, 1);
        float[] result = new float[mean.length];
        for (int i = 0; i < result.length; i++) {
            double beta = op.beta() ? operand(node, 2)[i] : 0;
            double bias = op.bias() ? operand(node, op.beta() ? 3 : 2)[i] : 0;
            result[i] = (float) (beta + (bias - mean[i]) * scale[i]);
        }
        return result;
    }

    private float[] operand(Node node, int index) {
        return values.get(node.operand(index));
    }
}
