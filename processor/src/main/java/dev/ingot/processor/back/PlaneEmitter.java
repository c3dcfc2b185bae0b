// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.Tile;
import dev.ingot.processor.plan.VectorKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
    private final Optional<PixelProductsEmitter> pixelProducts;
    private final boolean vector;
    private final boolean shared;
    private final String planes;
    private final String panels;
    private final String panelScratch;
    private final String products;
    private final int passes;
    private final PlaneSums sums;

    PlaneEmitter(Members members, Step step, PlaneKernel kernel, String name) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.op = (Convolution) step.node().op();
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
        sums = new PlaneSums(members, step, kernel, name);
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
            sums.emit("add", "sums of moved products of vector kernels", this::addPanels, method, vectorMethods);
            method.addStatement("return").endControlFlow();
        }
        String split = members.name("split" + Names.capitalised(name));
        method.addStatement("$L(x, arena.$L)", split, planes);
        followers.add(splitMethod(split));
        sums.emit("sum", "sums of moved products", this::multiply, method, followers);
        followers.addAll(sums.stores());
        followers.addAll(vectorMethods);
    }

    /** The number of the matrix with the weights of the kernel, which has a single cell. */
    private int matrix(int cell) {
        return members.addColumns(kernel.kernel().name(), kernel.channels(), kernel.filters(), 1);
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

    /** Multiplies a few taps at a time, so that their products are added up while they are in the first-level cache. */
    private void multiply(PlanePhase phase, MethodSpec.Builder method) {
        int rows = Math.min(kernel.tile().rows(), phase.reads().size());
        IntStream.range(0, rows)
                .forEach(row -> method.addStatement("float[] products$L = $L", row, sums.scratch(passes + row)));
        int full = phase.reads().size() / rows * rows;
        method.beginControlFlow("for (int tap = 0; tap < $L; tap += $L)", full, rows);
        taps(method, phase, rows, "tap");
        method.endControlFlow();
        if (full < phase.reads().size()) {
            taps(method, phase, phase.reads().size() - full, Integer.toString(full));
        }
    }

    private void taps(MethodSpec.Builder method, PlanePhase phase, int rows, String first) {
        String from = first.equals("tap") ? "from" : "last";
        for (int row = 0; row < rows; row++) {
            method.addStatement(
                    "int $L$L = $L",
                    from,
                    row,
                    Index.product(sums.product(phase, Index.sum(first, row)), kernel.channels()));
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
                .forEach(row -> method.addStatement(sums.addMoved(phase, "products" + row, Index.sum(first, row))));
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
    private void addPanels(PlanePhase phase, MethodSpec.Builder method) {
        method.beginControlFlow(
                        "for (int tap = 0; tap < $L; tap++)", phase.reads().size())
                .addStatement(sums.addMoved(phase, "arena." + products + "[" + sums.product(phase, "tap") + "]", "tap"))
                .endControlFlow();
    }
}
