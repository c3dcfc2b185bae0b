// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.DirectConvolution;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;

/** Writes convolutions that vector kernels compute without a table of products. */
final class DirectEmitter {

    /** Numbers of a line of a table of taps. */
    static final int NUMBERS_OF_TAP = 6;

    private final Members members;
    private final Step step;
    private final DirectConvolution direct;
    private final String name;
    private final Output output;
    private final boolean shared;
    private final int filters;

    DirectEmitter(Members members, Step step, DirectConvolution direct, String name) {
        this.members = members;
        this.step = step;
        this.direct = direct;
        this.name = name;
        output = Output.of(step);
        shared = step.shared();
        filters = step.node().shape().last();
    }

    /**
     * Writes the call that computes the layer if the pass runs on vector kernels, and the methods for that.
     *
     * @param bias the layer's bias
     * @param matrix the number of the matrix with the weights of a cell of the kernel
     */
    void emit(
            Optional<PackedWeight> bias,
            ToIntFunction<Integer> matrix,
            MethodSpec.Builder caller,
            List<MethodSpec> followers) {
        String convolve = members.name("convolve" + Names.capitalised(name));
        caller.beginControlFlow("if (arena.vector != null)")
                .addStatement("$L(x, output, arena)", convolve)
                .addStatement("return")
                .endControlFlow();
        MethodSpec.Builder method = MethodSpec.methodBuilder(convolve)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L by vector kernels: sums over the taps, then bias and activation.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(members.arena(), "arena");
        String partialSums = members.name(name + "PartialSums");
        members.addVectorField(Members.FLOATS, partialSums, CodeBlock.of("vector.newPartialSums($L)", mostColumns()));
        VectorActivation activate =
                new VectorActivation(members, name, ((Convolution) step.node().op()).activation(), output, shared);
        MethodSpec.Builder sums = shared ? share(convolve, method) : method;
        for (int index = 0; index < direct.phases().size(); index++) {
            DirectPhase phase = direct.phases().get(index);
            String suffix = direct.phases().size() == 1 ? "" : Integer.toString(index);
            String taps = members.name(LoopEmitter.constantCase(name + "Taps" + suffix));
            members.addTable(taps, NUMBERS_OF_TAP, lines(phase, matrix));
            sums.addStatement(
                    "arena.vector.convolve(x,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Woutput,$W$L,$W$L,$W$L,$Warena.$L$L)",
                    direct.rowStep(),
                    direct.step(),
                    taps,
                    phase.rows(),
                    phase.columns(),
                    bias.map(PackedWeight::name).orElse("null"),
                    FunctionCode.literal(activate.slope()),
                    output.index(Integer.toString(phase.to())),
                    direct.sumRowStep(),
                    direct.sumStep(),
                    partialSums,
                    shared ? CodeBlock.of(",$Wfrom$L,$Wto$L", before(index), before(index)) : "");
        }
        List<MethodSpec> parts = new ArrayList<>();
        if (shared) {
            parts.add(sums.build());
        }
        if (activate.slope() == 1f) {
            activate.emit(direct.pixels() * filters, method, parts);
        }
        followers.add(method.build());
        followers.addAll(parts);
    }

    /** A line for each tap, as the runtime's {@code VectorWeights} reads it; the first number stands for its weights. */
    static List<CodeBlock> lines(DirectPhase phase, ToIntFunction<Integer> weights) {
        return phase.taps().stream().map(tap -> line(tap, weights)).toList();
    }

    private static CodeBlock line(DirectTap tap, ToIntFunction<Integer> weights) {
        return CodeBlock.of(
                "$L, $L, $L, $L, $L, $L",
                weights.applyAsInt(tap.cell()),
                tap.offset(),
                tap.rows().start(),
                tap.rows().end(),
                tap.columns().start(),
                tap.columns().end());
    }

    private int mostColumns() {
        return direct.phases().stream().mapToInt(DirectPhase::columns).max().orElse(0);
    }

    private int mostRows() {
        return direct.phases().stream().mapToInt(DirectPhase::rows).max().orElse(0);
    }

    /** The units of work of the phases before a phase, to be taken away from an index. */
    private static String before(int phase) {
        return phase == 0 ? "" : phase == 1 ? " - units" : " - " + phase + " * units";
    }

    /** Writes the call that shares the sums; answers the method for some of them, without its body. */
    private MethodSpec.Builder share(String methodName, MethodSpec.Builder method) {
        CodeBlock units = CodeBlock.of("arena.vector.units($L, $L, $L)", filters, mostRows(), mostColumns());
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
}
