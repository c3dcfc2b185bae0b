// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.Plan.Step;
import java.util.function.Consumer;

/** Writes how vector kernels fill a table of products, where the pass runs on them. */
final class VectorEmitter {

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final boolean ownScratch;

    VectorEmitter(Members members, Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        ownScratch = step.shared() && kernel.wholeImage();
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
