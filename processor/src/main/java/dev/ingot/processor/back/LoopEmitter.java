// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SpatialAxes;
import dev.ingot.processor.plan.ElementKernel;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Writes the ops that are plain loops over the elements of their result. */
final class LoopEmitter {

    private final Members members;
    private final Node node;
    private final Step step;
    private final Output output;
    private final String name;
    private final MethodSpec.Builder method;

    LoopEmitter(Members members, Step step, String name, MethodSpec.Builder method) {
        this.members = members;
        this.step = step;
        node = step.node();
        output = Output.of(step);
        this.name = name;
        this.method = method;
    }

    void copy() {
        method.addStatement(
                "System.arraycopy(x, 0, output, $L, $L)",
                output.offset(),
                node.shape().elements());
    }

    void elementwise(Elementwise op) {
        method.beginControlFlow("for (int i = 0; i < $L; i++)", node.shape().elements())
                .addCode(Stores.store(output.at("i"), CodeBlock.of("x[i]"), op.function()))
                .endControlFlow();
    }

    void scaleShift(ScaleShift op, ElementKernel kernel, List<MethodSpec> followers) {
        along(
                op.axis(),
                op.activation().isLinear(),
                kernel.weights(),
                List.of("scale", "shift"),
                (element, factors) -> Stores.store(
                        output.at(element),
                        CodeBlock.of("x[$L] * $L$W+ $L", element, factors.get(0), factors.get(1)),
                        op.activation()),
                followers);
    }

    void parametricRelu(ParametricRelu op, ElementKernel kernel, List<MethodSpec> followers) {
        along(
                op.axis(),
                false,
                kernel.weights(),
                List.of("slope"),
                (element, factors) -> CodeBlock.builder()
                        .addStatement("float value = x[$L]", element)
                        .addStatement(
                                "$L = Math.max(value, 0f) + $L * Math.min(value, 0f)",
                                output.at(element),
                                factors.get(0))
                        .build(),
                followers);
    }

    /**
     * Loops over all elements, which have factors for each index along an axis.
     *
     * @param simple whether a result takes a product and a sum, no more
     * @param names what a method for neighbours calls the factors
     * @param body statements for the index of an element and its factors
     */
    private void along(
            int axis,
            boolean simple,
            List<PackedWeight> weights,
            List<String> names,
            BiFunction<String, List<String>, CodeBlock> body,
            List<MethodSpec> followers) {
        Shape shape = node.shape();
        long outer = shape.product(0, axis);
        int length = shape.size(axis);
        int inner = Math.toIntExact(shape.product(axis + 1, shape.rank()));
        boolean inMethod = inner >= RowLoop.SHORTEST;
        int turns = inMethod ? RowLoop.turns(inner, length, simple) : 1;
        loop("outer", outer);
        String next = turns == 1 ? "channel++" : "channel += " + turns;
        method.beginControlFlow("for (int channel = 0; channel < $L; $L)", length, next);
        String first =
                Index.sum(Index.product(outer == 1 ? "0" : "outer", length * inner), Index.product("channel", inner));
        if (inMethod) {
            RowLoop row = new RowLoop(members.name(name + "Row"), inner, turns, List.of("x"), names);
            List<List<String>> values = IntStream.range(0, turns)
                    .mapToObj(turn -> factors(weights, turn))
                    .toList();
            method.addStatement(row.call(first, values));
            followers.add(row.method(name, body));
        } else {
            loop("inner", inner);
            method.addCode(body.apply(Index.sum(first, inner == 1 ? "0" : "inner"), factors(weights, 0)));
            end(inner);
        }
        method.endControlFlow();
        end(outer);
    }

    /** The factors of a channel, or of one behind it. */
    private static List<String> factors(List<PackedWeight> weights, int behind) {
        return weights.stream()
                .map(weight -> weight.name() + "[" + Index.sum("channel", behind) + "]")
                .toList();
    }

    /** Opens a loop, unless it has a single turn. */
    private void loop(String variable, long turns) {
        if (turns > 1) {
            method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, turns, variable);
        }
    }

    private void end(long turns) {
        if (turns > 1) {
            method.endControlFlow();
        }
    }

    void repeat(Repeat op) {
        repeat(op.factors(), 0, "0", Integer.toString(output.offset()));
    }

    /**
     * Writes the copies along an axis and those inside it: each cell is written once, then what was written is repeated.
     *
     * @param from the index of the axis' first value in the operand
     * @param to the index of its first value in the array of the result
     */
    private void repeat(List<Integer> factors, int axis, String from, String to) {
        int turns = node.operand(0).shape().size(axis);
        int factor = factors.get(axis);
        int length = inner(node.shape(), axis);
        String cell = SpatialAxes.cell(factors.size(), axis);
        String turn = turns == 1 ? "0" : cell;
        loop(cell, turns);
        String source =
                Index.sum(from, Index.product(turn, inner(node.operand(0).shape(), axis)));
        String target = Index.sum(to, Index.product(turn, factor * length));
        if (axis == factors.size() - 1) {
            loop("copy", factor);
            String copy = factor == 1 ? target : Index.sum(target, Index.product("copy", length));
            if (length == 1) {
                method.addStatement("output[$L] = x[$L]", copy, source);
            } else {
                method.addStatement("System.arraycopy(x, $L, output, $L, $L)", source, copy, length);
            }
            end(factor);
        } else {
            String first = "first" + Names.capitalised(cell);
            method.addStatement("int $L = $L", first, target);
            repeat(factors, axis + 1, source, first);
            if (factor > 1) {
                method.beginControlFlow("for (int copy = 1; copy < $L; copy++)", factor)
                        .addStatement(
                                "System.arraycopy(output, $L, output, $L + copy * $L, $L)",
                                first,
                                first,
                                length,
                                length)
                        .endControlFlow();
            }
        }
        end(turns);
    }

    /** The number of values that belong to a cell of an axis. */
    private static int inner(Shape shape, int axis) {
        return Math.toIntExact(shape.product(axis + 1, shape.rank()));
    }

    void pad(Pad op) {
        if (op.adds()) {
            method.addStatement(
                    "$T.fill(output, $L, $L, 0f)",
                    Arrays.class,
                    output.offset(),
                    output.offset() + node.shape().elements());
        }
        pad(op.margins(), 0, "0", Integer.toString(output.offset()));
    }

    /**
     * Writes the copy of what is kept along an axis and inside it; what is kept of the last axis is copied at once.
     *
     * @param from the index of the axis' first value in the operand
     * @param to the index of its first value in the array of the result
     */
    private void pad(List<Margin> margins, int axis, String from, String to) {
        Shape in = node.operand(0).shape();
        Margin margin = margins.get(axis);
        int kept = in.size(axis) + Math.min(0, margin.before()) + Math.min(0, margin.after());
        boolean last = axis == margins.size() - 1;
        String cell = SpatialAxes.cell(margins.size(), axis);
        String turn = last || kept == 1 ? "0" : cell;
        String source = Index.sum(from, Index.product(Index.sum(turn, Math.max(0, -margin.before())), inner(in, axis)));
        String target =
                Index.sum(to, Index.product(Index.sum(turn, Math.max(0, margin.before())), inner(node.shape(), axis)));
        if (last) {
            method.addStatement("System.arraycopy(x, $L, output, $L, $L)", source, target, kept * inner(in, axis));
            return;
        }
        loop(cell, kept);
        pad(margins, axis + 1, source, target);
        end(kept);
    }

    void resample(Resample op) {
        Shape in = node.operand(0).shape();
        int channels = in.size(2);
        int inRow = in.size(1) * channels;
        String rowTable = resampling("ROWS", op, in.size(0), node.shape().size(0));
        String columnTable = resampling("COLUMNS", op, in.size(1), node.shape().size(1));
        method.addStatement(
                "float[] rows = arena.$L[$L]", Members.SCRATCH, step.scratch().get(0));
        method.beginControlFlow(
                        "for (int row = 0; row < $L; row++)", node.shape().size(0))
                .addStatement("float[] weights = $L.weights(row)", rowTable)
                .addStatement("int from = $L.start(row) * $L", rowTable, inRow)
                .addStatement("int to = row * $L", inRow)
                .beginControlFlow("for (int i = 0; i < $L; i++)", inRow)
                .addStatement("rows[to + i] = x[from + i] * weights[0]")
                .endControlFlow()
                .beginControlFlow("for (int tap = 1; tap < weights.length; tap++)")
                .addStatement("int tapFrom = from + tap * $L", inRow)
                .beginControlFlow("for (int i = 0; i < $L; i++)", inRow)
                .addCode(Products.add(op.multiplyAdd(), "rows[to + i]", "x[tapFrom + i]", "weights[tap]"))
                .endControlFlow()
                .endControlFlow()
                .endControlFlow();
        int columns = node.shape().size(1);
        method.beginControlFlow(
                        "for (int row = 0; row < $L; row++)", node.shape().size(0))
                .beginControlFlow("for (int column = 0; column < $L; column++)", columns)
                .addStatement("float[] weights = $L.weights(column)", columnTable)
                .addStatement(
                        "int from = $L",
                        Index.product("(row * " + in.size(1) + " + " + columnTable + ".start(column))", channels))
                .addStatement("int to = $L", output.index(Index.product("row * " + columns + " + column", channels)))
                .beginControlFlow("for (int channel = 0; channel < $L; channel++)", channels)
                .addStatement("float sum = rows[from + channel] * weights[0]")
                .beginControlFlow("for (int tap = 1; tap < weights.length; tap++)")
                .addCode(Products.add(
                        op.multiplyAdd(),
                        "sum",
                        "rows[" + Index.sum("from + " + Index.product("tap", channels), "channel") + "]",
                        "weights[tap]"))
                .endControlFlow()
                .addStatement("output[to + channel] = sum")
                .endControlFlow()
                .endControlFlow()
                .endControlFlow();
    }

    private String resampling(String axis, Resample op, int length, int outputs) {
        String table = members.name(constantCase(name) + "_" + axis);
        members.addConstant(
                RuntimeTypes.RESAMPLING,
                table,
                CodeBlock.of(
                        "$T.$L($L, $L)",
                        RuntimeTypes.RESAMPLING,
                        op.kernel().name().toLowerCase(Locale.ROOT),
                        length,
                        outputs));
        return table;
    }

    /** {@code upSampling2d} as {@code UP_SAMPLING2D}. */
    static String constantCase(String name) {
        return name.replaceAll("(?<=[\\p{Ll}\\p{Nd}])(?=\\p{Lu})", "_").toUpperCase(Locale.ROOT);
    }

    void lookup(ElementKernel kernel) {
        Shape table = node.operand(1).shape();
        int columns = table.last();
        String element = node.operand(0).shape().elements() == 1 ? "0" : "i";
        loop("i", node.operand(0).shape().elements());
        method.addStatement("int row = tableRow($S, x, $L, $L)", node.layer(), element, table.size(0))
                .addStatement(
                        "System.arraycopy($L, $L, output, $L, $L)",
                        kernel.weights().get(0).name(),
                        Index.product("row", columns),
                        output.index(Index.product(element, columns)),
                        columns);
        end(node.operand(0).shape().elements());
    }

    void dot(Dot op, List<String> operands) {
        int length = node.operand(0).shape().last();
        long rows = node.operand(0).shape().elements() / length;
        long columns = node.operand(1).shape().elements() / length;
        String row = rows == 1 ? "0" : "row";
        String column = columns == 1 ? "0" : "column";
        loop("row", rows);
        loop("column", columns);
        method.addStatement(
                "$L = $L",
                output.at(Index.sum(Index.product(row, Math.toIntExact(columns)), column)),
                members.partialSums()
                        .dot(
                                op.multiplyAdd(),
                                length,
                                operands.get(0),
                                Index.product(row, length),
                                operands.get(1),
                                Index.product(column, length)));
        end(columns);
        end(rows);
    }

    void concatenate(Concatenate op, List<String> operands) {
        Shape shape = node.shape();
        long outer = shape.product(0, op.axis());
        int length = Math.toIntExact(shape.product(op.axis(), shape.rank()));
        String turn = outer == 1 ? "0" : "outer";
        loop("outer", outer);
        int offset = 0;
        int copied = 0;
        for (Node part : node.operands()) {
            int partLength =
                    Math.toIntExact(part.shape().product(op.axis(), part.shape().rank()));
            if (copied < operands.size() && step.operands().get(copied).value() == part) {
                method.addStatement(
                        "System.arraycopy($L, $L, output, $L, $L)",
                        operands.get(copied),
                        Index.product(turn, partLength),
                        output.index(Index.sum(Index.product(turn, length), offset)),
                        partLength);
                copied++;
            }
            offset += partLength;
        }
        end(outer);
    }
}
