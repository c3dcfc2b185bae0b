// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import dev.ingot.onnx.graph.Layout.Factor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Products with matrices: dense layers, dot products and tables. */
final class Products {
    private Products() {}

    static void matMul(Node node) {
        if (node.isConstant(1)) {
            node.gives(dense(node, node.numbers(0), matrix(node.constant(1)), null));
        } else if (node.isConstant(0)) {
            // A x = (x^T A^T)^T
            Value x = swapped(node, node.numbers(1));
            node.gives(swapped(node, dense(node, x, matrix(node.constant(0)).transposed(1, 0), null)));
        } else {
            node.gives(dot(node, node.numbers(0), node.numbers(1)));
        }
    }

    private static Constant matrix(Constant constant) {
        int rank = constant.rank();
        for (int axis = 0; axis < rank - 2; axis++) {
            if (constant.size(axis) != 1) {
                throw new RefusedNodeException("expected a matrix, found " + Arrays.toString(constant.shape()));
            }
        }
        if (rank < 2 || constant.elements() == 0 || constant.isWhole()) {
            throw new RefusedNodeException("expected a matrix of float32, found " + Arrays.toString(constant.shape()));
        }
        return constant.reshaped(constant.size(rank - 2), constant.size(rank - 1));
    }

    private static Value swapped(Node node, Value value) {
        int rank = value.layout().rank();
        if (rank < 2) {
            throw new RefusedNodeException("multiplies a matrix with vectors, or mixes the samples of the batch");
        }
        int[] order = new int[rank];
        Arrays.setAll(order, axis -> axis < rank - 2 ? axis : 2 * rank - 3 - axis);
        return value.with(value.layout().transposed(order));
    }

    /** A product of two computed matrices of each sample. */
    private static Value dot(Node node, Value a, Value b) {
        if (a.layout().rank() != 2
                || b.layout().rank() != 2
                || a.layout().size(1) != b.layout().size(0)) {
            throw new RefusedNodeException(
                    "expected two matrices of each sample, or one matrix that is a constant; found "
                            + Arrays.toString(a.layout().shape()) + " and "
                            + Arrays.toString(b.layout().shape()));
        }
        Network.ByAxes left = node.network().byAxes(a);
        Network.ByAxes right = node.network().byAxes(b);
        List<Integer> axes = List.of(left.place(1) + 1, right.place(0) + 1);
        DeclaredLayer layer = node.layer("Dot", Map.of("axes", axes), left.value(), right.value());
        return Value.of(
                layer,
                Layout.inOrder(Network.shape(a.layout().size(0), b.layout().size(1))));
    }

    static void gemm(Node node) {
        Attributes attributes = node.attributes();
        attributes.ignore("broadcast", "what the operands have");
        Value a = node.numbers(0);
        if (attributes.on("transA", false)) {
            if (node.network().batched()) {
                throw new RefusedNodeException("transA", "mixes the samples of the batch, which is axis 0");
            }
            a = swapped(node, a);
        }
        Constant b = matrix(node.constant(1));
        if (attributes.on("transB", false)) {
            b = b.transposed(1, 0);
        }
        b = times(b, attributes.number("alpha", 1));
        float beta = attributes.number("beta", 1);
        if (!node.has(2)) {
            node.gives(dense(node, a, b, null));
            return;
        }
        if (!node.isConstant(2)) {
            throw new RefusedNodeException("adds a computed value; Gemm and Add would do");
        }
        Constant c = times(node.constant(2), beta);
        int outputs = b.size(1);
        boolean vector = c.elements() == 1 || c.elements() == outputs && c.size(c.rank() - 1) == outputs;
        if (vector) {
            float[] bias = c.numbers();
            if (bias.length < outputs) {
                bias = new float[node.network().make(outputs)];
                Arrays.fill(bias, c.number(0));
            }
            node.gives(dense(node, a, b, bias));
        } else {
            Value product = dense(node, a, b, null);
            node.gives(Arithmetic.summed(node, product, Broadcast.aligned(node, c, product)));
        }
    }

    private static Constant times(Constant constant, float factor) {
        if (factor == 1) {
            return constant;
        }
        float[] values = constant.numbers();
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
        return Constant.of(constant.shape(), values);
    }

    /**
     * The last axis times a matrix. Where this is the only axis, its values may be held in another order than ONNX's, as those of
     * a flattened image are; then the rows of the matrix are put into that order.
     */
    private static Value dense(Node node, Value given, Constant matrix, float[] bias) {
        Layout layout = given.layout();
        int rank = layout.rank();
        if (rank == 0 || layout.size(rank - 1) != matrix.size(0)) {
            throw new RefusedNodeException("has a matrix " + Arrays.toString(matrix.shape()) + " for a value "
                    + Arrays.toString(layout.shape()));
        }
        int inputs = matrix.size(0);
        int outputs = matrix.size(1);
        Value x;
        float[] kernel = matrix.numbers();
        if (rank == 1) {
            List<Factor> held = layout.heldFactors();
            x = node.network().arranged(given, List.of(held));
            kernel = rowsInOrder(matrix, layout.axes().get(0), held);
        } else {
            x = node.network().arranged(given, layout.axes());
        }
        DeclaredLayer layer = node.layer(
                        "Dense",
                        bias == null ? Map.of("units", outputs, "useBias", false) : Map.of("units", outputs),
                        x)
                .weight("kernel", kernel, inputs, outputs);
        if (bias != null) {
            layer.weight("bias", bias, outputs);
        }
        int[] shape = layout.shape();
        shape[rank - 1] = outputs;
        Network.shape(Arrays.stream(shape).asLongStream().toArray());
        return Value.of(layer, Layout.inOrder(shape));
    }

    /** The rows of a matrix, which are in the order of these factors, in the order of those. */
    private static float[] rowsInOrder(Constant matrix, List<Factor> factors, List<Factor> held) {
        if (factors.equals(held)) {
            return matrix.numbers();
        }
        int[] shape = new int[factors.size() + 1];
        int[] order = new int[shape.length];
        for (int i = 0; i < factors.size(); i++) {
            shape[i] = factors.get(i).length();
            order[i] = factors.indexOf(held.get(i));
        }
        shape[factors.size()] = matrix.size(1);
        order[factors.size()] = factors.size();
        return matrix.reshaped(shape).transposed(order).numbers();
    }

    static void gather(Node node) {
        if (node.isConstant(0)) {
            embedding(node);
            return;
        }
        Value x = node.value(0);
        int axis = node.axis(node.attributes().whole("axis", 0), node.rank(x));
        Constant indices = node.constant(1);
        if (!indices.isWhole() || indices.rank() > 1 || indices.elements() == 0) {
            throw new RefusedNodeException("expected one index or a list of them, found " + indices);
        }
        int length = x.layout().size(axis);
        int from = index(indices, 0, length);
        int step = indices.elements() == 1 ? 1 : index(indices, 1, length) - from;
        for (int i = 1; i < indices.elements(); i++) {
            if (step < 1 || index(indices, i, length) != from + (long) i * step) {
                throw new RefusedNodeException("expected indices at equal distances, ascending, found " + indices);
            }
        }
        int last = from + (indices.elements() - 1) * step;
        Value y = Borders.sliced(node, x, axis, from, last + 1, step);
        if (indices.rank() == 0) {
            List<List<Factor>> axes = new ArrayList<>(y.layout().axes());
            axes.remove(axis);
            y = y.with(y.layout().withAxes(axes));
        }
        node.gives(y);
    }

    private static int index(Constant indices, int place, int length) {
        long index = indices.whole(place);
        long counted = index < 0 ? index + length : index;
        if (counted < 0 || counted >= length) {
            throw new RefusedNodeException("has index " + index + " of an axis of length " + length);
        }
        return (int) counted;
    }

    /** Rows of a constant table, by computed numbers. */
    private static void embedding(Node node) {
        Constant table = node.constant(0);
        Value indices = node.value(1);
        if (table.rank() != 2
                || table.isWhole()
                || table.elements() == 0
                || node.attributes().whole("axis", 0) != 0) {
            throw new RefusedNodeException("expected the rows of a table, found " + Arrays.toString(table.shape()));
        }
        Value x = node.network().arranged(indices, indices.layout().axes());
        if (x.layout().rank() != 1) {
            throw new RefusedNodeException("expected a list of numbers for each sample, found "
                    + Arrays.toString(x.layout().shape()));
        }
        int rows = table.size(0);
        int columns = table.size(1);
        DeclaredLayer layer = node.layer("Embedding", Map.of("inputDim", rows, "outputDim", columns), x)
                .weight("embeddings", table.numbers(), rows, columns);
        node.gives(Value.of(layer, Layout.inOrder(Network.shape(x.layout().size(0), columns))));
    }
}
