// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import dev.ingot.processor.plan.Tile;
import dev.ingot.processor.plan.VectorKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes convolutions of few filters, over planes of pixels. */
final class PlaneEmitter {

    /** Planes that are filled at once: the input is read in pieces of as many neighbouring channels. */
    private static final int PLANES_AT_ONCE = 8;

    private final Members members;
    private final PlaneKernel kernel;
    private final String name;
    private final Convolution op;
    private final Output output;
    private final Optional<PixelProductsEmitter> pixelProducts;
    private final boolean vector;
    private final boolean shared;
    private final String planes;
    private final String panels;
    private final String scratch;
    private final String products;
    private final int sums;

    PlaneEmitter(Members members, Step step, PlaneKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.name = name;
        this.op = (Convolution) step.node().op();
        output = Output.of(step);
        shared = step.shared();
        pixelProducts = kernel.pixelProducts().map(plan -> new PixelProductsEmitter(members, step, kernel, plan, name));
        vector = pixelProducts.isEmpty() && VectorKernels.suit(op.multiplyAdd(), kernel.pixels());
        planes = members.name(name + "Planes");
        products = members.name(name + "Products");
        panels = members.name(name + "Panels");
        scratch = members.name(name + "Scratch");
        members.addArenaField(Members.FLOAT_ROWS, planes, part(step.scratch().get(0), kernel.channels()));
        members.addArenaField(Members.FLOAT_ROWS, products, part(step.scratch().get(1), kernel.products()));
        sums = step.scratch().get(2);
        if (vector) {
            members.usesVectorKernels();
            members.addVectorField(
                    RuntimeTypes.PANELS,
                    panels,
                    CodeBlock.of("vector.newPanels($L, $L)", kernel.channels(), kernel.pixels()));
            members.addVectorField(
                    Members.FLOATS, scratch, CodeBlock.of("new float[$L]", kernel.products() * kernel.pixels()));
        }
    }

    private static CodeBlock part(int first, int count) {
        return CodeBlock.of("$T.copyOfRange($L, $L, $L)", Arrays.class, Members.SCRATCH, first, first + count);
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        String split = members.name("split" + Names.capitalised(name));
        String multiply = members.name("multiply" + Names.capitalised(name));
        List<MethodSpec> vectorMethods = new ArrayList<>();
        pixelProducts.ifPresent(emitter -> emitter.emit(method, vectorMethods));
        if (vector) {
            method.beginControlFlow("if (arena.vector != null)").addStatement("arena.$L.packColumns(x)", panels);
            if (shared) {
                String region = members.addRegion(multiply + "Panels", vectorProducts("from", "to"));
                method.addStatement("share($L, arena.$L.count(), 0, x, output, arena)", region, panels);
            } else {
                method.addStatement(vectorProducts("0", "arena." + panels + ".count()"));
            }
            method.nextControlFlow("else");
        }
        method.addStatement("$L(x, arena.$L)", split, planes);
        if (shared) {
            String region = members.addRegion(
                    multiply, CodeBlock.of("$L(arena.$L, arena.$L, from, to)", multiply, planes, products));
            method.addStatement("share($L, $L, 0, x, output, arena)", region, tiles());
        } else {
            method.addStatement("$L(arena.$L, arena.$L)", multiply, planes, products);
        }
        if (vector) {
            method.endControlFlow();
        }
        followers.add(splitMethod(split));
        followers.add(multiplyMethod(multiply));
        if (shared) {
            String rows = members.name("add" + Names.capitalised(name) + "Rows");
            String region = members.addRegion(rows, CodeBlock.of("$L(output, from, to, arena, own)", rows));
            method.addStatement("share($L, $L, 0, x, output, arena)", region, kernel.steps());
            MethodSpec.Builder rowsMethod = MethodSpec.methodBuilder(rows)
                    .addModifiers(Modifier.PRIVATE)
                    .addJavadoc("Some output rows of $L, of each phase: sums of products.\n", name)
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .addParameter(members.arena(), "arena")
                    .addParameter(members.arena(), "own")
                    .beginControlFlow("for (int step = from; step < to; step++)");
            List<MethodSpec> addMethods = new ArrayList<>();
            addRows(rowsMethod, addMethods);
            followers.add(rowsMethod.endControlFlow().build());
            followers.addAll(addMethods);
            followers.addAll(vectorMethods);
            return;
        }
        boolean several = kernel.steps() > 1;
        if (several) {
            method.beginControlFlow("for (int step = 0; step < $L; step++)", kernel.steps());
        }
        addRows(method, followers);
        if (several) {
            method.endControlFlow();
        }
        followers.addAll(vectorMethods);
    }

    /** The products of all planes by vector kernels, for some panels of pixels. */
    private CodeBlock vectorProducts(String from, String to) {
        return CodeBlock.of(
                "arena.vector.multiply($L,$W0,$W$L,$W$L,$Warena.$L,$W$L,$W$L,$Warena.$L,$W0,$Warena.$L)",
                kernel.kernel().name(),
                kernel.channels(),
                kernel.products(),
                panels,
                from,
                to,
                products,
                scratch);
    }

    /** Tiles of planes of products, the last one maybe smaller. */
    private int tiles() {
        return (kernel.products() + kernel.tile().rows() - 1) / kernel.tile().rows();
    }

    /** Writes the calls, one per phase, that add up a row, and the methods that they call. */
    private void addRows(MethodSpec.Builder method, List<MethodSpec> followers) {
        boolean several = kernel.steps() > 1;
        for (int index = 0; index < kernel.phases().size(); index++) {
            PlanePhase phase = kernel.phases().get(index);
            String add = members.name(
                    "add" + Names.capitalised(name) + (kernel.phases().size() > 1 ? "Phase" + index : "Row"));
            boolean partly = phase.rows().count() < kernel.steps();
            if (partly) {
                method.beginControlFlow("if (step < $L)", phase.rows().count());
            }
            method.addStatement("$L($Loutput, arena$L)", add, several ? "step, " : "", shared ? ", own" : "");
            if (partly) {
                method.endControlFlow();
            }
            followers.add(addMethod(phase, add));
        }
    }

    private MethodSpec splitMethod(String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("The input of $L with a plane of pixels for each channel.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOAT_ROWS, "planes");
        int full = kernel.channels() / PLANES_AT_ONCE * PLANES_AT_ONCE;
        if (full > 0) {
            split(method, 0, full, PLANES_AT_ONCE);
        }
        if (full < kernel.channels()) {
            split(method, full, kernel.channels(), 1);
        }
        return method.build();
    }

    private void split(MethodSpec.Builder method, int from, int to, int atOnce) {
        method.beginControlFlow("for (int channel = $L; channel < $L; channel += $L)", from, to, atOnce);
        IntStream.range(0, atOnce)
                .forEach(plane ->
                        method.addStatement("float[] plane$L = planes[$L]", plane, Index.sum("channel", plane)));
        method.beginControlFlow("for (int pixel = 0; pixel < $L; pixel++)", kernel.pixels())
                .addStatement("int from = $L", Index.sum(Index.product("pixel", kernel.channels()), "channel"));
        IntStream.range(0, atOnce)
                .forEach(plane -> method.addStatement("plane$L[pixel] = x[$L]", plane, Index.sum("from", plane)));
        method.endControlFlow().endControlFlow();
    }

    private MethodSpec multiplyMethod(String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Products for $L: a plane for each tap and filter.\n", name)
                .addParameter(Members.FLOAT_ROWS, "planes")
                .addParameter(Members.FLOAT_ROWS, "products");
        int rows = kernel.tile().rows();
        int full = kernel.products() / rows * rows;
        String first = "0";
        String end = Integer.toString(full);
        if (shared) {
            method.addParameter(TypeName.INT, "from").addParameter(TypeName.INT, "to");
            first = Index.product("from", rows);
            end = full < kernel.products()
                    ? "Math.min(" + Index.product("to", rows) + ", " + full + ")"
                    : Index.product("to", rows);
        }
        method.beginControlFlow("for (int product = $L; product < $L; product += $L)", first, end, rows);
        multiply(method, rows, "product");
        method.endControlFlow();
        if (full < kernel.products()) {
            if (shared) {
                method.beginControlFlow("if (to == $L)", tiles());
            }
            multiply(method, kernel.products() - full, Integer.toString(full));
            if (shared) {
                method.endControlFlow();
            }
        }
        return method.build();
    }

    private void multiply(MethodSpec.Builder method, int rows, String first) {
        IntStream.range(0, rows)
                .forEach(row -> method.addStatement(
                        "$T.fill(products[$L], 0, $L, 0f)", Arrays.class, Index.sum(first, row), kernel.pixels()));
        int channels = kernel.tile().channels();
        int full = kernel.channels() / channels * channels;
        method.beginControlFlow("for (int channel = 0; channel < $L; channel += $L)", full, channels)
                .addCode(pass(new Tile(rows, channels), first, "channel"))
                .endControlFlow();
        if (full < kernel.channels()) {
            method.addCode(pass(new Tile(rows, kernel.channels() - full), first, Integer.toString(full)));
        }
    }

    private CodeBlock pass(Tile tile, String first, String channel) {
        return members.passes()
                .call(
                        op.multiplyAdd(),
                        tile,
                        kernel.pixels(),
                        kernel.kernel().name(),
                        IntStream.range(0, tile.rows())
                                .mapToObj(row ->
                                        Index.sum(Index.product(Index.sum(first, row), kernel.channels()), channel))
                                .toList(),
                        IntStream.range(0, tile.channels())
                                .mapToObj(offset -> "planes[" + Index.sum(channel, offset) + "]")
                                .toList(),
                        IntStream.range(0, tile.rows())
                                .mapToObj(row -> "products[" + Index.sum(first, row) + "]")
                                .toList());
    }

    private MethodSpec addMethod(PlanePhase phase, String methodName) {
        boolean several = kernel.steps() > 1;
        boolean filters = kernel.filters() > 1;
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "A row of $L from row $L, column $L on: sums of shifted products.\n",
                        name,
                        phase.rows().start(),
                        phase.columns().start());
        if (several) {
            method.addParameter(TypeName.INT, "step");
        }
        method.addParameter(Members.FLOATS, "output").addParameter(members.arena(), "arena");
        if (shared) {
            method.addParameter(members.arena(), "own");
        }
        String rowOffsets = offsets(methodName, "ROWS", phase, Read::row);
        String columnOffsets = offsets(methodName, "COLUMNS", phase, Read::column);
        String taps = offsets(methodName, "TAPS", phase, Read::tap);
        method.addStatement("float[] sums = $L.$L[$L]", shared ? "own" : "arena", Members.SCRATCH, sums);
        if (filters) {
            method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters());
        }
        int count = phase.columns().count();
        String product = Index.sum(Index.product(taps + "[tap]", kernel.filters()), filters ? "filter" : "0");
        method.addStatement("$T.fill(sums, 0, $L, 0f)", Arrays.class, count)
                .beginControlFlow(
                        "for (int tap = 0; tap < $L; tap++)", phase.reads().size())
                .addStatement("int row = $L", Index.sum(several ? "step" : "0", rowOffsets + "[tap]"))
                .beginControlFlow("if (row >= 0 && row < $L)", kernel.rows())
                .addStatement("float[] products = arena.$L[$L]", products, product)
                .addStatement("int left = $L[tap]", columnOffsets)
                .addStatement("int from = row * $L + left", kernel.columns())
                .addStatement("int end = Math.min($L, $L - left)", count, kernel.columns())
                .beginControlFlow("for (int column = Math.max(0, -left); column < end; column++)")
                .addStatement("sums[column] += products[from + column]")
                .endControlFlow()
                .endControlFlow()
                .endControlFlow();
        String row = Index.sum(
                Index.product(several ? "step" : "0", kernel.rowStep()),
                phase.rows().start());
        method.addStatement(
                "int to = $L",
                output.index(Index.sum(
                        Index.product(
                                Index.sum(
                                        Index.product(row, kernel.outputColumns()),
                                        phase.columns().start()),
                                kernel.filters()),
                        filters ? "filter" : "0")));
        String bias = kernel.bias()
                .map(weight -> " + " + weight.name() + (filters ? "[filter]" : "[0]"))
                .orElse("");
        method.beginControlFlow("for (int column = 0; column < $L; column++)", count)
                .addCode(Stores.store(
                        "output[" + Index.sum("to", Index.product("column", kernel.columnStep() * kernel.filters()))
                                + "]",
                        CodeBlock.of("sums[column]$L", bias),
                        op.activation()))
                .endControlFlow();
        if (filters) {
            method.endControlFlow();
        }
        return method.build();
    }

    /** A constant with a number for each read of a phase. */
    private String offsets(String method, String kind, PlanePhase phase, ToIntFunction<Read> number) {
        String constant = members.name(LoopEmitter.constantCase(method) + "_" + kind);
        CodeBlock numbers = phase.reads().stream()
                .map(read -> CodeBlock.of("$L", number.applyAsInt(read)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
        members.addConstant(Members.INTS, constant, numbers);
        return constant;
    }
}
