// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.PixelProducts;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes how vector kernels compute a convolution of few filters. */
final class PixelProductsEmitter {

    /** Filters whose sums are written out; more are a loop. */
    private static final int FILTERS_WRITTEN_OUT = 4;

    private final Members members;
    private final PlaneKernel kernel;
    private final PixelProducts plan;
    private final String name;
    private final ElementFunction activation;
    private final Output output;
    private final boolean shared;
    private final String products;

    PixelProductsEmitter(Members members, Step step, PlaneKernel kernel, PixelProducts plan, String name) {
        this.members = members;
        this.kernel = kernel;
        this.plan = plan;
        this.name = name;
        activation = ((Convolution) step.node().op()).activation();
        output = Output.of(step);
        shared = step.shared();
        products = members.name(name + "PixelProducts");
        int rows = plan.border().top() + kernel.rows() + plan.border().bottom();
        members.addVectorField(Members.FLOATS, products, CodeBlock.of("new float[$L]", rows * plan.rowStep()));
    }

    /** Writes the call that computes the layer if the pass runs on vector kernels, and the methods for that. */
    void emit(MethodSpec.Builder caller, List<MethodSpec> followers) {
        String convolve = members.name("convolve" + Names.capitalised(name));
        caller.beginControlFlow("if (arena.vector != null)")
                .addStatement("$L(x, output, arena)", convolve)
                .addStatement("return")
                .endControlFlow();
        MethodSpec.Builder method = MethodSpec.methodBuilder(convolve)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L by vector kernels: products of each pixel with all taps, then their sums.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(members.arena(), "arena");
        int matrix = members.addColumns(kernel.kernel().name(), kernel.channels());
        List<MethodSpec> sums = new ArrayList<>();
        if (shared) {
            String multiply = members.addRegion(convolve + "Pixels", multiply(matrix, "from", "to"));
            method.addStatement("share($L, $L, 0, x, output, arena)", multiply, kernel.rows());
            String rows = members.name("sum" + Names.capitalised(name) + "Rows");
            String sum = members.addRegion(rows, CodeBlock.of("$L(output, from, to, arena)", rows));
            method.addStatement("share($L, $L, 0, x, output, arena)", sum, kernel.steps());
            MethodSpec.Builder rowsMethod = MethodSpec.methodBuilder(rows)
                    .addModifiers(Modifier.PRIVATE)
                    .addJavadoc("Some output rows of $L, of each phase.\n", name)
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .addParameter(members.arena(), "arena");
            rows(rowsMethod, "from", "to", sums);
            sums.add(0, rowsMethod.build());
        } else {
            method.addStatement(multiply(matrix, "0", Integer.toString(kernel.rows())));
            rows(method, "0", Integer.toString(kernel.steps()), sums);
        }
        new VectorActivation(members, name, activation, output, shared).emit(values(), "x", method, sums);
        followers.add(method.build());
        followers.addAll(sums);
    }

    private CodeBlock multiply(int matrix, String from, String to) {
        return CodeBlock.of(
                "arena.vector.multiplyPixels(x,$W$L,$W$L,$W$L,$W$L,$W$L,$Warena.$L,$W$L,$W$L)",
                kernel.columns(),
                kernel.channels(),
                matrix,
                from,
                to,
                products,
                plan.start(),
                plan.rowStep());
    }

    private void rows(MethodSpec.Builder method, String from, String to, List<MethodSpec> followers) {
        method.beginControlFlow("for (int step = $L; step < $L; step++)", from, to);
        for (int index = 0; index < kernel.phases().size(); index++) {
            PlanePhase phase = kernel.phases().get(index);
            String sum = members.name(
                    "sum" + Names.capitalised(name) + (kernel.phases().size() > 1 ? "Phase" + index : "Row"));
            boolean partly = phase.rows().count() < kernel.steps();
            if (partly) {
                method.beginControlFlow("if (step < $L)", phase.rows().count());
            }
            method.addStatement("$L(step, output, arena)", sum);
            if (partly) {
                method.endControlFlow();
            }
            followers.add(sumMethod(phase, sum));
        }
        method.endControlFlow();
    }

    private MethodSpec sumMethod(PlanePhase phase, String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "A row of $L from row $L, column $L on: $L products per value.\n",
                        name,
                        phase.rows().start(),
                        phase.columns().start(),
                        phase.reads().size())
                .addParameter(TypeName.INT, "step")
                .addParameter(Members.FLOATS, "output")
                .addParameter(members.arena(), "arena")
                .addStatement("float[] products = arena.$L", products)
                .beginControlFlow(
                        "for (int column = 0; column < $L; column++)",
                        phase.columns().count())
                .addStatement("int from = step * $L + column * $L", plan.rowStep(), plan.columns());
        String row =
                Index.sum(Index.product("step", kernel.rowStep()), phase.rows().start());
        String pixel = Index.sum(
                Index.product(row, kernel.outputColumns()),
                Index.sum(
                        Index.product("column", kernel.columnStep()),
                        phase.columns().start()));
        String to = output.index(Index.product(pixel, kernel.filters()));
        if (kernel.filters() == 1) {
            method.addStatement("output[$L] = $L", to, sum(phase, 0, ""));
        } else {
            method.addStatement("int to = $L", to);
            if (kernel.filters() <= FILTERS_WRITTEN_OUT) {
                IntStream.range(0, kernel.filters())
                        .forEach(filter -> method.addStatement(
                                "output[$L] = $L", Index.sum("to", filter), sum(phase, filter, "")));
            } else {
                method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters())
                        .addStatement("output[to + filter] = $L", sum(phase, 0, " + filter"))
                        .endControlFlow();
            }
        }
        return method.endControlFlow().build();
    }

    /** The sum from +0 on, since the first product may be -0 and would stay it by itself. */
    private CodeBlock sum(PlanePhase phase, int filter, String variable) {
        List<CodeBlock> terms = new ArrayList<>(List.of(CodeBlock.of("0f")));
        phase.reads()
                .forEach(read -> terms.add(CodeBlock.of(
                        "products[$L$L]",
                        Index.sum("from", plan.offset(read) + read.tap() * kernel.filters() + filter),
                        variable)));
        kernel.bias()
                .ifPresent(bias -> terms.add(
                        CodeBlock.of("$L[$L]", bias.name(), variable.isEmpty() ? Integer.toString(filter) : "filter")));
        return terms.stream().collect(CodeBlock.joining("$W+ "));
    }

    /** How many values the layer has. */
    private int values() {
        return kernel.filters()
                * kernel.phases().stream()
                        .mapToInt(
                                phase -> phase.rows().count() * phase.columns().count())
                        .sum();
    }
}
