// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.back.TapSums.Finish;
import dev.ingot.processor.back.TapSums.Product;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.DepthwiseKernel;
import dev.ingot.processor.plan.DepthwiseKernel.DepthwisePhase;
import dev.ingot.processor.plan.DepthwiseKernel.Read;
import dev.ingot.processor.plan.DirectConvolution;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.PackedWeight;
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
        String activate = activation.isSimple() ? "" : activateMethod();
        if (step.shared()) {
            shared(activate, method);
            return;
        }
        if (kernel.phases().size() == 1) {
            DepthwisePhase phase = kernel.phases().get(0);
            phase(0, name, activate, "0", Integer.toString(phase.rows().count()), method);
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
            phase(index, phaseName, activate, "0", Integer.toString(phase.rows().count()), phaseMethod);
            followers.add(phaseMethod.build());
        }
        if (kernel.direct().isPresent()) {
            CodeBlock rest = vectorActivation()
                    .rest("0", Long.toString(step.node().shape().elements()));
            if (!rest.isEmpty()) {
                method.beginControlFlow("if (arena.vector != null)")
                        .addCode(rest)
                        .endControlFlow();
            }
        }
    }

    /** Writes the layer as rows of outputs that threads share; each has a ring of copies of its own. */
    private void shared(String activate, MethodSpec.Builder method) {
        DepthwisePhase phase = kernel.phases().get(0);
        MethodSpec.Builder rowsMethod = SharedUnits.share(
                members, name, "row", phase.rows().count(), (phase.rowSpan() - 1) / kernel.inputRowStep(), method);
        phase(0, name, activate, "from", "to", rowsMethod);
        followers.add(0, rowsMethod.build());
    }

    /** Adds the method for the activation; answers its name. */
    private String activateMethod() {
        String activate = members.name("activate" + Names.capitalised(name));
        followers.add(MethodSpec.methodBuilder(activate)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("The activation of $L sums of $L.\n", kernel.length(), name)
                .addParameter(Members.FLOATS, "sums")
                .beginControlFlow("for (int i = 0; i < $L; i++)", kernel.length())
                .addCode(Stores.store("sums[i]", CodeBlock.of("sums[i]"), activation))
                .endControlFlow()
                .build());
        return activate;
    }

    private VectorActivation vectorActivation() {
        return new VectorActivation(members, name, activation, output, false);
    }

    /** Writes how vector kernels compute some rows of a phase, if they can. */
    private void direct(int index, String phaseName, String from, String to, MethodSpec.Builder method) {
        if (kernel.direct().isEmpty()) {
            return;
        }
        DirectConvolution direct = kernel.direct().get();
        DirectPhase phase = direct.phases().get(index);
        String taps = members.name(LoopEmitter.constantCase(phaseName) + "_TAPS");
        members.addTable(taps, DirectEmitter.NUMBERS_OF_TAP, DirectEmitter.lines(phase, cell -> cell * kernel.pitch()));
        members.usesVectorKernels();
        String partialSums = members.name(phaseName + "PartialSums");
        int weights = kernel.multiplier() == 1
                ? 0
                : kernel.multiplier() * kernel.channels() * (phase.taps().size() + 1);
        members.addVectorField(
                Members.FLOATS, partialSums, CodeBlock.of("vector.newChannelSums($L, $L)", phase.columns(), weights));
        method.beginControlFlow("if (arena.vector != null)")
                .addStatement(
                        "arena.vector.convolveChannels(x,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Woutput,"
                                + "$W$L,$W$L,$W$L,$Warena.$L)",
                        direct.rowStep(),
                        direct.step(),
                        taps,
                        from,
                        to,
                        phase.columns(),
                        kernel.channels(),
                        kernel.kernel().name(),
                        kernel.bias().map(PackedWeight::name).orElse("null"),
                        FunctionCode.literal(vectorActivation().slope()),
                        output.index(Integer.toString(phase.to())),
                        direct.sumRowStep(),
                        direct.sumStep(),
                        partialSums);
        if (kernel.phases().size() == 1) {
            int row = kernel.outputColumns() * kernel.channels() * kernel.multiplier();
            method.addCode(vectorActivation().rest(Index.product(from, row), Index.product(to, row)));
        }
        method.addStatement("return").endControlFlow();
    }

    private void phase(
            int index, String phaseName, String activate, String from, String to, MethodSpec.Builder method) {
        DepthwisePhase phase = kernel.phases().get(index);
        direct(index, phaseName, from, to, method);
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
                        phase.pieces().size()));
        for (int filter = 0; filter < kernel.multiplier(); filter++) {
            method.addStatement(
                    "float[] $L = arena.$L[$L]",
                    sums(filter),
                    Members.SCRATCH,
                    step.scratch().get(2) + filter);
        }
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
        method.addStatement("int ready = $L", Index.product(from, kernel.inputRowStep()))
                .beginControlFlow("for (int row = $L; row < $L; row++)", from, to);
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
            if (!activate.isEmpty()) {
                method.addStatement("$L($L)", activate, sums(filter));
            }
        }
        store(phase, column, method);
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
        String copies = "arena." + ring + "[" + (span == 1 ? "0" : "ready % " + span) + "]";
        if (!kernel.copiesValues()) {
            return copyRow(
                    phase,
                    column,
                    constant(phaseName, phase.pieces()),
                    kernel.inputColumnStep(),
                    kernel.together() + phase.lead(),
                    copies);
        }
        String row = members.name(phaseName + "Row");
        members.addArenaField(
                Members.FLOAT_ROWS,
                row,
                CodeBlock.of("{$L[$L]}", Members.SCRATCH, step.scratch().get(3)));
        String copyValues = members.name("copy" + Names.capitalised(phaseName));
        followers.add(copyValues(phase, copyValues));
        return CodeBlock.builder()
                .add(copyRow(
                        phase, column, constant(phaseName, List.of(0)), 1, kernel.rowPixels(phase), "arena." + row))
                .addStatement("$L(arena.$L[0], $L)", copyValues, row, copies)
                .build();
    }

    private String constant(String phaseName, List<Integer> columns) {
        String name = members.name(LoopEmitter.constantCase(phaseName) + "_COLUMNS");
        members.addConstant(
                Members.INTS,
                name,
                columns.stream().map(piece -> CodeBlock.of("$L", piece)).collect(CodeBlock.joining(",$W", "{", "}")));
        return name;
    }

    /** Copies pixels of a row to where they are read, with zeros where they lie outside. */
    private CodeBlock copyRow(DepthwisePhase phase, String column, String pieces, int step, int pixels, String copies) {
        return CodeBlock.builder()
                .addStatement(
                        "$T.copy(x,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Warena.$L[$L],$W$L)",
                        RuntimeTypes.SHIFTED_ROWS,
                        kernel.rows(),
                        kernel.columns(),
                        kernel.channels(),
                        Index.sum("ready", phase.rows().taps().get(0).offset()),
                        Index.sum(
                                Index.product(column, kernel.inputColumnStep()),
                                phase.columns().taps().get(0).offset()),
                        pieces,
                        step,
                        pixels,
                        Members.SCRATCH,
                        this.step.scratch().get(1),
                        copies)
                .build();
    }

    /** The method that copies every so many pixels of a row into each of its copies. */
    private MethodSpec copyValues(DepthwisePhase phase, String methodName) {
        int channels = kernel.channels();
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("What the outputs of $L read of a row, copied for each column of the kernel.\n", name)
                .addParameter(Members.FLOATS, "row")
                .addParameter(Members.FLOAT_ROWS, "copies");
        for (int piece = 0; piece < phase.pieces().size(); piece++) {
            method.addStatement("float[] copy$1L = copies[$1L]", piece);
        }
        method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.together() + phase.lead());
        for (int piece = 0; piece < phase.pieces().size(); piece++) {
            for (int channel = 0; channel < channels; channel++) {
                method.addStatement(
                        "copy$L[$L] = row[$L]",
                        piece,
                        Index.sum(Index.product("i", channels), channel),
                        Index.sum(
                                Index.product("i", kernel.inputColumnStep() * channels),
                                phase.pieces().get(piece) * channels + channel));
            }
        }
        return method.endControlFlow().build();
    }

    /** The sums over the taps, in their order, and what comes after them. */
    private void sums(DepthwisePhase phase, int filter, MethodSpec.Builder method) {
        List<String> arrays = new ArrayList<>();
        List<Product> products = new ArrayList<>();
        for (int row = 0; row < phase.rows().taps().size(); row++) {
            for (int column = 0; column < phase.columns().taps().size(); column++) {
                int cell = phase.rows().taps().get(row).index() * kernel.kernelColumns()
                        + phase.columns().taps().get(column).index();
                Read read = phase.reads().get(column);
                products.add(new Product(
                        row * phase.pieces().size() + read.piece(),
                        read.pixel() * kernel.channels(),
                        cell * kernel.pitch()));
            }
            for (int piece = 0; piece < phase.pieces().size(); piece++) {
                arrays.add("taps" + row + "[" + piece + "]");
            }
        }
        Finish finish =
                new Finish(kernel.bias().isPresent(), activation.isSimple() ? activation : ElementFunction.LINEAR);
        int summands = products.size() + (finish.bias() ? 1 : 0);
        int passes = (summands + DepthwiseKernel.LONGEST_SUM - 1) / DepthwiseKernel.LONGEST_SUM;
        int to = 0;
        for (int pass = 0; pass < passes; pass++) {
            int from = to;
            to = Math.min((summands * (pass + 1) + passes - 1) / passes, products.size());
            boolean last = pass == passes - 1;
            method.addCode(members.tapSums()
                    .call(
                            pass == 0,
                            kernel.length(),
                            products.subList(from, to),
                            last ? finish : Finish.NONE,
                            sums(filter),
                            arrays,
                            kernel.kernel().name() + "[" + filter + "]",
                            kernel.bias()
                                    .map(bias -> bias.name() + "[" + filter + "]")
                                    .orElse("")));
        }
    }

    /** The name of the sums of a filter of each channel. */
    private String sums(int filter) {
        return kernel.multiplier() == 1 ? "sums" : "sums" + filter;
    }

    /** Copies the finished sums into the output. */
    private void store(DepthwisePhase phase, String column, MethodSpec.Builder method) {
        int channels = kernel.channels();
        int filters = channels * kernel.multiplier();
        String row =
                Index.sum(Index.product("row", kernel.rowStep()), phase.rows().start());
        String firstColumn = Index.sum(
                Index.product(column, kernel.columnStep()), phase.columns().start());
        String to = output.index(
                Index.product(Index.sum(Index.product(row, kernel.outputColumns()), firstColumn), filters));
        if (kernel.multiplier() == 1 && kernel.columnStep() == 1) {
            method.addStatement("System.arraycopy(sums, 0, output, $L, $L)", to, kernel.length());
            return;
        }
        method.addStatement("int start = $L", to);
        if (kernel.columnStep() == 1) {
            method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.length());
            storeFilters("start", "i", "i", method);
            method.endControlFlow();
            return;
        }
        method.beginControlFlow("for (int i = 0; i < $L; i++)", kernel.together());
        String pixel = Index.sum("start", Index.product("i", kernel.columnStep() * filters));
        if (kernel.multiplier() == 1) {
            method.addStatement(
                    "System.arraycopy(sums, $L, output, $L, $L)", Index.product("i", channels), pixel, channels);
        } else {
            method.beginControlFlow("for (int channel = 0; channel < $L; channel++)", channels);
            storeFilters(pixel, "channel", Index.sum(Index.product("i", channels), "channel"), method);
            method.endControlFlow();
        }
        method.endControlFlow();
    }

    /** Stores the sums of all filters of a channel. */
    private void storeFilters(String to, String channel, String from, MethodSpec.Builder method) {
        String first = Index.sum(to, Index.product(channel, kernel.multiplier()));
        for (int filter = 0; filter < kernel.multiplier(); filter++) {
            method.addStatement("output[$L] = $L[$L]", Index.sum(first, filter), sums(filter), from);
        }
    }
}
