// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Pool.Window;
import dev.ingot.processor.ir.SpatialAxes;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PoolKernel;
import dev.ingot.processor.plan.PoolKernel.OuterAxis;
import dev.ingot.processor.plan.PoolKernel.Run;
import dev.ingot.processor.plan.WindowRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes poolings. */
final class PoolEmitter {

    /** Runs that are written out; an axis of more gets a table of its windows. */
    private static final int MOST_RUNS = 6;

    private final Members members;
    private final Step step;
    private final PoolKernel kernel;
    private final String name;
    private final boolean max;
    private final Pool op;
    private final Output output;
    /** What the axes are called, one cell of them, outermost first. */
    private final List<String> axes;
    /** The methods that reduce the outer axes for a piece, by its length. */
    private final Map<Integer, String> pieces = new TreeMap<>();

    private final List<MethodSpec> followers;

    PoolEmitter(Members members, Step step, PoolKernel kernel, String name, List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.followers = followers;
        op = (Pool) step.node().op();
        max = op.kind() == Pool.Kind.MAX;
        output = Output.of(step);
        int count = kernel.outer().size() + 1;
        axes = IntStream.range(0, count)
                .mapToObj(axis -> SpatialAxes.cell(count, axis))
                .toList();
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(String firstUnit, String endUnit, MethodSpec.Builder method) {
        kernel.vector()
                .ifPresent(vector -> VectorPoolEmitter.emit(members, step, vector, name, firstUnit, endUnit, method));
        int scratch = 0;
        if (kernel.reducedOuterAxes() > 0) {
            method.addStatement(
                    "float[] piece = arena.$L[$L]",
                    Members.SCRATCH,
                    step.scratch().get(scratch++));
        }
        boolean singleCells =
                kernel.runs().stream().allMatch(run -> run.windows().cells() == 1);
        if (!max || !singleCells) {
            int first = step.scratch().get(scratch);
            method.addStatement("float[] values = arena.$L[$L]", Members.SCRATCH, first);
            if (!singleCells) {
                method.addStatement("float[] next = arena.$L[$L]", Members.SCRATCH, first + 1);
            }
        }
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int loops = 0;
        for (int axis = 0; axis < kernel.outer().size(); axis++) {
            String start = axis == 0 ? firstUnit : "0";
            String end = axis == 0
                    ? endUnit
                    : Integer.toString(kernel.outer().get(axis).windows().size());
            loops += outer(axis, start, end, from, to, cells, method);
        }
        String firstCell = from.stream().reduce("0", Index::sum);
        String firstResult = to.stream().reduce("0", Index::sum);
        if (kernel.runs().size() > MOST_RUNS) {
            irregular(firstCell, firstResult, cells, method);
        } else {
            kernel.runs().forEach(run -> run(run, firstCell, firstResult, cells, method));
        }
        for (int loop = 0; loop < loops; loop++) {
            method.endControlFlow();
        }
    }

    /** Opens the loop over an outer axis; answers how many loops that are. */
    private int outer(
            int axis,
            String start,
            String end,
            List<String> from,
            List<String> to,
            List<String> cells,
            MethodSpec.Builder method) {
        OuterAxis outer = kernel.outer().get(axis);
        int count = outer.windows().size();
        String variable = count == 1 ? "0" : axes.get(axis);
        if (count > 1) {
            method.beginControlFlow("for (int $L = $L; $L < $L; $L++)", variable, start, variable, end, variable);
        }
        String first;
        if (outer.step() > 0) {
            first = Index.sum(
                    Index.product(variable, outer.step()),
                    outer.windows().get(0).from());
        } else {
            first = table(axes.get(axis), "FROM", outer.windows(), Window::from) + "[" + variable + "]";
        }
        from.add(Index.product(first, outer.length()));
        to.add(Index.product(variable, outer.outputLength()));
        if (outer.cells() > 0) {
            cells.add(Integer.toString(outer.cells()));
        } else {
            String table = table(axes.get(axis), "CELLS", outer.windows(), Window::cells);
            cells.add(plural(axis));
            method.addStatement("int $L = $L[$L]", plural(axis), table, variable);
        }
        return count > 1 ? 1 : 0;
    }

    private String plural(int axis) {
        return axes.get(axis) + "s";
    }

    private String table(String axis, String kind, List<Window> windows, ToIntFunction<Window> number) {
        String constant = members.name(LoopEmitter.constantCase(name + Names.capitalised(axis)) + "_" + kind);
        CodeBlock numbers = windows.stream()
                .map(window -> CodeBlock.of("$L", number.applyAsInt(window)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
        members.addConstant(Members.INTS, constant, numbers);
        return constant;
    }

    /** Outputs whose windows stand in tables, one by one; what is read for an output starts earlier if it would end outside. */
    private void irregular(String from, String to, List<String> cells, MethodSpec.Builder method) {
        List<Window> windows = kernel.runs().stream()
                .map(Run::windows)
                .flatMap(run -> IntStream.range(0, run.count())
                        .map(i -> run.from() + i * run.step())
                        .mapToObj(first -> new Window(first, first + run.cells())))
                .toList();
        int length = windows.stream().mapToInt(Window::to).max().orElse(0);
        int span = windows.stream().mapToInt(Window::cells).max().orElse(0);
        String axis = axes.get(axes.size() - 1);
        String counts = table(axis, "CELLS", windows, Window::cells);
        String firsts = table(axis, "FROM", windows, window -> Math.min(window.from(), length - span));
        String skipped =
                table(axis, "SKIPPED", windows, window -> window.from() - Math.min(window.from(), length - span));
        method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", axis, axis, windows.size(), axis);
        outputs(
                new Run(new WindowRun(0, 1, 0, 1, span), 1),
                counts + "[" + axis + "]",
                Index.sum(from, Index.product(firsts + "[" + axis + "]", kernel.length())),
                Index.product(skipped + "[" + axis + "]", kernel.length()),
                Index.sum(to, Index.product(axis, kernel.length())),
                cells,
                method);
        method.endControlFlow();
    }

    /** Outputs whose windows are alike, some at a time. */
    private void run(Run run, String from, String to, List<String> cells, MethodSpec.Builder method) {
        WindowRun windows = run.windows();
        String axis = axes.get(axes.size() - 1);
        String first = Integer.toString(windows.from());
        String result = Integer.toString(windows.output());
        boolean several = run.together() < windows.count();
        if (several) {
            String variable = axis;
            method.beginControlFlow(
                    "for (int $L = 0; $L < $L; $L += $L)",
                    variable,
                    variable,
                    windows.count(),
                    variable,
                    run.together());
            if (windows.count() % run.together() > 0) {
                variable = "first";
                method.addStatement("int first = Math.min($L, $L)", axis, windows.count() - run.together());
            }
            first = Index.sum(Index.product(variable, windows.step()), windows.from());
            result = Index.sum(variable, windows.output());
        }
        outputs(
                run,
                Integer.toString(windows.cells()),
                Index.sum(from, Index.product(first, kernel.length())),
                "0",
                Index.sum(to, Index.product(result, kernel.length())),
                cells,
                method);
        if (several) {
            method.endControlFlow();
        }
    }

    /**
     * Computes some outputs at once.
     *
     * @param cells the number of cells of their windows along the last axis
     * @param first the index of the first cell to read
     * @param skipped floats that are read before the first window
     * @param to the index of the first output
     * @param outerCells the numbers of cells of their windows along the other axes
     */
    private void outputs(
            Run run,
            String cells,
            String first,
            String skipped,
            String to,
            List<String> outerCells,
            MethodSpec.Builder method) {
        String source = "x";
        String from = Index.sum(first, skipped);
        if (kernel.reducedOuterAxes() > 0) {
            source = "piece";
            from = skipped;
            String arguments = IntStream.range(0, outerCells.size())
                    .filter(axis -> !kernel.outer().get(axis).isSingle())
                    .mapToObj(axis -> outerCells.get(axis) + ", ")
                    .collect(Collectors.joining());
            method.addStatement("$L(x, $L, $Larena)", pieceMethod(run.span() * kernel.length()), first, arguments);
        }
        String result = output.index(to);
        if (cells.equals("1") && max) {
            gather(run, source, from, "output", result, method);
            return;
        }
        gather(run, source, from, "values", "0", method);
        int length = run.together() * kernel.length();
        if (!cells.equals("1")) {
            method.beginControlFlow("for (int cell = 1; cell < $L; cell++)", cells);
            String cell = Index.sum(from, Index.product("cell", kernel.length()));
            gather(run, source, cell, "next", "0", method);
            method.addCode(members.poolPasses().reduce(op.kind(), length, "values", "next"))
                    .endControlFlow();
        }
        String total = outerCells.stream().reduce(cells, PoolEmitter::product);
        if (!max && !total.equals("1")) {
            method.addCode(members.poolPasses().divide(length, "values", "0", total));
        }
        method.addStatement("System.arraycopy(values, 0, output, $L, $L)", result, length);
    }

    private static String product(String left, String right) {
        boolean numbers = (left + right).chars().allMatch(Character::isDigit);
        if (numbers) {
            return Integer.toString(Integer.parseInt(left) * Integer.parseInt(right));
        }
        return left.equals("1") ? right : right.equals("1") ? left : left + " * " + right;
    }

    /** Copies a cell of each window, so that they stand next to each other. */
    private void gather(Run run, String source, String from, String target, String to, MethodSpec.Builder method) {
        int length = kernel.length();
        if (run.together() == 1 || run.windows().step() == 1) {
            method.addStatement(
                    "System.arraycopy($L, $L, $L, $L, $L)", source, from, target, to, run.together() * length);
            return;
        }
        method.beginControlFlow("for (int i = 0; i < $L; i++)", run.together());
        String pixel = Index.sum(from, Index.product("i", run.windows().step() * length));
        String place = Index.sum(to, Index.product("i", length));
        if (length == 1) {
            method.addStatement("$L[$L] = $L[$L]", target, place, source, pixel);
        } else {
            method.addStatement("System.arraycopy($L, $L, $L, $L, $L)", source, pixel, target, place, length);
        }
        method.endControlFlow();
    }

    /** The method that reduces the outer axes for so many floats. */
    private String pieceMethod(int length) {
        return pieces.computeIfAbsent(length, absent -> {
            String piece = members.name((max ? "largest" : "sum") + length + "Of" + Names.capitalised(name));
            followers.add(pieceMethod(piece, length));
            return piece;
        });
    }

    private MethodSpec pieceMethod(String methodName, int length) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "$L neighbouring values of $L, before the $Ls are reduced.\n",
                        length,
                        name,
                        axes.get(axes.size() - 1))
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from");
        List<Integer> reduced = IntStream.range(0, kernel.outer().size())
                .filter(axis -> !kernel.outer().get(axis).isSingle())
                .boxed()
                .toList();
        reduced.forEach(axis -> method.addParameter(TypeName.INT, plural(axis)));
        method.addParameter(members.arena(), "arena");
        int scratch = step.scratch().get(0);
        method.addStatement("float[] piece = arena.$L[$L]", Members.SCRATCH, scratch);
        method.addStatement("float[] next = arena.$L[$L]", Members.SCRATCH, scratch + 1);
        int innermost = reduced.get(0);
        if (reduced.size() == 1) {
            reduceAxis(innermost, "from", "piece", length, method);
            return method.build();
        }
        int middle = reduced.get(1);
        String variable = axes.get(middle);
        method.addStatement("float[] slice = arena.$L[$L]", Members.SCRATCH, scratch + 2)
                .beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, plural(middle), variable)
                .addStatement("float[] values = $L == 0 ? piece : slice", variable);
        String start = Index.sum(
                "from", Index.product(variable, kernel.outer().get(middle).length()));
        reduceAxis(innermost, start, "values", length, method);
        method.beginControlFlow("if ($L > 0)", variable)
                .addCode(members.poolPasses().reduce(op.kind(), length, "piece", "slice"))
                .endControlFlow()
                .endControlFlow();
        return method.build();
    }

    private void reduceAxis(int axis, String from, String target, int length, MethodSpec.Builder method) {
        String variable = axes.get(axis);
        String cell =
                Index.sum(from, Index.product(variable, kernel.outer().get(axis).length()));
        method.addStatement("System.arraycopy(x, $L, $L, 0, $L)", from, target, length)
                .beginControlFlow("for (int $L = 1; $L < $L; $L++)", variable, variable, plural(axis), variable)
                .addStatement("System.arraycopy(x, $L, next, 0, $L)", cell, length)
                .addCode(members.poolPasses().reduce(op.kind(), length, target, "next"))
                .endControlFlow();
    }
}
