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
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.DirectConvolution;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes how a convolution calls the vector kernels, where the pass runs on them. */
final class VectorEmitter {

    /** Numbers of a line of a table of taps. */
    private static final int NUMBERS_OF_TAP = 6;

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final ElementFunction activation;
    private final Output output;
    private final boolean shared;
    private final boolean ownScratch;

    VectorEmitter(Members members, Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.activation = ((Convolution) step.node().op()).activation();
        output = Output.of(step);
        shared = step.shared();
        ownScratch = shared && kernel.wholeImage();
    }

    /** Writes the whole layer by vector kernels, if they can do it without a table of products. */
    void direct(MethodSpec.Builder method, List<MethodSpec> followers) {
        kernel.direct().ifPresent(direct -> {
            String convolve = members.name("convolve" + Names.capitalised(name));
            method.beginControlFlow("if (arena.vector != null)")
                    .addStatement("$L(x, output, arena)", convolve)
                    .addStatement("return")
                    .endControlFlow();
            directMethod(direct, convolve, followers);
        });
    }

    private void directMethod(DirectConvolution direct, String methodName, List<MethodSpec> followers) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L by vector kernels: sums over the taps, then bias and activation.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(members.arena(), "arena");
        String partialSums = members.name(name + "PartialSums");
        int columns =
                direct.phases().stream().mapToInt(DirectPhase::columns).max().orElse(0);
        members.addVectorField(Members.FLOATS, partialSums, CodeBlock.of("vector.newPartialSums($L)", columns));
        List<Integer> firstMatrices = new ArrayList<>();
        for (TapGroup taps : kernel.tapGroups()) {
            firstMatrices.add(members.addMatrices(taps.kernel().name(), geometry.filters(), taps.taps()));
        }
        VectorActivation activate = new VectorActivation(members, name, activation, output, shared);
        MethodSpec.Builder caller = method;
        if (shared) {
            caller = share(direct, methodName, method);
        }
        for (int index = 0; index < direct.phases().size(); index++) {
            DirectPhase phase = direct.phases().get(index);
            String suffix = direct.phases().size() == 1 ? "" : Integer.toString(index);
            String taps = members.name(LoopEmitter.constantCase(name + "Taps" + suffix));
            members.addTable(taps, NUMBERS_OF_TAP, taps(phase, firstMatrices));
            caller.addStatement(
                    "arena.vector.convolve(x,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Woutput,$W$L,$W$L,$W$L,$Warena.$L$L)",
                    direct.rowStep(),
                    direct.step(),
                    taps,
                    phase.rows(),
                    phase.columns(),
                    kernel.bias().map(PackedWeight::name).orElse("null"),
                    FunctionCode.literal(activate.slope()),
                    output.index(Integer.toString(phase.to())),
                    direct.sumRowStep(),
                    direct.sumStep(),
                    partialSums,
                    shared ? CodeBlock.of(",$Wfrom$L,$Wto$L", before(index), before(index)) : "");
        }
        List<MethodSpec> parts = new ArrayList<>();
        if (shared) {
            parts.add(caller.build());
        }
        if (activate.slope() == 1f) {
            activate.emit(values(), method, parts);
        }
        followers.add(method.build());
        followers.addAll(parts);
    }

    /** The units of work of the phases before a phase, to be taken away from an index. */
    private static String before(int phase) {
        return phase == 0 ? "" : phase == 1 ? " - units" : " - " + phase + " * units";
    }

    /** Writes the call that shares the sums; answers the method for some of them, without its body. */
    private MethodSpec.Builder share(DirectConvolution direct, String methodName, MethodSpec.Builder method) {
        int rows = direct.phases().stream().mapToInt(DirectPhase::rows).max().orElse(0);
        int columns =
                direct.phases().stream().mapToInt(DirectPhase::columns).max().orElse(0);
        CodeBlock units = CodeBlock.of("arena.vector.units($L, $L, $L)", geometry.filters(), rows, columns);
        String part = members.name(methodName + "Part");
        String region = members.addRegion(part, CodeBlock.of("$L(x, output, from, to, own)", part));
        int phases = direct.phases().size();
        method.addStatement("share($L, $L$L, 0, x, output, arena)", region, phases == 1 ? "" : phases + " * ", units);
        MethodSpec.Builder partMethod = MethodSpec.methodBuilder(part)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        phases == 1
                                ? "Some of $L's sums: some columns of some rows.\n"
                                : "Some of $L's sums: some columns of some rows; the units of phase after phase.\n",
                        name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena");
        if (phases > 1) {
            partMethod.addStatement("int units = $L", units);
        }
        return partMethod;
    }

    /** A line for each tap, as {@code VectorWeights.convolve} reads it. */
    private static List<CodeBlock> taps(DirectPhase phase, List<Integer> firstMatrices) {
        return phase.taps().stream()
                .map(tap -> CodeBlock.of(
                        "$L, $L, $L, $L, $L, $L",
                        firstMatrices.get(tap.tapGroup()) + tap.position(),
                        tap.offset(),
                        tap.rows().start(),
                        tap.rows().end(),
                        tap.columns().start(),
                        tap.columns().end()))
                .toList();
    }

    /** How many values the layer has. */
    private int values() {
        return geometry.filters()
                * kernel.phases().stream()
                        .mapToInt(
                                phase -> phase.rows().count() * phase.columns().count())
                        .sum();
    }

    /**
     * Writes a tap group's products by vector kernels.
     *
     * @param products the arena's table
     * @param openRows opens the loop over rows of products
     * @param from the input value of the first column's first channel in a row
     * @param tableRow the table's row
     */
    void products(
            TapGroup taps,
            String products,
            Consumer<MethodSpec.Builder> openRows,
            String from,
            String tableRow,
            MethodSpec.Builder method) {
        boolean grouped = geometry.groups() > 1;
        int first = members.addMatrices(taps.kernel().name(), taps.length(), geometry.groups());
        String scratch = members.name(name + "Scratch");
        members.addVectorField(Members.FLOATS, scratch, CodeBlock.of("new float[$L]", taps.columns() * taps.length()));
        method.beginControlFlow("if (arena.vector != null)");
        openRows.accept(method);
        method.addStatement(
                        "arena.vector.multiply(x,$W$L,$W$L,$W$L,$W$L,$Warena.$L[$L],$W$L,$W$L.$L)",
                        from,
                        geometry.inputStep().columns() * geometry.channels(),
                        taps.columns(),
                        Index.sum(grouped ? "group" : "0", first),
                        products,
                        tableRow,
                        taps.border().left(),
                        ownScratch ? "own" : "arena",
                        scratch)
                .endControlFlow()
                .addStatement("return")
                .endControlFlow();
    }
}
