// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.plan.DenseKernel;
import dev.ingot.processor.plan.DotKernel;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.Tile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Writes dense layers. */
final class DenseEmitter {

    private final Members members;
    private final Dense op;
    private final Step step;
    private final Output output;

    DenseEmitter(Members members, Step step) {
        this.members = members;
        this.op = (Dense) step.node().op();
        this.step = step;
        output = Output.of(step);
    }

    /** The body of a layer of many units. */
    void emit(DenseKernel kernel, MethodSpec.Builder method) {
        int rows = kernel.tile().rows();
        int first = step.scratch().get(0);
        IntStream.range(0, rows)
                .forEach(
                        row -> method.addStatement("float[] sums$L = arena.$L[$L]", row, Members.SCRATCH, first + row));
        int full = kernel.rows() / rows * rows;
        if (full == rows) {
            emitRows(kernel, rows, "0", method);
        } else {
            method.beginControlFlow("for (int row = 0; row < $L; row += $L)", full, rows);
            emitRows(kernel, rows, "row", method);
            method.endControlFlow();
        }
        if (full < kernel.rows()) {
            emitRows(kernel, kernel.rows() - full, Integer.toString(full), method);
        }
    }

    /** Computes some rows of the result, from the one that the expression names. */
    private void emitRows(DenseKernel kernel, int rows, String first, MethodSpec.Builder method) {
        IntStream.range(0, rows)
                .forEach(row -> method.addStatement("$T.fill(sums$L, 0, $L, 0f)", Arrays.class, row, kernel.units()));
        int channels = kernel.tile().channels();
        int full = kernel.in() / channels * channels;
        method.beginControlFlow("for (int input = 0; input < $L; input += $L)", full, channels);
        method.addCode(pass(kernel, new Tile(rows, channels), first, "input"));
        method.endControlFlow();
        if (full < kernel.in()) {
            method.addCode(pass(kernel, new Tile(rows, kernel.in() - full), first, Integer.toString(full)));
        }
        for (int row = 0; row < rows; row++) {
            String start = Index.product(Index.sum(first, row), kernel.units());
            method.beginControlFlow("for (int unit = 0; unit < $L; unit++)", kernel.units());
            method.addCode(Stores.store(
                    output.at(Index.sum(start, "unit")),
                    CodeBlock.of("sums$L[unit]$L", row, plus(kernel.bias())),
                    op.activation()));
            method.endControlFlow();
        }
    }

    private CodeBlock pass(DenseKernel kernel, Tile tile, String firstRow, String firstInput) {
        return members.passes()
                .call(
                        op.multiplyAdd(),
                        tile,
                        kernel.units(),
                        "x",
                        strings(
                                tile.rows(),
                                row -> Index.sum(Index.product(Index.sum(firstRow, row), kernel.in()), firstInput)),
                        strings(
                                tile.channels(),
                                channel -> kernel.kernel().name() + "[" + Index.sum(firstInput, channel) + "]"),
                        strings(tile.rows(), row -> "sums" + row));
    }

    /** The body of a layer of few units. */
    void emit(DotKernel kernel, MethodSpec.Builder method) {
        boolean single = kernel.rows() == 1;
        if (!single) {
            method.beginControlFlow("for (int row = 0; row < $L; row++)", kernel.rows());
        }
        String row = single ? "0" : "row";
        CodeBlock product = members.partialSums()
                .dot(
                        op.multiplyAdd(),
                        kernel.in(),
                        "x",
                        Index.product(row, kernel.in()),
                        kernel.kernel().name() + "[unit]");
        method.beginControlFlow("for (int unit = 0; unit < $L; unit++)", kernel.units())
                .addCode(Stores.store(
                        output.at(Index.sum(Index.product(row, kernel.units()), "unit")),
                        CodeBlock.of("$L$L", product, plus(kernel.bias())),
                        op.activation()))
                .endControlFlow();
        if (!single) {
            method.endControlFlow();
        }
    }

    private static String plus(Optional<PackedWeight> bias) {
        return bias.map(weight -> " + " + weight.name() + "[unit]").orElse("");
    }

    private static List<String> strings(int count, IntFunction<String> string) {
        return IntStream.range(0, count).mapToObj(string).toList();
    }
}
