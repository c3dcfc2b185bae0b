// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.plan.AlignedPoolKernel;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.WindowRun;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes poolings that read and write at the same indices. */
final class AlignedPoolEmitter {

    /** Rows that a single window takes in one walk. */
    private static final int ROWS = 4;

    private final Members members;
    private final Step step;
    private final AlignedPoolKernel kernel;
    private final String name;
    private final Pool.Kind kind;
    private final boolean max;
    private final Output output;
    private final List<MethodSpec> followers;

    AlignedPoolEmitter(Members members, Step step, AlignedPoolKernel kernel, String name, List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.followers = followers;
        kind = ((Pool) step.node().op()).kind();
        max = kind == Pool.Kind.MAX;
        output = Output.of(step);
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(String from, String to, MethodSpec.Builder method) {
        kernel.vector().ifPresent(vector -> VectorPoolEmitter.emit(members, step, vector, name, from, to, method));
        method.addStatement(
                "float[] results = arena.$L[$L]",
                Members.SCRATCH,
                step.scratch().get(0));
        if (kernel.hasFewCells()) {
            windows(from, to, method);
        } else {
            singleWindow(method);
        }
    }

    /** A row of windows after the other; those between the wanted ones are reduced too, but not picked. */
    private void windows(String from, String to, MethodSpec.Builder method) {
        WindowRun columns = kernel.columns();
        int channels = kernel.channels();
        int length = ((columns.count() - 1) * columns.step() + 1) * channels;
        String pass = pass(max ? "largest" : "means", length, "results[i] = " + window());
        method.beginControlFlow("for (int row = $L; row < $L; row++)", from, to)
                .addStatement(
                        "int first = $L",
                        Index.sum(Index.product("row", kernel.rows().step() * kernel.rowLength()), firstCell()))
                .addStatement("$L(results, x, first)", pass);
        String target = output.index(Index.product("row", columns.count() * channels));
        if (columns.step() == 1 || columns.count() == 1) {
            method.addStatement("System.arraycopy(results, first, output, $L, $L)", target, columns.count() * channels);
        } else {
            method.beginControlFlow("for (int i = 0; i < $L; i++)", columns.count())
                    .addStatement(
                            "System.arraycopy(results, $L, output, $L, $L)",
                            Index.sum("first", Index.product("i", columns.step() * channels)),
                            Index.sum(target, Index.product("i", channels)),
                            channels)
                    .endControlFlow();
        }
        method.endControlFlow();
    }

    private int firstCell() {
        return kernel.rows().from() * kernel.rowLength() + kernel.columns().from() * kernel.channels();
    }

    /** The result of the window whose first cell is at index i: first along the rows, then along the columns. */
    private String window() {
        List<String> columns = IntStream.range(0, kernel.columns().cells())
                .mapToObj(column -> reduced(IntStream.range(0, kernel.rows().cells())
                        .mapToObj(row -> at("x", row * kernel.rowLength() + column * kernel.channels()))
                        .toList()))
                .toList();
        String result = reduced(columns);
        int cells = kernel.rows().cells() * kernel.columns().cells();
        if (max) {
            return result;
        }
        // By a power of two a product has the bits of the quotient.
        return Integer.bitCount(cells) == 1
                ? "(" + result + ") * " + FunctionCode.literal(1f / cells)
                : "(" + result + ") / " + FunctionCode.literal((float) cells);
    }

    private static String at(String array, int distance) {
        return array + "[" + Index.sum("i", distance) + "]";
    }

    private String reduced(List<String> values) {
        String result = values.get(0);
        for (String value : values.subList(1, values.size())) {
            if (max) {
                result = "Math.max(" + result + ",$W" + value + ")";
            } else {
                result = result + "$W+ " + (value.contains("+ x") ? "(" + value + ")" : value);
            }
        }
        return result;
    }

    /** Rows are added to results that move down with them; in the last row the columns are reduced. */
    private void singleWindow(MethodSpec.Builder method) {
        int rowLength = kernel.rowLength();
        int channels = kernel.channels();
        int cells = kernel.columns().cells();
        int length = cells * channels;
        int rows = kernel.rows().cells();
        int first = firstCell();
        int four = (rows - 1) / ROWS * ROWS;
        method.addStatement("System.arraycopy(x, $L, results, $L, $L)", first, first, length)
                .beginControlFlow("for (int row = 0; row < $L; row += $L)", four, ROWS)
                .addStatement(
                        "$L(results, x, $L)", rows(ROWS, length), Index.sum(Index.product("row", rowLength), first))
                .endControlFlow();
        if (four < rows - 1) {
            method.beginControlFlow("for (int row = $L; row < $L; row++)", four, rows - 1)
                    .addStatement(
                            "$L(results, x, $L)", rows(1, length), Index.sum(Index.product("row", rowLength), first))
                    .endControlFlow();
        }
        int last = first + (rows - 1) * rowLength;
        int scratch = step.scratch().get(1);
        method.addStatement("float[] values = arena.$L[$L]", Members.SCRATCH, scratch)
                .addStatement("System.arraycopy(results, $L, values, 0, $L)", last, channels);
        if (cells > 1) {
            method.addStatement("float[] next = arena.$L[$L]", Members.SCRATCH, scratch + 1)
                    .beginControlFlow("for (int cell = 1; cell < $L; cell++)", cells)
                    .addStatement(
                            "System.arraycopy(results, $L, next, 0, $L)",
                            Index.sum(Index.product("cell", channels), last),
                            channels)
                    .addCode(members.poolPasses().reduce(kind, channels, "values", "next"))
                    .endControlFlow();
        }
        if (!max) {
            method.addCode(members.poolPasses().divide(channels, "values", Integer.toString(rows * cells)));
        }
        method.addStatement("System.arraycopy(values, 0, output, $L, $L)", output.index("0"), channels);
    }

    /** The method that takes so many rows below a row of results. */
    private String rows(int count, int length) {
        String result = "results[i]";
        for (int row = 1; row <= count; row++) {
            String value = at("x", row * kernel.rowLength());
            result = max ? "Math.max(" + result + ",$W" + value + ")" : result + "$W+ " + value;
        }
        String target = at("results", count * kernel.rowLength());
        return pass((max ? "largest" : "sum") + count + (count > 1 ? "Rows" : "Row"), length, target + " = " + result);
    }

    /** Adds a method of one loop from an index on; answers its name. */
    private String pass(String wished, int length, String statement) {
        String pass = members.name(wished + "Of" + Names.capitalised(name));
        followers.add(MethodSpec.methodBuilder(pass)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L results of $L, from an index on.\n", length, name)
                .addParameter(Members.FLOATS, "results")
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .beginControlFlow("for (int i = from; i < from + $L; i++)", length)
                .addStatement(statement)
                .endControlFlow()
                .build());
        return pass;
    }
}
