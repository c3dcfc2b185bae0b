// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.SingleWindowKernel;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes poolings of a single window. */
final class SingleWindowEmitter {

    /** Rows that a single window takes in one walk. */
    private static final int ROWS = 4;

    private final Members members;
    private final Step step;
    private final SingleWindowKernel kernel;
    private final String name;
    private final Pool.Kind kind;
    private final boolean max;
    private final Output output;
    private final List<MethodSpec> followers;

    SingleWindowEmitter(
            Members members, Step step, SingleWindowKernel kernel, String name, List<MethodSpec> followers) {
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
        singleWindow(method);
    }

    private int firstCell() {
        return kernel.rows().from() * kernel.rowLength() + kernel.columns().from() * kernel.channels();
    }

    private static String at(String array, int distance) {
        return array + "[" + Index.sum("i", distance) + "]";
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
            method.addCode(members.poolPasses().divide(channels, "values", "0", Integer.toString(rows * cells)));
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
