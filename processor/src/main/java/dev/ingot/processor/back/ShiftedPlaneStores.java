// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.ShiftedPlaneKernel;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes how the planes of sums of all filters, phase by phase, get into the output. */
final class ShiftedPlaneStores {

    /** Filters whose values are stored together; more are stored one after the other. */
    private static final int FILTERS_WRITTEN_OUT = 4;

    private final ShiftedPlaneKernel kernel;
    private final String name;
    private final Output output;
    private final ElementFunction activation;
    private final List<String> names;

    /** An activation here reads its value once. */
    ShiftedPlaneStores(
            Members members, ShiftedPlaneKernel kernel, String name, Output output, ElementFunction activation) {
        this.kernel = kernel;
        this.name = name;
        this.output = output;
        this.activation = activation;
        names = kernel.phases().stream()
                .map(phase -> members.name("store" + suffix(phase)))
                .toList();
    }

    /** The methods that the calls call. */
    List<MethodSpec> methods() {
        return kernel.phases().stream().map(this::storeMethod).toList();
    }

    /**
     * A call that stores the sums of a phase.
     *
     * @param sums the array with the sums
     * @param pitch the distance of rows
     * @param length the distance of filters
     */
    CodeBlock call(PlanePhase phase, String sums, int pitch, int length) {
        return CodeBlock.builder()
                .addStatement(
                        "$L($Loutput, $L, $L$L)",
                        names.get(kernel.phases().indexOf(phase)),
                        kernel.blocks() > 1 ? "block, " : "",
                        sums,
                        pitch,
                        filters() ? ", " + length : "")
                .build();
    }

    private MethodSpec storeMethod(PlanePhase phase) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(
                        names.get(kernel.phases().indexOf(phase)))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L: the sums where they belong.\n", title(phase));
        if (kernel.blocks() > 1) {
            method.addParameter(TypeName.INT, "block");
        }
        method.addParameter(Members.FLOATS, "output")
                .addParameter(Members.FLOATS, "sums")
                .addParameter(TypeName.INT, "pitch");
        if (filters()) {
            method.addParameter(TypeName.INT, "length");
        }
        int rows = phase.rows().count();
        String end = Integer.toString(rows);
        String step = "row";
        if (kernel.blocks() > 1) {
            method.addStatement("int rows = Math.min($1L, $2L - block * $1L)", kernel.blockRows(), rows);
            end = "rows";
            step = "block * " + kernel.blockRows() + " + row";
        }
        String row =
                Index.sum(Index.product(step, kernel.rowStep()), phase.rows().start());
        String pixel = Index.sum(
                Index.product(row, kernel.outputColumns()), phase.columns().start());
        boolean loop = kernel.filters() > FILTERS_WRITTEN_OUT;
        if (loop) {
            method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters());
        }
        kernel.bias()
                .ifPresent(bias -> IntStream.range(0, loop ? 1 : kernel.filters())
                        .forEach(filter -> method.addStatement(
                                "float bias$L = $L[$L]", loop ? "" : filter, bias.name(), loop ? "filter" : filter)));
        method.beginControlFlow("for (int row = 0; row < $L; row++)", end)
                .addStatement("int from = $Lrow * pitch", loop ? "filter * length + " : "")
                .addStatement(
                        "int to = $L",
                        output.index(Index.sum(Index.product(pixel, kernel.filters()), loop ? "filter" : "0")))
                .beginControlFlow(
                        "for (int column = 0; column < $L; column++)",
                        phase.columns().count());
        String to = Index.sum("to", Index.product("column", kernel.columnStep() * kernel.filters()));
        if (loop) {
            method.addCode(storeValue(to, "", "")).endControlFlow();
        } else {
            for (int filter = 0; filter < kernel.filters(); filter++) {
                method.addCode(storeValue(
                        Index.sum(to, filter),
                        filter == 0 ? "" : " + " + Index.product("length", filter),
                        Integer.toString(filter)));
            }
        }
        return method.endControlFlow().endControlFlow().build();
    }

    private CodeBlock storeValue(String to, String plane, String filter) {
        String bias = kernel.bias().isPresent() ? " + bias" + filter : "";
        CodeBlock value = CodeBlock.of("sums[from + column$L]$L", plane, bias);
        return CodeBlock.builder()
                .addStatement("output[$L] = $L", to, FunctionCode.apply(activation, value))
                .build();
    }

    /** What a method of a phase is about. */
    String title(PlanePhase phase) {
        return (filters() ? "The filters of " + name : Names.capitalised(name)) + " from row "
                + phase.rows().start() + ", column " + phase.columns().start() + " on";
    }

    /** What tells the methods of a phase from those of others. */
    String suffix(PlanePhase phase) {
        return Names.capitalised(name)
                + (kernel.phases().size() > 1 ? "Phase" + kernel.phases().indexOf(phase) : "");
    }

    private boolean filters() {
        return kernel.filters() > 1;
    }
}
