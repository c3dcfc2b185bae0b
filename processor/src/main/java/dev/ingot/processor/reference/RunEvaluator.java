// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Custom;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.Summation;
import dev.ingot.processor.ir.Transpose;
import java.util.List;
import java.util.Map;

/** Evaluates the ops of the forward pass in float. */
final class RunEvaluator implements RunOp.Visitor<float[]> {

    private final Map<String, float[]> inputs;
    private final Map<Node, float[]> values;
    private final CustomMethods methods;

    /**
     * An evaluator.
     *
     * @param inputs by name
     * @param values of the nodes evaluated so far
     * @param methods the user's methods
     */
    RunEvaluator(Map<String, float[]> inputs, Map<Node, float[]> values, CustomMethods methods) {
        this.methods = methods;
        this.inputs = inputs;
        this.values = values;
    }

    @Override
    public float[] input(Input op, Node node) {
        return ReferenceInterpreter.given(inputs, "input", node.layer(), node);
    }

    @Override
    public float[] custom(Custom op, Node node) {
        float[] result = result(node);
        methods.call(op.method(), operand(node, 0).clone(), result);
        return result;
    }

    @Override
    public float[] identity(Identity op, Node node) {
        return operand(node, 0);
    }

    @Override
    public float[] reshape(Reshape op, Node node) {
        return operand(node, 0);
    }

    @Override
    public float[] dense(Dense op, Node node) {
        float[] x = operand(node, 0);
        float[] kernel = operand(node, 1);
        int in = node.operand(0).shape().last();
        int units = node.shape().last();
        float[] result = result(node);
        for (int i = 0; i < result.length; i++) {
            int row = i / units;
            int unit = i % units;
            ProductSum products = new ProductSum(op.multiplyAdd(), x, row * in, kernel, unit, units, in);
            float sum = op.summation() == Summation.INTERLEAVED ? products.interleaved() : products.chain();
            result[i] = activated(op.activation(), biased(sum, node, unit));
        }
        return result;
    }

    @Override
    public float[] dot(Dot op, Node node) {
        float[] x = operand(node, 0);
        float[] y = operand(node, 1);
        int length = node.operand(0).shape().last();
        int columns = y.length / length;
        float[] result = result(node);
        for (int i = 0; i < result.length; i++) {
            int row = i / columns * length;
            int column = i % columns * length;
            result[i] = new ProductSum(op.multiplyAdd(), x, row, y, column, 1, length).interleaved();
        }
        return result;
    }

    @Override
    public float[] convolution(Convolution op, Node node) {
        float[] result = result(node);
        Node x = node.operand(0);
        Node kernel = node.operand(1);
        new ConvolutionEvaluator(op, values.get(x), x.shape(), values.get(kernel), kernel.shape())
                .accumulate(new Index(node.shape()), result);
        for (int i = 0; i < result.length; i++) {
            result[i] = activated(
                    op.activation(), biased(result[i], node, i % node.shape().last()));
        }
        return result;
    }

    @Override
    public float[] repeat(Repeat op, Node node) {
        float[] x = operand(node, 0);
        float[] result = result(node);
        Index in = new Index(node.operand(0).shape());
        Index out = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            result[i] = x[in.offset(repeated(op, out.position(i)))];
        }
        return result;
    }

    /** The position of the value that stands at a position of the result. */
    static int[] repeated(Repeat op, int[] position) {
        int[] from = position.clone();
        for (int axis = 0; axis < op.factors().size(); axis++) {
            from[axis] /= op.factors().get(axis);
        }
        return from;
    }

    @Override
    public float[] resample(Resample op, Node node) {
        Shape shape = node.operand(0).shape();
        int rows = node.shape().size(0);
        float[] rowsDone = resample(operand(node, 0), shape, 0, rows, op);
        return resample(rowsDone, shape.with(0, rows), 1, node.shape().size(1), op);
    }

    private static float[] resample(float[] x, Shape shape, int axis, int outputs, Resample op) {
        Index in = new Index(shape);
        Shape resampled = shape.with(axis, outputs);
        Index out = new Index(resampled);
        float[] result = new float[Math.toIntExact(resampled.elements())];
        for (int i = 0; i < result.length; i++) {
            int[] position = out.position(i);
            List<ResampleWeights.Share> shares =
                    ResampleWeights.of(op.kernel(), shape.size(axis), outputs, position[axis]);
            for (int share = 0; share < shares.size(); share++) {
                position[axis] = shares.get(share).pixel();
                float pixel = x[in.offset(position)];
                float weight = shares.get(share).weight();
                result[i] = share == 0 ? weight * pixel : ProductSum.add(op.multiplyAdd(), pixel, weight, result[i]);
            }
        }
        return result;
    }

    @Override
    public float[] pad(Pad op, Node node) {
        float[] x = operand(node, 0);
        float[] result = result(node);
        Index in = new Index(node.operand(0).shape());
        Index out = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            int[] position = out.position(i);
            boolean inside = true;
            for (int axis = 0; axis < op.margins().size(); axis++) {
                position[axis] -= op.margins().get(axis).before();
                inside &= in.contains(axis, position[axis]);
            }
            if (inside) {
                result[i] = x[in.offset(position)];
            }
        }
        return result;
    }

    @Override
    public float[] pool(Pool op, Node node) {
        float[] reduced = operand(node, 0);
        Shape shape = node.operand(0).shape();
        for (int axis = 0; axis < op.axes().size(); axis++) {
            List<Pool.Window> windows = op.axes().get(axis).windows();
            reduced = pool(op.kind(), windows, reduced, shape, axis);
            shape = shape.with(axis, windows.size());
        }
        if (op.kind() == Pool.Kind.MAX) {
            return reduced;
        }
        float[] result = result(node);
        Index index = new Index(shape);
        for (int i = 0; i < result.length; i++) {
            int cells = 1;
            for (int axis = 0; axis < op.axes().size(); axis++) {
                cells *= op.axes()
                        .get(axis)
                        .windows()
                        .get(index.position(i)[axis])
                        .cells();
            }
            result[i] = reduced[i] / cells;
        }
        return result;
    }

    /** Maxima or sums along one axis. */
    private static float[] pool(Pool.Kind kind, List<Pool.Window> windows, float[] x, Shape shape, int axis) {
        Index in = new Index(shape);
        Shape outShape = shape.with(axis, windows.size());
        Index out = new Index(outShape);
        float[] result = new float[Math.toIntExact(outShape.elements())];
        for (int i = 0; i < result.length; i++) {
            int[] position = out.position(i);
            Pool.Window window = windows.get(position[axis]);
            position[axis] = window.from();
            result[i] = x[in.offset(position)];
            for (int cell = window.from() + 1; cell < window.to(); cell++) {
                position[axis] = cell;
                float next = x[in.offset(position)];
                result[i] = kind == Pool.Kind.MAX ? Math.max(result[i], next) : result[i] + next;
            }
        }
        return result;
    }

    @Override
    public float[] elementwise(Elementwise op, Node node) {
        float[] x = operand(node, 0);
        float[] result = result(node);
        for (int i = 0; i < result.length; i++) {
            result[i] = activated(op.function(), x[i]);
        }
        return result;
    }

    @Override
    public float[] scaleShift(ScaleShift op, Node node) {
        float[] x = operand(node, 0);
        float[] scale = operand(node, 1);
        float[] shift = operand(node, 2);
        float[] result = result(node);
        Index index = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            int along = index.position(i)[op.axis()];
            result[i] = activated(op.activation(), x[i] * scale[along] + shift[along]);
        }
        return result;
    }

    @Override
    public float[] normalize(Normalize op, Node node) {
        List<float[]> weights =
                node.operands().stream().skip(1).map(values::get).toList();
        float[] result = NormalizeEvaluator.evaluate(op, operand(node, 0), weights);
        for (int i = 0; i < result.length; i++) {
            result[i] = activated(op.activation(), result[i]);
        }
        return result;
    }

    @Override
    public float[] parametricRelu(ParametricRelu op, Node node) {
        float[] x = operand(node, 0);
        float[] slope = operand(node, 1);
        float[] result = result(node);
        Index index = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            float below = slope[index.position(i)[op.axis()]] * Math.min(x[i], 0f);
            result[i] = Math.max(x[i], 0f) + below;
        }
        return result;
    }

    @Override
    public float[] softmax(Softmax op, Node node) {
        return SoftmaxEvaluator.evaluate(op, operand(node, 0), node.shape());
    }

    @Override
    public float[] concatenate(Concatenate op, Node node) {
        float[] result = result(node);
        Index out = new Index(node.shape());
        int start = 0;
        for (Node operand : node.operands()) {
            float[] x = values.get(operand);
            Index in = new Index(operand.shape());
            for (int i = 0; i < x.length; i++) {
                int[] position = in.position(i);
                position[op.axis()] += start;
                result[out.offset(position)] = x[i];
            }
            start += operand.shape().size(op.axis());
        }
        return result;
    }

    @Override
    public float[] merge(Merge op, Node node) {
        float[] result = result(node);
        Index out = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            float merged = broadcast(node.operand(0), out.position(i));
            for (Node operand : node.operands().subList(1, node.operands().size())) {
                merged = merged(op.kind(), merged, broadcast(operand, out.position(i)));
            }
            if (op.kind() == Merge.Kind.MEAN) {
                merged /= node.operands().size();
            }
            result[i] = activated(op.activation(), merged);
        }
        return result;
    }

    private static float merged(Merge.Kind kind, float left, float right) {
        return switch (kind) {
            case SUM, MEAN -> left + right;
            case DIFFERENCE -> left - right;
            case PRODUCT -> left * right;
            case MAXIMUM -> Math.max(left, right);
            case MINIMUM -> Math.min(left, right);
        };
    }

    @Override
    public float[] transpose(Transpose op, Node node) {
        float[] x = operand(node, 0);
        float[] result = result(node);
        Index in = new Index(node.operand(0).shape());
        Index out = new Index(node.shape());
        for (int i = 0; i < result.length; i++) {
            int[] to = out.position(i);
            int[] from = new int[to.length];
            for (int axis = 0; axis < to.length; axis++) {
                from[op.axes().get(axis)] = to[axis];
            }
            result[i] = x[in.offset(from)];
        }
        return result;
    }

    @Override
    public float[] lookup(Lookup op, Node node) {
        float[] x = operand(node, 0);
        float[] table = operand(node, 1);
        int columns = node.shape().last();
        float[] result = result(node);
        for (int i = 0; i < result.length; i++) {
            result[i] = table[(int) x[i / columns] * columns + i % columns];
        }
        return result;
    }

    /** The element of an operand at a position of the result: missing leading axes and axes of length 1 are repeated. */
    private float broadcast(Node operand, int[] position) {
        Shape shape = operand.shape();
        int missing = position.length - shape.rank();
        int[] at = new int[shape.rank()];
        for (int axis = 0; axis < at.length; axis++) {
            at[axis] = shape.size(axis) == 1 ? 0 : position[missing + axis];
        }
        return values.get(operand)[new Index(shape).offset(at)];
    }

    private float biased(float sum, Node node, int unit) {
        return node.operands().size() > 2 ? sum + operand(node, 2)[unit] : sum;
    }

    private float activated(ElementFunction function, float x) {
        if (function.method().isEmpty()) {
            return ElementFunctions.apply(function, x);
        }
        float[] y = new float[1];
        methods.call(function.method().get(), new float[] {x}, y);
        return y[0];
    }

    private float[] operand(Node node, int index) {
        return values.get(node.operand(index));
    }

    private static float[] result(Node node) {
        return new float[Math.toIntExact(node.shape().elements())];
    }
}
