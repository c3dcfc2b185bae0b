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
import dev.ingot.processor.plan.DirectConvolution.Range;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;

/** Writes convolutions that vector kernels compute without a table of products. */
final class DirectEmitter {

    /** Numbers of a line of a table of taps in an image. */
    static final int NUMBERS_OF_TAP = 6;

    /** Numbers of a line of a table of taps in a volume. */
    private static final int NUMBERS_OF_TAP_IN_VOLUME = 8;

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
            members.addTable(taps, phase.isVolume() ? NUMBERS_OF_TAP_IN_VOLUME : NUMBERS_OF_TAP, lines(phase, matrix));
            sums.addStatement(sums(phase, taps, bias, activate.slope(), partialSums, units(index)));
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

    /** The call that computes the sums of a phase. */
    private CodeBlock sums(
            DirectPhase phase,
            String taps,
            Optional<PackedWeight> bias,
            float slope,
            String partialSums,
            Optional<CodeBlock> units) {
        List<Object> arguments = new ArrayList<>();
        arguments.add("x");
        arguments.addAll(ofVolume(direct.sliceStep(), phase));
        arguments.addAll(List.of(direct.rowStep(), direct.step(), taps));
        arguments.addAll(ofVolume(phase.slices(), phase));
        arguments.addAll(List.of(phase.rows(), phase.columns()));
        arguments.add(bias.map(PackedWeight::name).orElse("null"));
        arguments.addAll(List.of(FunctionCode.literal(slope), "output", output.index(Integer.toString(phase.to()))));
        arguments.addAll(ofVolume(direct.sumSliceStep(), phase));
        arguments.addAll(List.of(direct.sumRowStep(), direct.sumStep(), "arena." + partialSums));
        units.ifPresent(arguments::add);
        return arguments.stream()
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(
                        ",$W", phase.isVolume() ? "arena.vector.convolveVolume(" : "arena.vector.convolve(", ")"));
    }

    /** A number that only volumes have. */
    private static List<Integer> ofVolume(int number, DirectPhase phase) {
        return phase.isVolume() ? List.of(number) : List.of();
    }

    /** A line for each tap, as the runtime's {@code VectorWeights} reads it; the first number stands for its weights. */
    static List<CodeBlock> lines(DirectPhase phase, ToIntFunction<Integer> weights) {
        return phase.taps().stream()
                .map(tap -> phase.isVolume()
                        ? CodeBlock.of("$L, $L", line(tap, weights), range(tap.slices()))
                        : line(tap, weights))
                .toList();
    }

    private static CodeBlock line(DirectTap tap, ToIntFunction<Integer> weights) {
        return CodeBlock.of(
                "$L, $L, $L, $L",
                weights.applyAsInt(tap.cell()),
                tap.offset(),
                range(tap.rows()),
                range(tap.columns()));
    }

    private static CodeBlock range(Range range) {
        return CodeBlock.of("$L, $L", range.start(), range.end());
    }

    private int mostColumns() {
        return direct.phases().stream().mapToInt(DirectPhase::columns).max().orElse(0);
    }

    private int mostRows() {
        return direct.phases().stream().mapToInt(DirectPhase::allRows).max().orElse(0);
    }

    /** The units of work that a call computes; none if it is told none and computes all. */
    private Optional<CodeBlock> units(int phase) {
        if (shared) {
            return Optional.of(CodeBlock.of("from$L,$Wto$L", before(phase), before(phase)));
        }
        return direct.phases().get(phase).isVolume()
                ? Optional.of(CodeBlock.of("0,$WInteger.MAX_VALUE"))
                : Optional.empty();
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
