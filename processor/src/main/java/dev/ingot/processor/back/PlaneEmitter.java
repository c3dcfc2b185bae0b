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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes convolutions of few filters, over planes of pixels. */
final class PlaneEmitter {

    /** Planes that are filled at once: the input is read in pieces of as many neighbouring channels. */
    private static final int PLANES_AT_ONCE = 8;

    private final Members members;
    private final Step step;
    private final PlaneKernel kernel;
    private final String name;
    private final Convolution op;
    private final Output output;
    private final Optional<PixelProductsEmitter> pixelProducts;
    private final boolean vector;
    private final boolean shared;
    private final String planes;
    private final String panels;
    private final String panelScratch;
    private final String products;
    private final int passes;
    private final int sums;
    private final Map<PlanePhase, Offsets> offsets = new HashMap<>();

    PlaneEmitter(Members members, Step step, PlaneKernel kernel, String name) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.op = (Convolution) step.node().op();
        output = Output.of(step);
        shared = step.shared();
        pixelProducts = kernel.pixelProducts().map(plan -> new PixelProductsEmitter(members, step, kernel, plan, name));
        vector = kernel.direct().isEmpty()
                && pixelProducts.isEmpty()
                && VectorKernels.suit(op.multiplyAdd(), kernel.pixels());
        planes = members.name(name + "Planes");
        products = members.name(name + "Products");
        panels = members.name(name + "Panels");
        panelScratch = members.name(name + "Scratch");
        int first = step.scratch().get(0);
        members.addArenaField(
                Members.FLOAT_ROWS,
                planes,
                CodeBlock.of(
                        "$T.copyOfRange($L, $L, $L)", Arrays.class, Members.SCRATCH, first, first + kernel.channels()));
        passes = step.scratch().get(1);
        sums = step.scratch().get(2);
        if (vector) {
            members.usesVectorKernels();
            members.addVectorField(
                    RuntimeTypes.PANELS,
                    panels,
                    CodeBlock.of("vector.newPanels($L, $L)", kernel.channels(), kernel.pixels()));
            members.addVectorField(
                    Members.FLOAT_ROWS,
                    products,
                    CodeBlock.of("new float[$L][$L]", kernel.products(), kernel.pixels()));
            members.addVectorField(
                    Members.FLOATS, panelScratch, CodeBlock.of("new float[$L]", kernel.products() * kernel.pixels()));
        }
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        List<MethodSpec> vectorMethods = new ArrayList<>();
        pixelProducts.ifPresent(emitter -> emitter.emit(method, vectorMethods));
        List<String> stores = kernel.phases().stream()
                .map(phase -> members.name("store" + suffix(phase)))
                .toList();
        kernel.direct()
                .ifPresent(direct -> new DirectEmitter(members, step, direct, name)
                        .emit(kernel.bias(), this::matrix, method, vectorMethods));
        if (vector) {
            String multiply = members.name("multiply" + Names.capitalised(name));
            method.beginControlFlow("if (arena.vector != null)").addStatement("arena.$L.packColumns(x)", panels);
            if (shared) {
                String region = members.addRegion(multiply, vectorProducts("from", "to"));
                method.addStatement("share($L, arena.$L.count(), 0, x, output, arena)", region, panels);
            } else {
                method.addStatement(vectorProducts("0", "arena." + panels + ".count()"));
            }
            filters("add", method, vectorMethods, (phase, add) -> addMethod(phase, add, stores));
            method.addStatement("return").endControlFlow();
        }
        String split = members.name("split" + Names.capitalised(name));
        method.addStatement("$L(x, arena.$L)", split, planes);
        followers.add(splitMethod(split));
        filters("sum", method, followers, (phase, sum) -> sumMethod(phase, sum, stores));
        for (int index = 0; index < kernel.phases().size(); index++) {
            followers.add(storeMethod(kernel.phases().get(index), stores.get(index)));
        }
        followers.addAll(vectorMethods);
    }

    /** The number of the matrix with the weights of the kernel, which has a single cell. */
    private int matrix(int cell) {
        return members.addColumns(kernel.kernel().name(), kernel.channels());
    }

    /** What tells the methods of a phase from those of others. */
    private String suffix(PlanePhase phase) {
        return Names.capitalised(name)
                + (kernel.phases().size() > 1 ? "Phase" + kernel.phases().indexOf(phase) : "");
    }

    /** Writes calls that compute each filter of each phase, maybe in several threads, and the methods that they call. */
    private void filters(
            String verb,
            MethodSpec.Builder method,
            List<MethodSpec> followers,
            BiFunction<PlanePhase, String, MethodSpec> phaseMethod) {
        List<String> names = kernel.phases().stream()
                .map(phase -> members.name(verb + suffix(phase)))
                .toList();
        boolean several = kernel.filters() > 1;
        String arguments = (several ? "filter, " : "") + "output, arena" + (shared ? ", own" : "");
        if (shared) {
            String parts = members.name(verb + Names.capitalised(name) + "Filters");
            String region = members.addRegion(parts, CodeBlock.of("$L(output, from, to, arena, own)", parts));
            method.addStatement("share($L, $L, 0, x, output, arena)", region, names.size() * kernel.filters());
            followers.add(sharedMethod(parts, names, arguments));
        } else {
            if (several) {
                method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters());
            }
            names.forEach(phase -> method.addStatement("$L($L)", phase, arguments));
            if (several) {
                method.endControlFlow();
            }
        }
        for (int index = 0; index < names.size(); index++) {
            followers.add(phaseMethod.apply(kernel.phases().get(index), names.get(index)));
        }
    }

    /** A method that computes some of the filters of all phases. */
    private MethodSpec sharedMethod(String methodName, List<String> phases, String arguments) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "Some filters of $L$L.\n", name, phases.size() > 1 ? ", counted through all of its phases" : "")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena")
                .addParameter(members.arena(), "own")
                .beginControlFlow("for (int part = from; part < to; part++)");
        if (kernel.filters() > 1) {
            method.addStatement("int filter = part % $L", kernel.filters());
        }
        if (phases.size() == 1) {
            method.addStatement("$L($L)", phases.get(0), arguments);
        } else {
            method.beginControlFlow("switch ($L)", kernel.filters() > 1 ? "part / " + kernel.filters() : "part");
            for (int index = 0; index < phases.size() - 1; index++) {
                method.addStatement("case $L -> $L($L)", index, phases.get(index), arguments);
            }
            method.addStatement("default -> $L($L)", phases.get(phases.size() - 1), arguments)
                    .endControlFlow();
        }
        return method.endControlFlow().build();
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
                panelScratch);
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
            split(method, full, kernel.channels(), kernel.channels() - full);
        }
        return method.build();
    }

    private void split(MethodSpec.Builder method, int from, int to, int atOnce) {
        boolean once = from + atOnce == to;
        String channel = once ? Integer.toString(from) : "channel";
        if (!once) {
            method.beginControlFlow("for (int channel = $L; channel < $L; channel += $L)", from, to, atOnce);
        }
        IntStream.range(0, atOnce)
                .forEach(plane ->
                        method.addStatement("float[] plane$L = planes[$L]", from + plane, Index.sum(channel, plane)));
        method.beginControlFlow("for (int pixel = 0; pixel < $L; pixel++)", kernel.pixels())
                .addStatement("int from = $L", Index.sum(Index.product("pixel", kernel.channels()), channel));
        IntStream.range(0, atOnce)
                .forEach(
                        plane -> method.addStatement("plane$L[pixel] = x[$L]", from + plane, Index.sum("from", plane)));
        method.endControlFlow();
        if (!once) {
            method.endControlFlow();
        }
    }

    /** A method for a phase of a filter. */
    private MethodSpec.Builder phaseMethod(PlanePhase phase, String methodName, String javadoc) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "$L from row $L, column $L on: $L.\n",
                        kernel.filters() > 1 ? "A filter of " + name : name,
                        phase.rows().start(),
                        phase.columns().start(),
                        javadoc);
        if (kernel.filters() > 1) {
            method.addParameter(TypeName.INT, "filter");
        }
        return method.addParameter(Members.FLOATS, "output");
    }

    /** Parameters and local variables of a method that adds up products. */
    private void beginSums(MethodSpec.Builder method, PlanePhase phase) {
        method.addParameter(members.arena(), "arena");
        if (shared) {
            method.addParameter(members.arena(), "own");
        }
        method.addStatement("float[] sums = $L", scratch(sums))
                .addStatement(
                        "$T.fill(sums, 0, $L, 0f)", Arrays.class, phase.rows().count() * kernel.sumColumns());
        if (!phase.reads().isEmpty()) {
            method.addStatement("float[] moved = $L", scratch(sums + 1));
        }
    }

    private String scratch(int index) {
        return (shared ? "own." : "arena.") + Members.SCRATCH + "[" + index + "]";
    }

    /** Multiplies a few taps at a time, so that their products are added up while they are in the first-level cache. */
    private MethodSpec sumMethod(PlanePhase phase, String methodName, List<String> stores) {
        MethodSpec.Builder method = phaseMethod(phase, methodName, "sums of moved products");
        beginSums(method, phase);
        if (phase.reads().isEmpty()) {
            return method.addStatement("$L", storeCall(phase, stores)).build();
        }
        int rows = Math.min(kernel.tile().rows(), phase.reads().size());
        IntStream.range(0, rows)
                .forEach(row -> method.addStatement("float[] products$L = $L", row, scratch(passes + row)));
        Offsets offsets = offsetsOf(phase);
        int full = phase.reads().size() / rows * rows;
        method.beginControlFlow("for (int tap = 0; tap < $L; tap += $L)", full, rows);
        sum(method, phase, offsets, rows, "tap");
        method.endControlFlow();
        if (full < phase.reads().size()) {
            sum(method, phase, offsets, phase.reads().size() - full, Integer.toString(full));
        }
        return method.addStatement("$L", storeCall(phase, stores)).build();
    }

    private void sum(MethodSpec.Builder method, PlanePhase phase, Offsets offsets, int rows, String first) {
        String from = first.equals("tap") ? "from" : "last";
        for (int row = 0; row < rows; row++) {
            method.addStatement(
                    "int $L$L = $L",
                    from,
                    row,
                    Index.product(offsets.product(Index.sum(first, row)), kernel.channels()));
        }
        IntStream.range(0, rows)
                .forEach(row ->
                        method.addStatement("$T.fill(products$L, 0, $L, 0f)", Arrays.class, row, kernel.pixels()));
        int channels = kernel.tile().channels();
        int full = kernel.channels() / channels * channels;
        if (full == channels) {
            method.addCode(pass(new Tile(rows, channels), from, "0"));
        } else {
            method.beginControlFlow("for (int channel = 0; channel < $L; channel += $L)", full, channels)
                    .addCode(pass(new Tile(rows, channels), from, "channel"))
                    .endControlFlow();
        }
        if (full < kernel.channels()) {
            method.addCode(pass(new Tile(rows, kernel.channels() - full), from, Integer.toString(full)));
        }
        IntStream.range(0, rows)
                .forEach(row -> method.addStatement(addMoved(phase, "products" + row, offsets, Index.sum(first, row))));
    }

    private CodeBlock pass(Tile tile, String from, String channel) {
        return members.passes()
                .call(
                        op.multiplyAdd(),
                        tile,
                        kernel.pixels(),
                        kernel.kernel().name(),
                        IntStream.range(0, tile.rows())
                                .mapToObj(row -> Index.sum(from + row, channel))
                                .toList(),
                        IntStream.range(0, tile.channels())
                                .mapToObj(offset -> "arena." + planes + "[" + Index.sum(channel, offset) + "]")
                                .toList(),
                        IntStream.range(0, tile.rows())
                                .mapToObj(row -> "products" + row)
                                .toList());
    }

    /** Adds up products that vector kernels computed. */
    private MethodSpec addMethod(PlanePhase phase, String methodName, List<String> stores) {
        MethodSpec.Builder method = phaseMethod(phase, methodName, "sums of moved products of vector kernels");
        beginSums(method, phase);
        if (!phase.reads().isEmpty()) {
            Offsets offsets = offsetsOf(phase);
            method.beginControlFlow(
                            "for (int tap = 0; tap < $L; tap++)", phase.reads().size())
                    .addStatement(
                            addMoved(phase, "arena." + products + "[" + offsets.product("tap") + "]", offsets, "tap"))
                    .endControlFlow();
        }
        return method.addStatement("$L", storeCall(phase, stores)).build();
    }

    private CodeBlock addMoved(PlanePhase phase, String plane, Offsets offsets, String tap) {
        return CodeBlock.of(
                "$T.addMoved(sums,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Wmoved)",
                RuntimeTypes.PLANES,
                phase.rows().count(),
                kernel.sumColumns(),
                plane,
                kernel.rows(),
                kernel.columns(),
                offsets.row(tap),
                offsets.column(tap));
    }

    private String storeCall(PlanePhase phase, List<String> stores) {
        return stores.get(kernel.phases().indexOf(phase)) + "(" + (kernel.filters() > 1 ? "filter, " : "")
                + "output, sums)";
    }

    private MethodSpec storeMethod(PlanePhase phase, String methodName) {
        MethodSpec.Builder method =
                phaseMethod(phase, methodName, "the sums where they belong").addParameter(Members.FLOATS, "sums");
        int rows = phase.rows().count();
        int columns = phase.columns().count();
        String bias = kernel.bias()
                .map(weight -> " + " + weight.name() + (kernel.filters() > 1 ? "[filter]" : "[0]"))
                .orElse("");
        // Of a whole image the rows are one loop.
        boolean whole = kernel.phases().size() == 1 && columns == kernel.sumColumns();
        if (!whole) {
            method.beginControlFlow("for (int row = 0; row < $L; row++)", rows)
                    .addStatement("int from = row * $L", kernel.sumColumns());
        }
        String row = whole
                ? "0"
                : Index.sum(Index.product("row", kernel.rowStep()), phase.rows().start());
        String first = Index.sum(
                Index.product(row, kernel.outputColumns()), phase.columns().start());
        String position = whole ? "pixel" : "column";
        method.addStatement(
                        "int to = $L",
                        output.index(Index.sum(
                                Index.product(first, kernel.filters()), kernel.filters() > 1 ? "filter" : "0")))
                .beginControlFlow("for (int $1L = 0; $1L < $2L; $1L++)", position, whole ? rows * columns : columns)
                .addCode(Stores.store(
                        "output[" + Index.sum("to", Index.product(position, kernel.columnStep() * kernel.filters()))
                                + "]",
                        CodeBlock.of("sums[$L]$L", whole ? position : "from + column", bias),
                        op.activation()))
                .endControlFlow();
        if (!whole) {
            method.endControlFlow();
        }
        return method.build();
    }

    private Offsets offsetsOf(PlanePhase phase) {
        return offsets.computeIfAbsent(phase, Offsets::new);
    }

    /** Constants with what a phase reads, tap by tap. */
    private final class Offsets {
        private final String rows;
        private final String columns;
        private final String taps;

        Offsets(PlanePhase phase) {
            rows = offsets(phase, "Rows", Read::row);
            columns = offsets(phase, "Columns", Read::column);
            taps = offsets(phase, "Taps", Read::tap);
        }

        String row(String tap) {
            return rows + "[" + tap + "]";
        }

        String column(String tap) {
            return columns + "[" + tap + "]";
        }

        /** The row of the kernel that has the weights of a tap for the filter. */
        String product(String tap) {
            return Index.sum(
                    Index.product(taps + "[" + tap + "]", kernel.filters()), kernel.filters() > 1 ? "filter" : "0");
        }
    }

    /** A constant with a number for each read of a phase. */
    private String offsets(PlanePhase phase, String kind, ToIntFunction<Read> number) {
        String constant = members.name(LoopEmitter.constantCase(suffix(phase) + kind));
        CodeBlock numbers = phase.reads().stream()
                .map(read -> CodeBlock.of("$L", number.applyAsInt(read)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
        members.addConstant(Members.INTS, constant, numbers);
        return constant;
    }
}
