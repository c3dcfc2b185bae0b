// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Writes convolutions: when rows of products are computed and added up, by one thread or several. {@link ProductTableEmitter}
 * computes them, {@link GatherEmitter} adds them up.
 */
final class ConvolutionEmitter {

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final Plan.Step step;
    private final ProductTableEmitter tables;

    ConvolutionEmitter(Members members, Plan.Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.step = step;
        this.tables = new ProductTableEmitter(members, step, kernel, name);
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        boolean grouped = geometry.groups() > 1;
        kernel.direct()
                .ifPresent(direct -> new DirectEmitter(members, step, direct, name)
                        .emit(kernel.bias(), this::matrix, method, followers));
        kernel.planes()
                .ifPresent(planes ->
                        new ShiftedPlaneEmitter(members, step, planes, name).emitForVectorKernels(method, followers));
        if (step.shared()) {
            shared(method, followers);
            return;
        }
        if (grouped) {
            method.beginControlFlow("for (int group = 0; group < $L; group++)", geometry.groups());
        }
        String group = grouped ? "group, " : "";
        List<String> productMethods = tables.emit(followers);
        for (TapGroup taps : kernel.tapGroups()) {
            if (kernel.wholeImage()) {
                method.addStatement("$L(x, 0, $L, $Larena)", productMethods.get(taps.index()), taps.allRows(), group);
            } else {
                method.addStatement("int ready$L = 0", tables.suffix(taps));
            }
        }
        loop("depth", kernel.slices(), method);
        loop("step", kernel.steps(), method);
        if (!kernel.wholeImage()) {
            kernel.tapGroups().forEach(taps -> advance(taps, productMethods.get(taps.index()), group, method));
        }
        new GatherEmitter(members, step, kernel, name, tables.names()).emit(method, followers);
        end(kernel.steps(), method);
        end(kernel.slices(), method);
        if (grouped) {
            method.endControlFlow();
        }
    }

    /** Opens a loop, unless it has a single turn. */
    private static void loop(String variable, int turns, MethodSpec.Builder method) {
        if (turns > 1) {
            method.beginControlFlow("for (int $L = 0; $L < $L; $L++)", variable, variable, turns, variable);
        }
    }

    private static void end(int turns, MethodSpec.Builder method) {
        if (turns > 1) {
            method.endControlFlow();
        }
    }

    /** Writes the layer as work that threads share. */
    private void shared(MethodSpec.Builder method, List<MethodSpec> followers) {
        List<MethodSpec> parts = new ArrayList<>();
        List<String> productMethods = tables.emit(parts);
        if (kernel.wholeImage()) {
            sharedProducts(productMethods, method, followers);
        }
        String rows = members.name((kernel.wholeImage() ? "add" : "compute") + Names.capitalised(name) + "Rows");
        boolean own = kernel.wholeImage() && kernel.keepsPartialSums();
        MethodSpec.Builder rowsMethod = MethodSpec.methodBuilder(rows).addModifiers(Modifier.PRIVATE);
        String arguments;
        if (kernel.wholeImage()) {
            rowsMethod.addJavadoc("Some output rows of $L, of each phase: sums of products.\n", name);
            arguments = own ? "output, from, to, arena, own" : "output, from, to, arena";
        } else {
            rowsMethod.addJavadoc("Some output rows of $L, of each phase, and the products for them.\n", name);
            rowsMethod.addParameter(Members.FLOATS, "x");
            arguments = "x, output, from, to, own";
        }
        rowsMethod
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena");
        if (own) {
            rowsMethod.addParameter(members.arena(), "own");
        }
        int overlap = 0;
        if (!kernel.wholeImage()) {
            for (TapGroup taps : kernel.tapGroups()) {
                overlap = Math.max(overlap, taps.span() - 1);
                rowsMethod.addStatement("int ready$L = $L", tables.suffix(taps), firstNeeded(taps));
            }
        }
        String region = members.addRegion(rows, CodeBlock.of("$L($L)", rows, arguments));
        int units = kernel.slices() * kernel.steps();
        method.addStatement("share($L, $L, $L, x, output, arena)", region, units, overlap);
        if (kernel.slices() == 1) {
            rowsMethod.beginControlFlow("for (int step = from; step < to; step++)");
        } else {
            rowsMethod.beginControlFlow("for (int unit = from; unit < to; unit++)");
            rowsMethod.addStatement("int depth = unit / $L", kernel.steps());
            if (kernel.steps() > 1) {
                rowsMethod.addStatement("int step = unit % $L", kernel.steps());
            }
        }
        if (!kernel.wholeImage()) {
            kernel.tapGroups().forEach(taps -> advance(taps, productMethods.get(taps.index()), "", rowsMethod));
        }
        new GatherEmitter(members, step, kernel, name, tables.names()).emit(rowsMethod, parts);
        followers.add(rowsMethod.endControlFlow().build());
        followers.addAll(parts);
    }

    /** The first row of products that the step {@code from} reads; where the ring holds all rows they are computed in order. */
    private String firstNeeded(TapGroup taps) {
        int offset = taps.lead() + 1 - taps.span();
        if (taps.span() == taps.allRows()) {
            return "0";
        }
        if (kernel.slices() == 1) {
            return "Math.max(0, " + Index.sum("from", offset) + ")";
        }
        String row = "from / " + kernel.steps() + " * " + taps.rows() + " + from % " + kernel.steps();
        return "Math.max(0, " + Index.sum(row, taps.leadSlice() * taps.rows() + offset) + ")";
    }

    /** Writes the call that fills the tables, and the method for some rows of them: first all of one tap group. */
    private void sharedProducts(List<String> productMethods, MethodSpec.Builder method, List<MethodSpec> followers) {
        String own = tables.useVectorKernels() ? ", own" : "";
        int units = kernel.tapGroups().stream().mapToInt(TapGroup::allRows).sum();
        if (productMethods.size() == 1) {
            String only = productMethods.get(0);
            String region = members.addRegion(only, CodeBlock.of("$L(x, from, to, arena$L)", only, own));
            method.addStatement("share($L, $L, 0, x, output, arena)", region, units);
            return;
        }
        String all = members.name("multiply" + Names.capitalised(name));
        MethodSpec.Builder allMethod = MethodSpec.methodBuilder(all)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Some rows of products for $L, counted through all tables.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena");
        if (tables.useVectorKernels()) {
            allMethod.addParameter(members.arena(), "own");
        }
        int first = 0;
        for (TapGroup taps : kernel.tapGroups()) {
            allMethod.addStatement(
                    "$L(x, $L, Math.min($L, $L), arena$L)",
                    productMethods.get(taps.index()),
                    first == 0 ? "from" : "Math.max(" + Index.sum("from", -first) + ", 0)",
                    first == 0 ? "to" : Index.sum("to", -first),
                    taps.allRows(),
                    own);
            first += taps.allRows();
        }
        followers.add(allMethod.build());
        String region = members.addRegion(all, CodeBlock.of("$L(x, from, to, arena$L)", all, own));
        method.addStatement("share($L, $L, 0, x, output, arena)", region, units);
    }

    /** The number of the matrix with the weights of a cell of the kernel. */
    private int matrix(int cell) {
        TapGroup taps = kernel.tapGroups().stream()
                .filter(group -> group.position(cell) >= 0)
                .findFirst()
                .orElseThrow();
        return members.addMatrices(taps.kernel().name(), geometry.filters(), taps.taps()) + taps.position(cell);
    }

    /** Multiplies the input rows that the step needs and that are not multiplied yet. */
    private void advance(TapGroup taps, String productMethod, String group, MethodSpec.Builder method) {
        String ready = "ready" + tables.suffix(taps);
        String needed = "needed" + tables.suffix(taps);
        String rows = Index.sum(kernel.steps() > 1 ? "step" : "0", taps.lead() + 1);
        if (taps.isVolume()) {
            String slices = Index.sum(kernel.slices() > 1 ? "depth" : "0", taps.leadSlice());
            rows = Index.sum(Index.product(slices, taps.rows()), "Math.min(" + rows + ", " + taps.rows() + ")");
        }
        method.addStatement("int $L = Math.min($L, $L)", needed, rows, taps.allRows());
        method.beginControlFlow("if ($L < $L)", ready, needed)
                .addStatement("$L(x, $L, $L, $Larena)", productMethod, ready, needed, group)
                .addStatement("$L = $L", ready, needed)
                .endControlFlow();
    }
}
