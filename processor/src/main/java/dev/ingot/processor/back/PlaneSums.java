// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;

/** Writes the sums of planes of products, filter by filter and phase by phase, and their way into the output. */
final class PlaneSums {

    private final Members members;
    private final PlaneKernel kernel;
    private final String name;
    private final ElementFunction activation;
    private final Output output;
    private final boolean shared;
    private final int sums;
    /** The methods that store the sums of a phase. */
    private final List<String> stores;

    private final Map<PlanePhase, Offsets> offsets = new HashMap<>();

    PlaneSums(Members members, Step step, PlaneKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.name = name;
        activation = ((Convolution) step.node().op()).activation();
        output = Output.of(step);
        shared = step.shared();
        sums = step.scratch().get(2);
        stores = kernel.phases().stream()
                .map(phase -> members.name("store" + suffix(phase)))
                .toList();
    }

    /** Writes the statements that add the planes of all taps of a phase to the variable {@code sums}. */
    interface Addition {
        void write(PlanePhase phase, MethodSpec.Builder method);
    }

    /**
     * Writes calls that compute each filter of each phase, maybe in several threads, and the methods that they call.
     *
     * @param verb the methods' names start with it
     * @param javadoc what they compute
     * @param addition not called for a phase that reads nothing
     */
    void emit(String verb, String javadoc, Addition addition, MethodSpec.Builder method, List<MethodSpec> followers) {
        List<String> names = kernel.phases().stream()
                .map(phase -> members.name(verb + suffix(phase)))
                .toList();
        boolean several = kernel.filters() > 1;
        String arguments = (several ? "filter, " : "") + "output, arena" + (shared ? ", own" : "");
        if (shared) {
            String parts = members.name(verb + Names.capitalised(name) + "Filters");
            String region = members.addRegion(parts, CodeBlock.of("$L(output, from, to, arena, own)", parts));
            method.addStatement("share($L, $L, 0, x, output, arena)", region, names.size() * kernel.filters());
            followers.add(sharedMethod(parts, names, arguments));
        } else {
            if (several) {
                method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters());
            }
            names.forEach(phase -> method.addStatement("$L($L)", phase, arguments));
            if (several) {
                method.endControlFlow();
            }
        }
        for (int index = 0; index < names.size(); index++) {
            followers.add(sumMethod(kernel.phases().get(index), names.get(index), javadoc, addition));
        }
    }

    /** A method that computes some of the filters of all phases. */
    private MethodSpec sharedMethod(String methodName, List<String> phases, String arguments) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "Some filters of $L$L.\n", name, phases.size() > 1 ? ", counted through all of its phases" : "")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena")
                .addParameter(members.arena(), "own")
                .beginControlFlow("for (int part = from; part < to; part++)");
        if (kernel.filters() > 1) {
            method.addStatement("int filter = part % $L", kernel.filters());
        }
        if (phases.size() == 1) {
            method.addStatement("$L($L)", phases.get(0), arguments);
        } else {
            method.beginControlFlow("switch ($L)", kernel.filters() > 1 ? "part / " + kernel.filters() : "part");
            for (int index = 0; index < phases.size() - 1; index++) {
                method.addStatement("case $L -> $L($L)", index, phases.get(index), arguments);
            }
            method.addStatement("default -> $L($L)", phases.get(phases.size() - 1), arguments)
                    .endControlFlow();
        }
        return method.endControlFlow().build();
    }

    private MethodSpec sumMethod(PlanePhase phase, String methodName, String javadoc, Addition addition) {
        MethodSpec.Builder method = phaseMethod(phase, methodName, javadoc).addParameter(members.arena(), "arena");
        if (shared) {
            method.addParameter(members.arena(), "own");
        }
        method.addStatement("float[] sums = $L", scratch(sums))
                .addStatement(
                        "$T.fill(sums, 0, $L, 0f)", Arrays.class, phase.rows().count() * kernel.sumColumns());
        if (!phase.reads().isEmpty()) {
            method.addStatement("float[] moved = $L", scratch(sums + 1));
            addition.write(phase, method);
        }
        return method.addStatement(
                        "$L($Loutput, sums)",
                        stores.get(kernel.phases().indexOf(phase)),
                        kernel.filters() > 1 ? "filter, " : "")
                .build();
    }

    /** A method for a phase of a filter. */
    private MethodSpec.Builder phaseMethod(PlanePhase phase, String methodName, String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "$L from row $L, column $L on: $L.\n",
                        kernel.filters() > 1 ? "A filter of " + name : name,
                        phase.rows().start(),
                        phase.columns().start(),
                        javadoc);
        if (kernel.filters() > 1) {
            method.addParameter(TypeName.INT, "filter");
        }
        return method.addParameter(Members.FLOATS, "output");
    }

    /** An array that the thread works in. */
    String scratch(int index) {
        return (shared ? "own." : "arena.") + Members.SCRATCH + "[" + index + "]";
    }

    /** A statement that adds the plane of a tap, which is an expression, to the sums of a phase. */
    CodeBlock addMoved(PlanePhase phase, String plane, String tap) {
        Offsets reads = offsets(phase);
        return CodeBlock.of(
                "$T.addMoved(sums,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Wmoved)",
                RuntimeTypes.PLANES,
                phase.rows().count(),
                kernel.sumColumns(),
                plane,
                kernel.rows(),
                kernel.columns(),
                reads.rows + "[" + tap + "]",
                reads.columns + "[" + tap + "]");
    }

    /** The number among all products of those of a tap and the filter. */
    String product(PlanePhase phase, String tap) {
        return Index.sum(
                Index.product(offsets(phase).taps + "[" + tap + "]", kernel.filters()),
                kernel.filters() > 1 ? "filter" : "0");
    }

    /** The methods that store the sums. */
    List<MethodSpec> stores() {
        return kernel.phases().stream().map(this::storeMethod).toList();
    }

    private MethodSpec storeMethod(PlanePhase phase) {
        MethodSpec.Builder method = phaseMethod(
                        phase, stores.get(kernel.phases().indexOf(phase)), "the sums where they belong")
                .addParameter(Members.FLOATS, "sums");
        int rows = phase.rows().count();
        int columns = phase.columns().count();
        String bias = kernel.bias()
                .map(weight -> " + " + weight.name() + (kernel.filters() > 1 ? "[filter]" : "[0]"))
                .orElse("");
        // Of a whole image the rows are one loop.
        boolean whole = kernel.phases().size() == 1 && columns == kernel.sumColumns();
        if (!whole) {
            method.beginControlFlow("for (int row = 0; row < $L; row++)", rows)
                    .addStatement("int from = row * $L", kernel.sumColumns());
        }
        String row = whole
                ? "0"
                : Index.sum(Index.product("row", kernel.rowStep()), phase.rows().start());
        String first = Index.sum(
                Index.product(row, kernel.outputColumns()), phase.columns().start());
        String position = whole ? "pixel" : "column";
        method.addStatement(
                        "int to = $L",
                        output.index(Index.sum(
                                Index.product(first, kernel.filters()), kernel.filters() > 1 ? "filter" : "0")))
                .beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", position, whole ? rows * columns : columns)
                .addCode(Stores.store(
                        "output[" + Index.sum("to", Index.product(position, kernel.columnStep() * kernel.filters()))
                                + "]",
                        CodeBlock.of("sums[$L]$L", whole ? position : "from + column", bias),
                        activation))
                .endControlFlow();
        if (!whole) {
            method.endControlFlow();
        }
        return method.build();
    }

    /** What tells the methods of a phase from those of others. */
    private String suffix(PlanePhase phase) {
        return Names.capitalised(name)
                + (kernel.phases().size() > 1 ? "Phase" + kernel.phases().indexOf(phase) : "");
    }

    /** The constants with what a phase reads, tap by tap. */
    private Offsets offsets(PlanePhase phase) {
        return offsets.computeIfAbsent(
                phase,
                absent -> new Offsets(
                        constant(phase, "Rows", Read::row),
                        constant(phase, "Columns", Read::column),
                        constant(phase, "Taps", Read::tap)));
    }

    private record Offsets(String rows, String columns, String taps) {}

    /** A constant with a number for each read of a phase. */
    private String constant(PlanePhase phase, String kind, ToIntFunction<Read> number) {
        String constant = members.name(LoopEmitter.constantCase(suffix(phase) + kind));
        CodeBlock numbers = phase.reads().stream()
                .map(read -> CodeBlock.of("$L", number.applyAsInt(read)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
        members.addConstant(Members.INTS, constant, numbers);
        return constant;
    }
}
