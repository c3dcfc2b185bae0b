// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.SpatialAxes;
import dev.ingot.processor.plan.AlignedPoolKernel;
import dev.ingot.processor.plan.AlignedPoolKernel.Group;
import dev.ingot.processor.plan.AlignedPoolKernel.Middle;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.WindowRun;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes poolings that read and write at the same indices. */
final class AlignedPoolEmitter {

    private final Members members;
    private final Step step;
    private final AlignedPoolKernel kernel;
    private final String name;
    private final Pool.Kind kind;
    private final boolean max;
    private final Output output;
    private final List<MethodSpec> followers;
    private final Middle middle;
    private final WindowRun columns;
    private final int channels;
    /** What the axes are called, one cell of them, outermost first. */
    private final List<String> axes;
    /** Floats of a row of the output. */
    private final int outputRow;

    AlignedPoolEmitter(Members members, Step step, AlignedPoolKernel kernel, String name, List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.followers = followers;
        Pool op = (Pool) step.node().op();
        kind = op.kind();
        max = kind == Pool.Kind.MAX;
        output = Output.of(step);
        middle = kernel.middle();
        columns = kernel.inner();
        channels = kernel.channels();
        int count = op.axes().size();
        axes = IntStream.range(0, count)
                .mapToObj(axis -> SpatialAxes.cell(count, axis))
                .toList();
        outputRow = channels * op.axes().get(count - 1).windows().size();
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(String from, String to, MethodSpec.Builder method) {
        kernel.vector().ifPresent(vector -> VectorPoolEmitter.emit(members, step, vector, name, from, to, method));
        method.addStatement(
                "float[] results = arena.$L[$L]",
                Members.SCRATCH,
                step.scratch().get(0));
        String unit = axes.get(0);
        String finish = members.name(unit + "Of" + Names.capitalised(name));
        for (Group group : kernel.groups()) {
            WindowRun windows = group.windows();
            String pass = outerPass(group);
            int distance = windows.step() * kernel.outerLength();
            int end = windows.output() + windows.count();
            int units = middle.outputs() * outputRow;
            method.beginControlFlow(
                            "for (int $L = $L; $L < $L; $L++)",
                            unit,
                            bound("Math.max", from, windows.output()),
                            unit,
                            bound("Math.min", to, end),
                            unit)
                    .addStatement("int first = $L", Index.product(Index.sum(unit, -windows.output()), distance))
                    .addStatement("$L(results, x, first)", pass)
                    .addStatement(
                            "$L(results, $L, output, $L$L$L)",
                            finish,
                            kernel.isOneLoop() ? Index.sum("first", kernel.ahead()) : "first",
                            output.index(Index.product(unit, units)),
                            countsCells() ? ", " + windows.cells() : "",
                            needsArena() ? ", arena" : "")
                    .endControlFlow();
        }
        followers.add(finish(finish, unit));
    }

    /** A bound of a loop over a group's outputs: a literal one if all outputs are computed together. */
    private String bound(String function, String wanted, int own) {
        boolean all = wanted.chars().allMatch(Character::isDigit);
        return all
                ? Integer.toString(own)
                : kernel.groups().size() == 1 ? wanted : function + "(" + wanted + ", " + own + ")";
    }

    /** Whether the mean's divisor depends on the output of the first axis. */
    private boolean countsCells() {
        return !max && kernel.cells() == 0;
    }

    private boolean needsArena() {
        return kernel.borders().stream().anyMatch(run -> run.cells() > 1);
    }

    /** The method that reduces the first axis, or all of them. */
    private String outerPass(Group group) {
        int outer = kernel.outerLength();
        String value = reduced(IntStream.range(0, group.windows().cells())
                .mapToObj(cell -> at("x", group.distance() + cell * outer))
                .toList());
        String wished = (max ? "largest" : kernel.isOneLoop() ? "means" : "sums")
                + (group.distance() > 0 ? "From" + group.distance() : "");
        int place = kernel.ahead();
        boolean rows = kernel.isOneLoop() && middle.cells() > 1;
        boolean neighbours = kernel.isOneLoop() && columns.cells() > 1;
        if (!rows && !neighbours) {
            boolean last = middle.cells() == 1 && columns.cells() == 1;
            return pass(wished, outer, true, assign(place, last ? scaled(value) : value));
        }
        CodeBlock.Builder loop =
                CodeBlock.builder().addStatement("float value = " + value).add(assign(place, "value"));
        if (rows) {
            place -= middle.length();
            String result = reduced(List.of(at("results", place), "value"));
            if (neighbours) {
                loop.addStatement("float rows = " + result).add(assign(place, "rows"));
            } else {
                loop.add(assign(place, scaled(result)));
            }
        }
        if (neighbours) {
            loop.add(assign(0, scaled(reduced(List.of(at("results", 0), rows ? "rows" : "value")))));
        }
        return pass(wished, outer, true, loop.build());
    }

    private static CodeBlock assign(int place, String value) {
        return CodeBlock.builder()
                .addStatement(at("results", place) + " = " + value)
                .build();
    }

    /** A mean, if all windows have a power of two of cells: then a product has the bits of the quotient. */
    private String scaled(String value) {
        return scales() ? "(" + value + ") * " + FunctionCode.literal(1f / kernel.cells()) : value;
    }

    private boolean scales() {
        return !max && Integer.bitCount(kernel.cells()) == 1;
    }

    private static String at(String array, int distance) {
        return array + "[" + Index.sum("i", distance) + "]";
    }

    private String reduced(List<String> values) {
        String result = values.get(0);
        for (String value : values.subList(1, values.size())) {
            result = max ? "Math.max(" + result + ",$W" + value + ")" : result + "$W+ " + value;
        }
        return result;
    }

    /** The result of so many cells of the array. */
    private String inPlace(int cells, int length) {
        return reduced(IntStream.range(0, cells)
                .mapToObj(cell -> at("results", cell * length))
                .toList());
    }

    /** The method that reduces the other axes and picks the outputs. */
    private MethodSpec finish(String methodName, String unit) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "A $L of $L, from the cells of the input that are reduced along the $Ls.\n", unit, name, unit)
                .addParameter(Members.FLOATS, "results")
                .addParameter(TypeName.INT, "first")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "to");
        if (countsCells()) {
            method.addParameter(TypeName.INT, "cells");
        }
        if (needsArena()) {
            method.addParameter(members.arena(), "arena");
            int scratch = step.scratch().get(1);
            method.addStatement("float[] values = arena.$L[$L]", Members.SCRATCH, scratch)
                    .addStatement("float[] next = arena.$L[$L]", Members.SCRATCH, scratch + 1);
        } else {
            method.addModifiers(Modifier.STATIC);
        }
        if (!kernel.isOneLoop()) {
            reduceRows(method);
            kernel.borders().forEach(run -> IntStream.range(0, run.count()).forEach(i -> border(run, i, method)));
            reduceColumns(method);
        }
        pick(method);
        if (!max && !scales()) {
            divide(method);
        }
        return method.build();
    }

    private void reduceRows(MethodSpec.Builder method) {
        if (middle.cells() == 1) {
            return;
        }
        int length = middle.length();
        int end = middle.before() + middle.inputs();
        fill(0, middle.before() * length, method);
        fill(end * length, (end + middle.after()) * length, method);
        String result = inPlace(middle.cells(), length);
        String pass = pass(
                max ? "largestRows" : "sumsOfRows",
                ((middle.outputs() - 1) * middle.step() + 1) * length,
                false,
                assign(0, columns.cells() == 1 ? scaled(result) : result));
        method.addStatement("$L(results, first)", pass);
    }

    /** Fills cells that windows lack with what changes no result: no sum is changed by -0, not even one of -0. */
    private void fill(int from, int to, MethodSpec.Builder method) {
        if (from < to) {
            method.addStatement(
                    "$T.fill(results, $L, $L, $L)",
                    Arrays.class,
                    Index.sum("first", from),
                    Index.sum("first", to),
                    max ? "Float.NEGATIVE_INFINITY" : "-0f");
        }
    }

    private void reduceColumns(MethodSpec.Builder method) {
        if (columns.cells() == 1) {
            return;
        }
        String pass = pass(
                max ? "largestColumns" : "sumsOfColumns",
                (middle.outputs() - 1) * middle.step() * middle.length()
                        + ((columns.count() - 1) * columns.step() + 1) * channels,
                false,
                assign(0, scaled(inPlace(columns.cells(), channels))));
        method.addStatement("$L(results, $L)", pass, Index.sum("first", columns.from() * channels));
    }

    /** A column of outputs at a border, before the other columns are reduced in place. */
    private void border(WindowRun run, int place, MethodSpec.Builder method) {
        int first = (run.from() + place * run.step()) * channels;
        int target = (run.output() + place) * channels;
        int length = middle.outputs() * channels;
        if (run.cells() == 1) {
            copyColumn("results", first, "output", target, method);
            return;
        }
        copyColumn("results", first, "values", 0, method);
        for (int cell = 1; cell < run.cells(); cell++) {
            copyColumn("results", first + cell * channels, "next", 0, method);
            method.addCode(members.poolPasses().reduce(kind, length, "values", "next"));
        }
        copyColumn("values", 0, "output", target, method);
    }

    /** Copies a cell of each row. */
    private void copyColumn(String source, int from, String target, int to, MethodSpec.Builder method) {
        String row = middle.outputs() == 1 ? "0" : "row";
        if (middle.outputs() > 1) {
            method.beginControlFlow("for (int row = 0; row < $L; row++)", middle.outputs());
        }
        method.addStatement(
                "System.arraycopy($L, $L, $L, $L, $L)",
                source,
                columnIndex(source, row, from),
                target,
                columnIndex(target, row, to),
                channels);
        if (middle.outputs() > 1) {
            method.endControlFlow();
        }
    }

    private String columnIndex(String array, String row, int column) {
        return switch (array) {
            case "results" ->
                Index.sum(Index.sum("first", Index.product(row, middle.step() * middle.length())), column);
            case "output" -> Index.sum(Index.sum("to", Index.product(row, outputRow)), column);
            default -> Index.product(row, channels);
        };
    }

    /** Copies the outputs that were reduced together. */
    private void pick(MethodSpec.Builder method) {
        String row = middle.outputs() == 1 ? "0" : "row";
        if (middle.outputs() > 1) {
            method.beginControlFlow("for (int row = 0; row < $L; row++)", middle.outputs());
        }
        String from = columnIndex("results", row, columns.from() * channels);
        String to = columnIndex("output", row, columns.output() * channels);
        if (columns.step() == 1 || columns.count() == 1) {
            method.addStatement("System.arraycopy(results, $L, output, $L, $L)", from, to, columns.count() * channels);
        } else {
            method.beginControlFlow("for (int i = 0; i < $L; i++)", columns.count())
                    .addStatement(
                            "System.arraycopy(results, $L, output, $L, $L)",
                            Index.sum(from, Index.product("i", columns.step() * channels)),
                            Index.sum(to, Index.product("i", channels)),
                            channels)
                    .endControlFlow();
        }
        if (middle.outputs() > 1) {
            method.endControlFlow();
        }
    }

    /** Divides sums by the number of cells of their windows. */
    private void divide(MethodSpec.Builder method) {
        if (kernel.cells() > 0) {
            method.addCode(members.poolPasses()
                    .divide(middle.outputs() * outputRow, "output", "to", Integer.toString(kernel.cells())));
            return;
        }
        for (WindowRun rows : middle.runs()) {
            String row = rows.count() == 1 ? Integer.toString(rows.output()) : "row";
            if (rows.count() > 1) {
                method.beginControlFlow(
                        "for (int row = $L; row < $L; row++)", rows.output(), rows.output() + rows.count());
            }
            for (WindowRun run : kernel.columns()) {
                method.addCode(members.poolPasses()
                        .divide(
                                run.count() * channels,
                                "output",
                                columnIndex("output", row, run.output() * channels),
                                Index.product("cells", rows.cells() * run.cells())));
            }
            if (rows.count() > 1) {
                method.endControlFlow();
            }
        }
    }

    /** Adds a method of one loop from an index on; answers its name. */
    private String pass(String wished, int length, boolean readsInput, CodeBlock body) {
        String pass = members.name(wished + "Of" + Names.capitalised(name));
        MethodSpec.Builder method = MethodSpec.methodBuilder(pass)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L results of $L, from an index on.\n", length, name)
                .addParameter(Members.FLOATS, "results");
        if (readsInput) {
            method.addParameter(Members.FLOATS, "x");
        }
        followers.add(method.addParameter(TypeName.INT, "from")
                .beginControlFlow("for (int i = from; i < from + $L; i++)", length)
                .addCode(body)
                .endControlFlow()
                .build());
        return pass;
    }
}
