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
import dev.ingot.processor.plan.PlaneKernel.Read;
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
        members.addVectorField(
                Members.FLOATS, products, CodeBlock.of("new float[$L]", (plan.span() + 1) * plan.rowStep()));
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
        List<MethodSpec> parts = new ArrayList<>();
        if (shared) {
            String rows = members.name("sum" + Names.capitalised(name) + "Rows");
            String region = members.addRegion(rows, CodeBlock.of("$L(x, output, from, to, own)", rows));
            method.addStatement("share($L, $L, $L, x, output, arena)", region, kernel.steps(), plan.span() - 1);
            MethodSpec.Builder rowsMethod = MethodSpec.methodBuilder(rows)
                    .addModifiers(Modifier.PRIVATE)
                    .addJavadoc("Some output rows of $L, of each phase.\n", name)
                    .addParameter(Members.FLOATS, "x")
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .addParameter(members.arena(), "arena");
            rows(rowsMethod, "from", "to", parts);
            parts.add(0, rowsMethod.build());
        } else {
            rows(method, "0", Integer.toString(kernel.steps()), parts);
        }
        new VectorActivation(members, name, activation, output, shared).emit(values(), method, parts);
        followers.add(method.build());
        followers.addAll(parts);
    }

    /** Multiplies rows of pixels as they are needed, and adds up rows of outputs. */
    private void rows(MethodSpec.Builder method, String from, String to, List<MethodSpec> followers) {
        int matrix = members.addColumns(kernel.kernel().name(), kernel.channels(), kernel.products(), 1);
        String first = from.equals("0") ? "0" : "Math.max(" + Index.sum(from, plan.firstRow()) + ", 0)";
        method.addStatement("int multiplied = $L", plan.firstRow() == 0 ? from : first)
                .beginControlFlow("for (int step = $L; step < $L; step++)", from, to)
                .addStatement("int needed = Math.min($L, $L)", Index.sum("step", plan.lastRow() + 1), kernel.rows())
                .beginControlFlow("if (multiplied < needed)")
                .addStatement(
                        "arena.vector.multiplyPixels(x,$W$L,$W$L,$W$L,$Wmultiplied,$Wneeded,$Warena.$L,$W$L,$W$L,$W$L)",
                        kernel.columns(),
                        kernel.channels(),
                        matrix,
                        products,
                        plan.left() * plan.columns(),
                        plan.rowStep(),
                        plan.span())
                .addStatement("multiplied = needed")
                .endControlFlow();
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
                .addStatement("float[] products = arena.$L", products);
        phase.reads().stream()
                .map(Read::row)
                .distinct()
                .forEach(row -> method.addStatement(
                        "int $L = $L", rowVariable(row), start(row, phase.rows().count())));
        method.beginControlFlow(
                        "for (int column = 0; column < $L; column++)",
                        phase.columns().count())
                .addStatement("int from = column * $L", plan.columns());
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

    private static String rowVariable(int row) {
        return row < 0 ? "above" + -row : "row" + row;
    }

    /** Where the ring has the products of an input row; for one outside of the image, its row of zeros. */
    private String start(int row, int steps) {
        String input = row == 0 ? "step" : "(" + Index.sum("step", row) + ")";
        List<String> outside = new ArrayList<>();
        if (row < 0) {
            outside.add("step < " + -row);
        }
        if (row + steps > kernel.rows()) {
            outside.add("step >= " + (kernel.rows() - row));
        }
        String start = input + " % " + plan.span() + " * " + plan.rowStep();
        return outside.isEmpty()
                ? start
                : String.join(" || ", outside) + " ? " + plan.span() * plan.rowStep() + " : " + start;
    }

    /** The sum from +0 on, since the first product may be -0 and would stay it by itself. */
    private CodeBlock sum(PlanePhase phase, int filter, String variable) {
        List<CodeBlock> terms = new ArrayList<>(List.of(CodeBlock.of("0f")));
        phase.reads()
                .forEach(read -> terms.add(CodeBlock.of(
                        "products[$L + $L$L]",
                        rowVariable(read.row()),
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
