// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.onnx.file.Constant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;

/**
 * Computes nodes that take constants only, in float32 or whole numbers: what exporters leave of shapes, and of weights that they
 * reshape. The size of the batch goes through what moves numbers; nothing is computed with it.
 */
final class ConstantFolding {
    /** ONNX's number of the type float32. */
    static final int FLOAT = 1;

    private static final int FLOAT16 = 10;
    private static final int BFLOAT16 = 16;
    private static final List<Integer> WHOLE_TYPES = List.of(2, 3, 4, 5, 6, 7, 9, 12);

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("Constant", ConstantFolding::constant),
            Map.entry("ConstantOfShape", ConstantShapes::constantOfShape),
            Map.entry("Identity", node -> node.gives(0, node.constant(0))),
            Map.entry("Cast", ConstantFolding::cast),
            Map.entry("Shape", ConstantShapes::shape),
            Map.entry("Reshape", ConstantShapes::reshape),
            Map.entry("Flatten", ConstantShapes::flatten),
            Map.entry("Squeeze", ConstantShapes::squeeze),
            Map.entry("Unsqueeze", ConstantShapes::unsqueeze),
            Map.entry("Transpose", ConstantShapes::transpose),
            Map.entry("Concat", ConstantShapes::concat),
            Map.entry("Gather", ConstantShapes::gather),
            Map.entry("Slice", ConstantShapes::slice),
            Map.entry("Add", node -> binary(node, Math::addExact, (a, b) -> (float) a + (float) b)),
            Map.entry("Sub", node -> binary(node, Math::subtractExact, (a, b) -> (float) a - (float) b)),
            Map.entry("Mul", node -> binary(node, Math::multiplyExact, (a, b) -> (float) a * (float) b)),
            Map.entry("Div", node -> binary(node, ConstantFolding::quotient, (a, b) -> (float) a / (float) b)),
            Map.entry("Neg", node -> unary(node, Math::negateExact, value -> -value)),
            Map.entry("Floor", node -> unary(node, null, value -> (float) Math.floor(value))),
            Map.entry("Ceil", node -> unary(node, null, value -> (float) Math.ceil(value))),
            Map.entry("Sqrt", node -> unary(node, null, value -> (float) Math.sqrt(value))));

    private ConstantFolding() {}

    /** Whether nodes of this operator that take constants only are computed. */
    static boolean knows(String operator) {
        return OPERATORS.containsKey(operator);
    }

    /** The operators. */
    static List<String> operators() {
        return OPERATORS.keySet().stream().sorted().toList();
    }

    /** Computes a node. */
    static void fold(Node node) {
        try {
            OPERATORS.get(node.operator()).declare(node);
        } catch (ArithmeticException overflow) {
            throw new RefusedNodeException("computes whole numbers that 64 bits do not hold");
        }
    }

    private static void constant(Node node) {
        Attributes attributes = node.attributes();
        if (attributes.has("value")) {
            node.gives(0, attributes.tensor("value").orElseThrow());
        } else if (attributes.has("value_float")) {
            node.gives(0, Constant.of(new int[0], new float[] {attributes.number("value_float", 0)}));
        } else if (attributes.has("value_int")) {
            node.gives(0, Constant.of(new int[0], new long[] {attributes.whole("value_int", 0)}));
        } else if (attributes.has("value_floats")) {
            float[] values = attributes.numbers("value_floats").orElseThrow();
            node.gives(0, Constant.of(new int[] {values.length}, values));
        } else if (attributes.has("value_ints")) {
            node.gives(0, Constant.vector(attributes.wholes("value_ints").orElseThrow()));
        } else {
            throw new RefusedNodeException("expected dense numbers, found texts or sparse ones");
        }
    }

    private static void cast(Node node) {
        node.attributes().ignore("saturate", "for types that networks do not have");
        Constant x = node.constant(0);
        int type = (int) node.attributes().whole("to", 0);
        if (type == FLOAT && x.isWhole() && !x.hasBatch()) {
            node.network().make(x.elements());
            node.gives(0, Constant.of(x.shape(), x.numbers()));
        } else if (x.isWhole()
                ? WHOLE_TYPES.contains(type)
                : List.of(FLOAT, FLOAT16, BFLOAT16).contains(type)) {
            if (!x.isWhole() && type != FLOAT) {
                throw new RefusedNodeException("to", "rounds to another type than float32");
            }
            node.gives(0, x);
        } else if (!x.isWhole() && WHOLE_TYPES.contains(type)) {
            node.network().make(x.elements());
            long[] values = new long[x.elements()];
            Arrays.setAll(values, index -> (long) x.number(index));
            node.gives(0, Constant.of(x.shape(), values));
        } else {
            throw new RefusedNodeException("to", "expected float32 or whole numbers, and no size of the batch");
        }
    }

    private static long quotient(long a, long b) {
        if (b == 0) {
            throw new RefusedNodeException("divides by zero");
        }
        return a / b;
    }

    private static void binary(Node node, LongBinaryOperator ofWholes, DoubleBinaryOperator ofNumbers) {
        node.attributes().ignore("consumed_inputs", "says where to compute, not what");
        Constant a = node.constant(0);
        Constant b = node.constant(1);
        boolean single = a.elements() == 1 && a.rank() <= b.rank();
        if (a.isWhole() != b.isWhole() || !single && b.elements() != 1 && !Arrays.equals(a.shape(), b.shape())) {
            throw new RefusedNodeException("computes with constants of different types or shapes");
        }
        int[] shape = single ? b.shape() : a.rank() >= b.rank() ? a.shape() : b.shape();
        int elements = node.network().make(Math.max(a.elements(), b.elements()));
        if (single && b.elements() == 0 || a.elements() == 0) {
            elements = 0;
        }
        if (a.isWhole()) {
            if (a.hasBatch() || b.hasBatch()) {
                throw new RefusedNodeException("computes with the size of the batch");
            }
            long[] values = new long[elements];
            Arrays.setAll(values, i -> ofWholes.applyAsLong(a.whole(at(a, i)), b.whole(at(b, i))));
            node.gives(0, Constant.of(shape, values));
        } else {
            float[] values = new float[elements];
            for (int i = 0; i < elements; i++) {
                values[i] = (float) ofNumbers.applyAsDouble(a.number(at(a, i)), b.number(at(b, i)));
            }
            node.gives(0, Constant.of(shape, values));
        }
    }

    private static int at(Constant constant, int index) {
        return constant.elements() == 1 ? 0 : index;
    }

    /** A function of float32 numbers. */
    private interface NumberFunction {
        float apply(float value);
    }

    private static void unary(Node node, LongUnaryOperator ofWholes, NumberFunction ofNumbers) {
        Constant x = node.constant(0);
        if (x.hasBatch() || x.isWhole() && ofWholes == null) {
            throw new RefusedNodeException("expected float32 numbers, found " + x);
        }
        node.network().make(x.elements());
        if (x.isWhole()) {
            long[] values = new long[x.elements()];
            Arrays.setAll(values, i -> ofWholes.applyAsLong(x.whole(i)));
            node.gives(0, Constant.of(x.shape(), values));
        } else {
            float[] values = x.numbers();
            for (int i = 0; i < values.length; i++) {
                values[i] = ofNumbers.apply(values[i]);
            }
            node.gives(0, Constant.of(x.shape(), values));
        }
    }
}
