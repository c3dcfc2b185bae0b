// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.DepthwiseKernel;
import dev.ingot.processor.plan.DepthwiseKernel.DepthwisePhase;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes depthwise convolutions: sums over the taps of some columns' channels at once. */
final class DepthwiseEmitter {

    private final Members members;
    private final Step step;
    private final DepthwiseKernel kernel;
    private final String name;
    private final ElementFunction activation;
    private final Output output;
    private final List<MethodSpec> followers;

    DepthwiseEmitter(Members members, Step step, DepthwiseKernel kernel, String name, List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.followers = followers;
        activation = ((Convolution) step.node().op()).activation();
        output = Output.of(step);
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method) {
        String finish = finishMethod();
        if (kernel.phases().size() == 1) {
            phase(kernel.phases().get(0), name, finish, method);
            return;
        }
        for (int index = 0; index < kernel.phases().size(); index++) {
            DepthwisePhase phase = kernel.phases().get(index);
            String phaseName = members.name(name + "Phase" + index);
            method.addStatement("$L(x, output, arena)", phaseName);
            MethodSpec.Builder phaseMethod = MethodSpec.methodBuilder(phaseName)
                    .addModifiers(Modifier.PRIVATE)
                    .addJavadoc(
                            "$L's output phase ($L, $L).\n",
                            name,
                            phase.rows().start(),
                            phase.columns().start())
                    .addParameter(Members.FLOATS, "x")
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(members.arena(), "arena");
            phase(phase, phaseName, finish, phaseMethod);
            followers.add(phaseMethod.build());
        }
    }

    /** Adds the method for bias and activation; answers its name, or nothing if there is neither. */
    private String finishMethod() {
        if (kernel.bias().isEmpty() && activation.isLinear()) {
            return "";
        }
        String finish = members.name("finish" + Names.capitalised(name));
        boolean bias = kernel.bias().isPresent();
        MethodSpec.Builder method = MethodSpec.methodBuilder(finish)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "$L of $L sums of $L.\n", bias ? "Bias and activation" : "Activation", kernel.length(), name)
                .addParameter(Members.FLOATS, "sums");
        if (bias) {
            method.addParameter(Members.FLOATS, "bias");
        }
        CodeBlock sum = CodeBlock.of(bias ? "sums[i] + bias[i]" : "sums[i]");
        followers.add(method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.length())
                .addCode(Stores.store("sums[i]", sum, activation))
                .endControlFlow()
                .build());
        return finish;
    }

    private void phase(DepthwisePhase phase, String phaseName, String finish, MethodSpec.Builder method) {
        int span = phase.rowSpan();
        String ring = members.name(phaseName + "Rows");
        members.addArenaField(
                Members.FLOAT_TABLE,
                ring,
                CodeBlock.of(
                        "$T.table($L, $L, $L, $L)",
                        RuntimeTypes.SCRATCH,
                        Members.SCRATCH,
                        step.scratch().get(0),
                        span,
                        phase.columns().taps().size()));
        method.addStatement(
                "float[] sums = arena.$L[$L]", Members.SCRATCH, step.scratch().get(2));
        int count = phase.columns().count();
        String column = "0";
        boolean severalColumns = count > kernel.together();
        if (severalColumns) {
            method.beginControlFlow("for (int column = 0; column < $L; column += $L)", count, kernel.together());
            column = "column";
            if (count % kernel.together() > 0) {
                column = "first";
                method.addStatement("int first = Math.min(column, $L)", count - kernel.together());
            }
        }
        method.addStatement("int ready = 0")
                .beginControlFlow(
                        "for (int row = 0; row < $L; row++)", phase.rows().count());
        String firstRow = Index.product("row", kernel.inputRowStep());
        method.beginControlFlow("for (; ready < $L; ready++)", Index.sum(firstRow, span))
                .addCode(copy(phase, phaseName, column, ring, span))
                .endControlFlow();
        for (int tap = 0; tap < phase.rows().taps().size(); tap++) {
            int distance = offset(phase.rows(), tap);
            method.addStatement(
                    "float[][] taps$L = arena.$L[$L]",
                    tap,
                    ring,
                    span == 1 ? "0" : "(" + Index.sum(firstRow, distance) + ") % " + span);
        }
        for (int filter = 0; filter < kernel.multiplier(); filter++) {
            sums(phase, filter, method);
            if (!finish.isEmpty()) {
                int place = filter;
                method.addStatement(
                        "$L(sums$L)",
                        finish,
                        kernel.bias()
                                .map(bias -> ", " + bias.name() + "[" + place + "]")
                                .orElse(""));
            }
            store(phase, filter, column, method);
        }
        method.endControlFlow();
        if (severalColumns) {
            method.endControlFlow();
        }
    }

    /** Where a tap reads, relative to the first. */
    private static int offset(Phase phase, int tap) {
        return phase.taps().get(tap).offset() - phase.taps().get(0).offset();
    }

    private CodeBlock copy(DepthwisePhase phase, String phaseName, String column, String ring, int span) {
        String offsets = members.name(LoopEmitter.constantCase(phaseName) + "_COLUMNS");
        List<Tap> taps = phase.columns().taps();
        List<CodeBlock> numbers = new ArrayList<>();
        for (int tap = 0; tap < taps.size(); tap++) {
            numbers.add(CodeBlock.of("$L", offset(phase.columns(), tap)));
        }
        members.addConstant(Members.INTS, offsets, numbers.stream().collect(CodeBlock.joining(",$W", "{", "}")));
        return CodeBlock.builder()
                .addStatement(
                        "$T.copy(x,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Warena.$L[$L],$Warena.$L[$L])",
                        RuntimeTypes.SHIFTED_ROWS,
                        kernel.rows(),
                        kernel.columns(),
                        kernel.channels(),
                        Index.sum("ready", phase.rows().taps().get(0).offset()),
                        Index.sum(
                                Index.product(column, kernel.inputColumnStep()),
                                taps.get(0).offset()),
                        offsets,
                        kernel.inputColumnStep(),
                        kernel.together(),
                        Members.SCRATCH,
                        step.scratch().get(1),
                        ring,
                        span == 1 ? "0" : "ready % " + span)
                .build();
    }

    /** The sums over the taps, in their order. */
    private void sums(DepthwisePhase phase, int filter, MethodSpec.Builder method) {
        List<String> inputs = new ArrayList<>();
        List<String> weights = new ArrayList<>();
        for (int row = 0; row < phase.rows().taps().size(); row++) {
            for (int column = 0; column < phase.columns().taps().size(); column++) {
                int tap = phase.rows().taps().get(row).index() * kernel.kernelColumns()
                        + phase.columns().taps().get(column).index();
                inputs.add("taps" + row + "[" + column + "]");
                weights.add(kernel.kernel().name() + "[" + (tap * kernel.multiplier() + filter) + "]");
            }
        }
        int taps = inputs.size();
        int passes = (taps + DepthwiseKernel.LONGEST_SUM - 1) / DepthwiseKernel.LONGEST_SUM;
        for (int pass = 0; pass < passes; pass++) {
            int from = taps * pass / passes;
            int to = taps * (pass + 1) / passes;
            method.addCode(members.tapSums()
                    .call(pass == 0, kernel.length(), "sums", inputs.subList(from, to), weights.subList(from, to)));
        }
    }

    /** Copies the finished sums of a filter of each channel into the output. */
    private void store(DepthwisePhase phase, int filter, String column, MethodSpec.Builder method) {
        int channels = kernel.channels();
        int filters = channels * kernel.multiplier();
        String row =
                Index.sum(Index.product("row", kernel.rowStep()), phase.rows().start());
        String firstColumn = Index.sum(
                Index.product(column, kernel.columnStep()), phase.columns().start());
        String to = output.index(Index.sum(
                Index.product(Index.sum(Index.product(row, kernel.outputColumns()), firstColumn), filters), filter));
        if (kernel.multiplier() == 1 && kernel.columnStep() == 1) {
            method.addStatement("System.arraycopy(sums, 0, output, $L, $L)", to, kernel.length());
            return;
        }
        String toName = "to" + filter;
        method.addStatement("int $L = $L", toName, to);
        if (kernel.columnStep() == 1) {
            method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.length())
                    .addStatement("output[$L] = sums[i]", Index.sum(toName, Index.product("i", kernel.multiplier())))
                    .endControlFlow();
            return;
        }
        method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.together());
        String pixel = Index.sum(toName, Index.product("i", kernel.columnStep() * filters));
        if (kernel.multiplier() == 1) {
            method.addStatement(
                    "System.arraycopy(sums, $L, output, $L, $L)", Index.product("i", channels), pixel, channels);
        } else {
            method.beginControlFlow("for (int channel = 0; channel < $L; channel++)", channels)
                    .addStatement(
                            "output[$L] = sums[$L]",
                            Index.sum(pixel, Index.product("channel", kernel.multiplier())),
                            Index.sum(Index.product("i", channels), "channel"))
                    .endControlFlow();
        }
        method.endControlFlow();
    }
}
