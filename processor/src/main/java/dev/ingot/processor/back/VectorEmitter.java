// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Border;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.DirectConvolution;
import dev.ingot.processor.plan.DirectConvolution.DirectPhase;
import dev.ingot.processor.plan.DirectConvolution.DirectTap;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import javax.lang.model.element.Modifier;

/** Writes how a convolution calls the vector kernels, where the pass runs on them. */
final class VectorEmitter {

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final ElementFunction activation;
    private final Output output;

    VectorEmitter(Members members, Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.activation = ((Convolution) step.node().op()).activation();
        output = Output.of(step);
    }

    /** Writes the whole layer by vector kernels, if they can do it without a table of products. */
    void direct(MethodSpec.Builder method, List<MethodSpec> followers) {
        kernel.direct().ifPresent(direct -> {
            String convolve = members.name("convolve" + Names.capitalised(name));
            method.beginControlFlow("if (arena.vector != null)")
                    .addStatement("$L(x, output, arena)", convolve)
                    .addStatement("return")
                    .endControlFlow();
            followers.add(directMethod(direct, convolve));
        });
    }

    private MethodSpec directMethod(DirectConvolution direct, String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L by vector kernels: sums over the taps, then bias and activation.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(members.arena(), "arena");
        String input = "x";
        if (direct.padded()) {
            input = "padded";
            method.addStatement("float[] padded = arena.$L", pad(direct, method));
        }
        String partialSums = members.name(name + "PartialSums");
        int columns =
                direct.phases().stream().mapToInt(DirectPhase::columns).max().orElse(0);
        members.addVectorField(Members.FLOATS, partialSums, CodeBlock.of("vector.newPartialSums($L)", columns));
        List<Integer> firstMatrices = new ArrayList<>();
        for (TapGroup taps : kernel.tapGroups()) {
            firstMatrices.add(members.addMatrices(taps.kernel().name(), geometry.filters(), taps.taps()));
        }
        for (int index = 0; index < direct.phases().size(); index++) {
            DirectPhase phase = direct.phases().get(index);
            String suffix = direct.phases().size() == 1 ? "" : Integer.toString(index);
            String taps = constant("Taps" + suffix, phase, tap -> firstMatrices.get(tap.tapGroup()) + tap.position());
            String offsets = constant("Offsets" + suffix, phase, DirectTap::offset);
            method.addStatement(
                    "arena.vector.convolve($L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Woutput,$W$L,$W$L,$W$L,$Warena.$L)",
                    input,
                    direct.rowStep(),
                    direct.step(),
                    taps,
                    offsets,
                    phase.rows(),
                    phase.columns(),
                    kernel.bias().map(PackedWeight::name).orElse("null"),
                    output.index(Integer.toString(phase.to())),
                    direct.sumRowStep(),
                    direct.sumStep(),
                    partialSums);
        }
        activate(method);
        return method.build();
    }

    /** Copies the input into a field of the arena that has a border of zeros. */
    private String pad(DirectConvolution direct, MethodSpec.Builder method) {
        Border border = direct.border();
        int paddedRow = (border.left() + geometry.inputColumns() + border.right()) * geometry.channels();
        int rows = border.top() + geometry.inputRows() + border.bottom();
        String padded = members.name(name + "Padded");
        members.addVectorField(Members.FLOATS, padded, CodeBlock.of("new float[$L]", rows * paddedRow));
        method.addStatement(
                "$T.fill(x,$W$L,$W$L,$Warena.$L,$W$L,$W$L)",
                RuntimeTypes.PADDED_IMAGE,
                geometry.inputRows(),
                geometry.inputColumns() * geometry.channels(),
                padded,
                border.top() * paddedRow + border.left() * geometry.channels(),
                paddedRow);
        return padded;
    }

    private String constant(String suffix, DirectPhase phase, ToIntFunction<DirectTap> number) {
        String constant = members.name(LoopEmitter.constantCase(name + suffix));
        CodeBlock numbers = phase.taps().stream()
                .map(tap -> CodeBlock.of("$L", number.applyAsInt(tap)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
        members.addConstant(Members.INTS, constant, numbers);
        return constant;
    }

    private void activate(MethodSpec.Builder method) {
        if (activation.isLinear()) {
            return;
        }
        int values = 0;
        for (ConvolutionKernel.OutputPhase phase : kernel.phases()) {
            values += phase.rows().count() * phase.columns().count() * geometry.filters();
        }
        method.beginControlFlow("for (int i = 0; i < $L; i++)", values)
                .addCode(Stores.store(output.at("i"), CodeBlock.of("$L", output.at("i")), activation))
                .endControlFlow();
    }

    /**
     * Writes a tap group's products by vector kernels.
     *
     * @param products the arena's table
     * @param from the input value of the first column's first channel in the variable {@code row}
     */
    void products(TapGroup taps, String products, String from, MethodSpec.Builder method) {
        boolean grouped = geometry.groups() > 1;
        int first = members.addMatrices(taps.kernel().name(), taps.length(), geometry.groups());
        String scratch = members.name(name + "Scratch");
        members.addVectorField(Members.FLOATS, scratch, CodeBlock.of("new float[$L]", taps.columns() * taps.length()));
        method.beginControlFlow("if (arena.vector != null)")
                .beginControlFlow("for (int row = from; row < to; row++)")
                .addStatement(
                        "arena.vector.multiply(x,$W$L,$W$L,$W$L,$W$L,$Warena.$L[$L],$W$L,$Warena.$L)",
                        from,
                        geometry.inputStep().columns() * geometry.channels(),
                        taps.columns(),
                        Index.sum(grouped ? "group" : "0", first),
                        products,
                        Index.sum("row", taps.border().top()),
                        taps.border().left(),
                        scratch)
                .endControlFlow()
                .addStatement("return")
                .endControlFlow();
    }
}
