// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Merge.Kind;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.MergeKernel;
import dev.ingot.processor.plan.MergeKernel.Loop;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

/** Writes element-wise combinations, with repeated axes. */
final class MergeEmitter {

    /** Elements of an innermost loop that are written out one after the other instead. */
    private static final int WRITTEN_OUT = 4;

    private final Members members;
    private final Step step;
    private final Merge op;
    private final String name;
    private final MergeKernel kernel;
    private final List<String> operands;
    private final MethodSpec.Builder method;
    private final List<MethodSpec> followers;
    private final Names names;

    MergeEmitter(
            Members members,
            Step step,
            Merge op,
            String name,
            List<String> operands,
            MethodSpec.Builder method,
            List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.op = op;
        this.name = name;
        kernel = (MergeKernel) step.kernel();
        this.operands = operands;
        this.method = method;
        this.followers = followers;
        names = new Names(operands);
        names.allocate("output");
        names.allocate("arena");
    }

    void emit() {
        if (kernel.rowTurns() > 0) {
            emitRows();
        } else if (kernel.loops().size() > 1
                && kernel.isAligned()
                && kernel.inner().size() >= RowLoop.SHORTEST) {
            emitCalls();
        } else {
            emitLoops();
        }
    }

    /** Reads the operands where they are. */
    private void emitLoops() {
        List<String> variables = new ArrayList<>();
        for (Loop loop : kernel.loops().subList(0, kernel.loops().size() - 1)) {
            variables.add(open("outer", loop.size()));
        }
        List<String> values = new ArrayList<>();
        for (int operand = 0; operand < operands.size(); operand++) {
            boolean repeated = kernel.inner().strides().get(operand) == 0;
            values.add(repeated ? variable(operand, at(operand, variables)) : "");
        }
        boolean writtenOut = kernel.loops().size() > 1
                && kernel.inner().size() <= WRITTEN_OUT
                && FunctionCode.readsOnce(op.activation());
        if (writtenOut) {
            for (int i = 0; i < kernel.inner().size(); i++) {
                storeElement(variables, values, Integer.toString(i));
            }
        } else {
            storeElement(variables, values, open("i", kernel.inner().size()));
            method.endControlFlow();
        }
        variables.forEach(variable -> method.endControlFlow());
    }

    /**
     * Writes an element of the innermost loop.
     *
     * @param variables of the loops around it
     * @param values variables of the operands that are repeated in it; empty for others
     * @param i its index in the loop
     */
    private void storeElement(List<String> variables, List<String> values, String i) {
        List<String> elements = new ArrayList<>();
        for (int operand = 0; operand < operands.size(); operand++) {
            String moved = Index.product(i, kernel.inner().strides().get(operand));
            elements.add(
                    values.get(operand).isEmpty()
                            ? element(operand, Index.sum(at(operand, variables), moved))
                            : values.get(operand));
        }
        String to = Index.sum(to(variables), Index.product(i, kernel.inner().stride()));
        method.addCode(Stores.store(Output.of(step).at(to), CodeBlock.of("$L", combined(elements)), op.activation()));
    }

    /** The innermost loop as a method: operands are read where the result goes, or have one element for all of it. */
    private void emitCalls() {
        int inner = kernel.loops().size() - 1;
        boolean simple = op.kind().isSimple() && op.activation().isLinear();
        int turns = RowLoop.turns(
                kernel.inner().size(), kernel.loops().get(inner - 1).size(), simple);
        List<String> variables = new ArrayList<>();
        for (Loop loop : kernel.loops().subList(0, inner - 1)) {
            variables.add(open("outer", loop.size()));
        }
        variables.add(open("outer", kernel.loops().get(inner - 1).size(), turns));
        List<String> arrays = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (int operand = 0; operand < operands.size(); operand++) {
            (kernel.inner().strides().get(operand) == 0 ? numbers : arrays).add(operands.get(operand));
        }
        RowLoop row = new RowLoop(members.name(name + "Row"), kernel.inner().size(), turns, arrays, numbers);
        method.addStatement(row.call(
                to(variables),
                IntStream.range(0, turns)
                        .mapToObj(turn -> numbers(variables, turn))
                        .toList()));
        variables.forEach(variable -> method.endControlFlow());
        followers.add(row.method(
                name,
                (element, values) -> Stores.store(
                        Output.of(step).at(element),
                        CodeBlock.of("$L", combined(elements(element, values))),
                        op.activation())));
    }

    /** The operands' elements that there are one of for the innermost loop, some turns of the loop around it later. */
    private List<String> numbers(List<String> variables, int later) {
        List<String> moved = new ArrayList<>(variables);
        moved.set(moved.size() - 1, Index.sum(moved.get(moved.size() - 1), later));
        return IntStream.range(0, operands.size())
                .filter(operand -> kernel.inner().strides().get(operand) == 0)
                .mapToObj(operand -> element(operand, at(operand, moved)))
                .toList();
    }

    /** An element of each operand: those of arrays at an index, and numbers. */
    private List<String> elements(String index, List<String> numbers) {
        Iterator<String> number = numbers.iterator();
        return IntStream.range(0, operands.size())
                .mapToObj(
                        operand -> kernel.inner().strides().get(operand) == 0 ? number.next() : element(operand, index))
                .toList();
    }

    /** Copies what several turns of the last two loops read to rows, and the row of results to its place. */
    private void emitRows() {
        List<String> rows = new ArrayList<>();
        for (int operand : kernel.rows()) {
            String row = names.allocate(operands.get(operand) + "Row");
            int scratch = step.scratch().get(0) + rows.size();
            method.addStatement("$T $L = arena.$L[$L]", Members.FLOATS, row, Members.SCRATCH, scratch);
            rows.add(row);
            if (kernel.isFilledOnce(operand)) {
                fill(operand, row, "0");
            }
        }
        List<String> variables = new ArrayList<>();
        for (Loop loop : kernel.loops().subList(0, kernel.loops().size() - 2)) {
            variables.add(open("outer", loop.size()));
        }
        for (int operand : kernel.rows()) {
            if (kernel.isFilledForAllBlocks(operand) && !kernel.isFilledOnce(operand)) {
                fill(operand, rows.get(kernel.rows().indexOf(operand)), at(operand, variables));
            }
        }
        int blocks = kernel.loops().get(kernel.loops().size() - 2).size() / kernel.rowTurns();
        variables.add(blocks == 1 ? "0" : Index.product(open("block", blocks), kernel.rowTurns()));
        List<String> elements = new ArrayList<>();
        String result = "";
        String inner = names.allocate("i");
        for (int operand = 0; operand < operands.size(); operand++) {
            int index = kernel.rows().indexOf(operand);
            if (index < 0) {
                elements.add(variable(operand, at(operand, variables)));
                continue;
            }
            if (!kernel.isFilledForAllBlocks(operand)) {
                fill(operand, rows.get(index), at(operand, variables));
                result = rows.get(index);
            }
            elements.add(rows.get(index) + "[" + inner + "]");
        }
        method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", inner, inner, kernel.rowLength(), inner)
                .addCode(Stores.store(
                        result + "[" + inner + "]", CodeBlock.of("$L", combined(elements)), op.activation()))
                .endControlFlow()
                .addStatement(
                        "System.arraycopy($L, 0, output, $L, $L)",
                        result,
                        Output.of(step).index(to(variables)),
                        kernel.rowLength());
        variables.stream().filter(variable -> !variable.equals("0")).forEach(variable -> method.endControlFlow());
    }

    /** Fills a row with the elements of an operand from an index on. */
    private void fill(int operand, String row, String from) {
        int length = kernel.inner().size();
        int turn = kernel.loops().get(kernel.loops().size() - 2).strides().get(operand);
        String x = operands.get(operand);
        if (kernel.inner().strides().get(operand) == 0) {
            String variable = open("turn", kernel.rowTurns());
            String start = Index.product(variable, length);
            method.addStatement(
                            "$T.fill($L, $L, $L, $L)",
                            Arrays.class,
                            row,
                            start,
                            Index.sum(start, length),
                            element(operand, Index.sum(from, Index.product(variable, turn))))
                    .endControlFlow();
        } else if (turn > 0 || kernel.rowTurns() == 1) {
            method.addStatement("System.arraycopy($L, $L, $L, 0, $L)", x, from, row, kernel.rowLength());
        } else {
            String filled = names.allocate("filled");
            method.addStatement("System.arraycopy($L, $L, $L, 0, $L)", x, from, row, length)
                    .beginControlFlow(
                            "for (int $L = $L; $L < $L; $L *= 2)", filled, length, filled, kernel.rowLength(), filled)
                    .addStatement(
                            "System.arraycopy($L, 0, $L, $L, Math.min($L, $L - $L))",
                            row,
                            row,
                            filled,
                            filled,
                            kernel.rowLength(),
                            filled)
                    .endControlFlow();
        }
    }

    /** Opens a loop; answers its variable. */
    private String open(String wished, int size) {
        return open(wished, size, 1);
    }

    private String open(String wished, int size, int step) {
        String variable = names.allocate(wished);
        String next = step == 1 ? variable + "++" : variable + " += " + step;
        method.beginControlFlow("for (int $L = 0; $L < $L; $L)", variable, variable, size, next);
        return variable;
    }

    /** The index of an operand's element for the turns of the first loops. */
    private String at(int operand, List<String> variables) {
        return index(
                variables,
                kernel.loops().stream().map(loop -> loop.strides().get(operand)).toList());
    }

    /** The index of a result for the turns of the first loops. */
    private String to(List<String> variables) {
        return index(variables, kernel.loops().stream().map(Loop::stride).toList());
    }

    private static String index(List<String> variables, List<Integer> strides) {
        String index = "0";
        for (int depth = 0; depth < variables.size(); depth++) {
            if (strides.get(depth) > 0) {
                index = Index.sum(index, Index.product(variables.get(depth), strides.get(depth)));
            }
        }
        return index;
    }

    private String element(int operand, String index) {
        return operands.get(operand) + "[" + index + "]";
    }

    /** A variable that holds an element: HotSpot would load it in each turn, since the output might be the same array. */
    private String variable(int operand, String index) {
        String variable = names.allocate(operands.get(operand) + "Value");
        method.addStatement("$T $L = $L", TypeName.FLOAT, variable, element(operand, index));
        return variable;
    }

    private String combined(List<String> elements) {
        return combined(op.kind(), elements);
    }

    /** The expression that combines elements. */
    static String combined(Kind kind, List<String> elements) {
        return switch (kind) {
            case SUM -> String.join(" + ", elements);
            case DIFFERENCE -> String.join(" - ", elements);
            case PRODUCT -> String.join(" * ", elements);
            case MEAN -> "(" + String.join(" + ", elements) + ") / " + elements.size() + "f";
            case MAXIMUM -> nested("Math.max", elements);
            case MINIMUM -> nested("Math.min", elements);
        };
    }

    private static String nested(String function, List<String> elements) {
        return elements.stream()
                .reduce((combined, element) -> function + "(" + combined + ", " + element + ")")
                .orElseThrow();
    }
}
