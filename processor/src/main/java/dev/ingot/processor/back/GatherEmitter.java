// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.OutputPhase;
import dev.ingot.processor.plan.ConvolutionKernel.Read;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the second half of a convolution: for each output pixel the sum of the products that it reads. */
final class GatherEmitter {

    /** Taps of one method; each takes some 30 bytes of bytecode. */
    private static final int MOST_TAPS = 160;

    private final Members members;
    private final Step step;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final ElementFunction activation;
    private final Output output;
    private final List<String> products;

    GatherEmitter(Members members, Step step, ConvolutionKernel kernel, String name, List<String> products) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.activation = ((Convolution) step.node().op()).activation();
        this.output = Output.of(step);
        this.products = products;
    }

    /** Writes the calls, one per phase, and the methods that they call. */
    void emit(MethodSpec.Builder caller, List<MethodSpec> followers) {
        boolean several = kernel.phases().size() > 1;
        String arguments = (kernel.slices() > 1 ? "depth, " : "")
                + (kernel.steps() > 1 ? "step, " : "")
                + (geometry.groups() > 1 ? "group, " : "")
                + (step.usesArena() ? "output, arena" : "output")
                + (ownSums() ? ", own" : "");
        for (int index = 0; index < kernel.phases().size(); index++) {
            OutputPhase phase = kernel.phases().get(index);
            String method = members.name("add" + Names.capitalised(name) + (several ? "Phase" + index : "Row"));
            List<String> partly = new ArrayList<>();
            if (phase.depth().count() < kernel.slices()) {
                partly.add("depth < " + phase.depth().count());
            }
            if (phase.rows().count() < kernel.steps()) {
                partly.add("step < " + phase.rows().count());
            }
            if (!partly.isEmpty()) {
                caller.beginControlFlow("if ($L)", String.join(" && ", partly));
            }
            caller.addStatement("$L($L)", method, arguments);
            if (!partly.isEmpty()) {
                caller.endControlFlow();
            }
            phaseMethods(phase, method, arguments, followers);
        }
    }

    /** Adds the method of a phase; where it has too many taps for one, those that it calls one after the other. */
    private void phaseMethods(OutputPhase phase, String name, String arguments, List<MethodSpec> followers) {
        int taps = phase.reads().size();
        if (taps <= MOST_TAPS) {
            MethodSpec.Builder method = method(name, title(phase));
            addUp(phase, 0, taps, method);
            followers.add(method.build());
            return;
        }
        MethodSpec.Builder caller = method(name, title(phase));
        List<MethodSpec> parts = new ArrayList<>();
        for (int from = 0; from < taps; from += MOST_TAPS) {
            int to = Math.min(from + MOST_TAPS, taps);
            String part = members.name(name + "Taps" + parts.size());
            caller.addStatement("$L($L)", part, arguments);
            MethodSpec.Builder method = method(part, "The taps from " + from + " to " + (to - 1) + " of these.");
            addUp(phase, from, to, method);
            parts.add(method.build());
        }
        followers.add(caller.build());
        followers.addAll(parts);
    }

    private MethodSpec.Builder method(String methodName, String title) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L\n", title);
        if (kernel.slices() > 1) {
            method.addParameter(TypeName.INT, "depth");
        }
        if (kernel.steps() > 1) {
            method.addParameter(TypeName.INT, "step");
        }
        if (geometry.groups() > 1) {
            method.addParameter(TypeName.INT, "group");
        }
        method.addParameter(Members.FLOATS, "output");
        if (step.usesArena()) {
            method.addParameter(members.arena(), "arena");
        }
        if (ownSums()) {
            method.addParameter(members.arena(), "own");
        }
        return method;
    }

    /**
     * Writes the sum of some taps of each pixel of a row. All but the first continue what the output holds, all but the last
     * leave bias and activation to those.
     */
    private void addUp(OutputPhase phase, int from, int to, MethodSpec.Builder method) {
        List<Read> reads = phase.reads().subList(from, to);
        Map<String, String> rows = rowVariables(reads, method);
        boolean severalColumns = phase.columns().count() > 1;
        if (severalColumns) {
            method.beginControlFlow(
                    "for (int column = 0; column < $L; column++)",
                    phase.columns().count());
        }
        List<String> summands = new ArrayList<>();
        for (Read read : reads) {
            String column = Index.sum(severalColumns ? "column" : "0", read.column());
            String pixel = rows.get(rowKey(read)) + "[" + column + "]";
            if (singleFilter()) {
                summands.add(summand(pixel, read));
            } else {
                String tap = "tap" + summands.size();
                method.addStatement("float[] $L = $L", tap, pixel);
                summands.add(summand(tap, read));
            }
        }
        store(phase, summands, from == 0, to == phase.reads().size(), method);
        if (severalColumns) {
            method.endControlFlow();
        }
    }

    /** Whether threads that read the same products need memory of their own for sums. */
    private boolean ownSums() {
        return step.shared() && kernel.wholeImage() && kernel.keepsPartialSums();
    }

    private String title(OutputPhase phase) {
        int reads = phase.reads().size();
        String taps = reads == 1 ? "1 tap" : reads + " taps";
        if (kernel.phases().size() == 1) {
            return "One output row of " + name + ": " + taps + " per pixel.";
        }
        String slice = geometry.outputStep().depth() > 1 ? phase.depth().start() + ", " : "";
        return "One row of " + name + "'s output phase (" + slice + phase.rows().start() + ", "
                + phase.columns().start() + "): " + taps + " per pixel.";
    }

    private static String rowKey(Read read) {
        return read.tapGroup() + ":" + read.row();
    }

    private Map<String, String> rowVariables(List<Read> reads, MethodSpec.Builder method) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Read read : reads) {
            if (!rows.containsKey(rowKey(read))) {
                String row = "row" + rows.size();
                rows.put(rowKey(read), row);
                method.addStatement(
                        "float[][] $L = arena.$L[$L]",
                        row,
                        products.get(read.tapGroup()),
                        Index.sum(
                                Index.sum(
                                        Index.product(
                                                depth(),
                                                kernel.tapGroups()
                                                        .get(read.tapGroup())
                                                        .tableRows()),
                                        step()),
                                read.row()));
            }
        }
        return rows;
    }

    private String depth() {
        return kernel.slices() > 1 ? "depth" : "0";
    }

    private String step() {
        return kernel.steps() > 1 ? "step" : "0";
    }

    private boolean singleFilter() {
        return geometry.groupFilters() == 1;
    }

    private String summand(String tap, Read read) {
        int offset = read.position() * geometry.groupFilters();
        return tap + "[" + (singleFilter() ? offset : Index.sum("filter", offset)) + "]";
    }

    private void store(
            OutputPhase phase, List<String> summands, boolean first, boolean last, MethodSpec.Builder method) {
        String pixel = pixel(phase);
        String target = singleFilter() ? output.at(pixel) : "output[to + filter]";
        if (!singleFilter() && !first) {
            method.addStatement("int to = $L", output.index(pixel));
        }
        String start = first ? "0f" : target;
        int from = 0;
        for (; summands.size() - from > ConvolutionKernel.LONGEST_SUM; from += ConvolutionKernel.LONGEST_SUM) {
            CodeBlock partial = sum(start, summands.subList(from, from + ConvolutionKernel.LONGEST_SUM));
            addPartialSum(from == 0, partial, method);
            start = partialSum();
        }
        List<String> terms = new ArrayList<>(summands.subList(from, summands.size()));
        if (last) {
            kernel.bias().ifPresent(bias -> terms.add(bias.name() + "[" + biasIndex() + "]"));
        }
        CodeBlock sum = sum(start, terms);
        ElementFunction function = last ? activation : ElementFunction.LINEAR;
        if (singleFilter()) {
            method.addCode(Stores.store(target, sum, function));
        } else {
            if (first) {
                method.addStatement("int to = $L", output.index(pixel));
            }
            method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", geometry.groupFilters());
            method.addCode(Stores.store(target, sum, function));
            method.endControlFlow();
        }
    }

    /** The index of the first filter of the pixel that the variables name. */
    private String pixel(OutputPhase phase) {
        String slice = Index.sum(
                Index.product(depth(), geometry.outputStep().depth()),
                phase.depth().start());
        String row = Index.sum(
                Index.sum(
                        Index.product(slice, geometry.outputRows()),
                        Index.product(step(), geometry.outputStep().rows())),
                phase.rows().start());
        String column = Index.sum(
                Index.product(
                        phase.columns().count() > 1 ? "column" : "0",
                        geometry.outputStep().columns()),
                phase.columns().start());
        String pixel = Index.sum(Index.product(row, geometry.outputColumns()), column);
        String to = Index.product(pixel, geometry.filters());
        return geometry.groups() > 1 ? Index.sum(to, Index.product("group", geometry.groupFilters())) : to;
    }

    /** The sum from a start on: +0 for the first summand, which may be -0 and would stay it by itself. */
    private static CodeBlock sum(String start, List<String> summands) {
        return Stream.concat(Stream.of(start), summands.stream())
                .map(summand -> CodeBlock.of("$L", summand))
                .collect(CodeBlock.joining("$W+ "));
    }

    private String biasIndex() {
        String group = geometry.groups() > 1 ? Index.product("group", geometry.groupFilters()) : "0";
        return singleFilter() ? group : Index.sum(group, "filter");
    }

    private String partialSum() {
        return singleFilter() ? "sum" : "sums[filter]";
    }

    private void addPartialSum(boolean first, CodeBlock partial, MethodSpec.Builder method) {
        if (singleFilter()) {
            method.addStatement(first ? "float sum = $L" : "sum = $L", partial);
            return;
        }
        if (first) {
            int index = step.scratch().get(step.scratch().size() - 1);
            method.addStatement("float[] sums = $L.$L[$L]", ownSums() ? "own" : "arena", Members.SCRATCH, index);
        }
        method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", geometry.groupFilters())
                .addStatement("sums[filter] = $L", partial)
                .endControlFlow();
    }
}
