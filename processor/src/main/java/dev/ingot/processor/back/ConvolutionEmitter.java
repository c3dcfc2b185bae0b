// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Tile;
import dev.ingot.processor.plan.VectorKernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes convolutions: the products of input pixels and taps, and their order. {@link GatherEmitter} adds them up. */
final class ConvolutionEmitter {

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final Convolution op;
    private final Plan.Step step;
    private final VectorEmitter vector;
    private final List<String> products = new ArrayList<>();

    ConvolutionEmitter(Members members, Plan.Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.op = (Convolution) step.node().op();
        this.step = step;
        this.vector = new VectorEmitter(members, step, kernel, name);
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        boolean grouped = geometry.groups() > 1;
        vector.direct(method, followers);
        if (grouped) {
            method.beginControlFlow("for (int group = 0; group < $L; group++)", geometry.groups());
        }
        String group = grouped ? "group, " : "";
        for (TapGroup taps : kernel.tapGroups()) {
            products.add(members.name(name + "Products" + suffix(taps)));
            members.addArenaField(Members.FLOAT_TABLE, products.get(taps.index()), table(taps));
        }
        List<String> productMethods = new ArrayList<>();
        for (TapGroup taps : kernel.tapGroups()) {
            productMethods.add(members.name(
                    "multiply" + Names.capitalised(name) + (suffix(taps).isEmpty() ? "" : "Taps" + suffix(taps))));
            followers.add(productsMethod(taps, productMethods.get(taps.index()), grouped));
            if (kernel.wholeImage()) {
                method.addStatement("$L(x, 0, $L, $Larena)", productMethods.get(taps.index()), taps.rows(), group);
            } else {
                method.addStatement("int ready$L = 0", suffix(taps));
            }
        }
        boolean several = kernel.steps() > 1;
        if (several) {
            method.beginControlFlow("for (int step = 0; step < $L; step++)", kernel.steps());
        }
        if (!kernel.wholeImage()) {
            kernel.tapGroups().forEach(taps -> advance(taps, productMethods.get(taps.index()), group, several, method));
        }
        new GatherEmitter(members, step, kernel, name, products).emit(method, followers);
        if (several) {
            method.endControlFlow();
        }
        if (grouped) {
            method.endControlFlow();
        }
    }

    /** Multiplies the input rows that the step needs and that are not multiplied yet. */
    private void advance(
            TapGroup taps, String productMethod, String group, boolean several, MethodSpec.Builder method) {
        String ready = "ready" + suffix(taps);
        String needed = "needed" + suffix(taps);
        method.addStatement(
                "int $L = Math.min($L, $L)", needed, Index.sum(several ? "step" : "0", taps.lead() + 1), taps.rows());
        method.beginControlFlow("if ($L < $L)", ready, needed)
                .addStatement("$L(x, $L, $L, $Larena)", productMethod, ready, needed, group)
                .addStatement("$L = $L", ready, needed)
                .endControlFlow();
    }

    private CodeBlock table(TapGroup taps) {
        return CodeBlock.of(
                "$T.of($L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                RuntimeTypes.PRODUCT_TABLE,
                Members.SCRATCH,
                step.scratch().get(taps.index()),
                Members.ZEROS,
                taps.rows(),
                taps.columns(),
                taps.span(),
                taps.border().top(),
                taps.border().bottom(),
                taps.border().left(),
                taps.border().right());
    }

    private MethodSpec productsMethod(TapGroup taps, String methodName, boolean grouped) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Products of input rows for $L: [row][column][tap, filter].\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to");
        if (grouped) {
            method.addParameter(TypeName.INT, "group");
        }
        method.addParameter(members.arena(), "arena");
        if (kernel.direct().isEmpty() && VectorKernels.suit(op.multiplyAdd(), taps.length())) {
            vector.products(taps, products.get(taps.index()), input(taps, "row", "0", "0", grouped), method);
        }
        method.addStatement("float[][] kernel = $L[$L]", taps.kernel().name(), grouped ? "group" : "0");
        int channels = kernel.tile().channels();
        int full = geometry.groupChannels() / channels * channels;
        boolean blocked = taps.channelBlock() < full;
        if (blocked) {
            rows(
                    taps,
                    method,
                    () -> method.beginControlFlow("for (int column = 0; column < $L; column++)", taps.columns())
                            .addStatement(
                                    "$T.fill(sums[$L], 0, $L, 0f)",
                                    Arrays.class,
                                    Index.sum("column", taps.border().left()),
                                    taps.length())
                            .endControlFlow());
            method.beginControlFlow("for (int block = 0; block < $L; block += $L)", full, taps.channelBlock());
            method.addStatement("int end = Math.min(block + $L, $L)", taps.channelBlock(), full);
            rows(
                    taps,
                    method,
                    () -> columns(
                            taps,
                            method,
                            (tile, column) -> channels(taps, tile, column, "block", "end", grouped, method)));
            method.endControlFlow();
            if (full < geometry.groupChannels()) {
                rows(
                        taps,
                        method,
                        () -> columns(taps, method, (tile, column) -> rest(taps, tile, column, full, grouped, method)));
            }
        } else {
            rows(
                    taps,
                    method,
                    () -> columns(taps, method, (tile, column) -> {
                        IntStream.range(0, tile.rows())
                                .forEach(pixel -> method.addStatement(
                                        "$T.fill($L, 0, $L, 0f)",
                                        Arrays.class,
                                        sums(taps, column, pixel),
                                        taps.length()));
                        channels(taps, tile, column, "0", Integer.toString(full), grouped, method);
                        if (full < geometry.groupChannels()) {
                            rest(taps, tile, column, full, grouped, method);
                        }
                    }));
        }
        return method.build();
    }

    private void rows(TapGroup taps, MethodSpec.Builder method, Runnable body) {
        method.beginControlFlow("for (int row = from; row < to; row++)")
                .addStatement(
                        "float[][] sums = arena.$L[$L]",
                        products.get(taps.index()),
                        Index.sum("row", taps.border().top()));
        body.run();
        method.endControlFlow();
    }

    /** Writes something for a tile of neighbouring pixels, given the expression of the first one's column. */
    private interface TileBody {
        void emit(Tile tile, String column);
    }

    private void columns(TapGroup taps, MethodSpec.Builder method, TileBody body) {
        int pixels = kernel.tile().rows();
        int full = taps.columns() / pixels * pixels;
        if (full > pixels) {
            method.beginControlFlow("for (int column = 0; column < $L; column += $L)", full, pixels);
            body.emit(kernel.tile(), "column");
            method.endControlFlow();
        } else if (full > 0) {
            body.emit(kernel.tile(), "0");
        }
        if (full < taps.columns()) {
            body.emit(new Tile(taps.columns() - full, kernel.tile().channels()), Integer.toString(full));
        }
    }

    private void channels(
            TapGroup taps,
            Tile tile,
            String column,
            String from,
            String to,
            boolean grouped,
            MethodSpec.Builder method) {
        if (to.equals("0")) {
            return;
        }
        method.beginControlFlow("for (int channel = $L; channel < $L; channel += $L)", from, to, tile.channels());
        method.addCode(pass(taps, tile, column, "channel", grouped));
        method.endControlFlow();
    }

    private void rest(TapGroup taps, Tile tile, String column, int from, boolean grouped, MethodSpec.Builder method) {
        Tile restTile = new Tile(tile.rows(), geometry.groupChannels() - from);
        method.addCode(pass(taps, restTile, column, Integer.toString(from), grouped));
    }

    private CodeBlock pass(TapGroup taps, Tile tile, String column, String channel, boolean grouped) {
        List<String> inputs = IntStream.range(0, tile.rows())
                .mapToObj(pixel -> input(taps, "row", Index.sum(column, pixel), channel, grouped))
                .toList();
        List<String> weights = IntStream.range(0, tile.channels())
                .mapToObj(offset -> "kernel[" + Index.sum(channel, offset) + "]")
                .toList();
        List<String> sums = IntStream.range(0, tile.rows())
                .mapToObj(pixel -> sums(taps, column, pixel))
                .toList();
        return members.passes().call(op.multiplyAdd(), tile, taps.length(), "x", inputs, weights, sums);
    }

    /** The index of a channel of the input pixel in a row and column of the tap group. */
    private String input(TapGroup taps, String groupRow, String column, String channel, boolean grouped) {
        String row = Index.sum(Index.product(groupRow, geometry.inputStep().rows()), taps.firstRow());
        String pixelColumn =
                Index.sum(Index.product(column, geometry.inputStep().columns()), taps.firstColumn());
        String pixel = Index.sum(Index.product(row, geometry.inputColumns()), pixelColumn);
        String firstChannel = grouped ? Index.sum(Index.product("group", geometry.groupChannels()), channel) : channel;
        return Index.sum(Index.product(pixel, geometry.channels()), firstChannel);
    }

    private static String sums(TapGroup taps, String column, int pixel) {
        return "sums[" + Index.sum(column, pixel + taps.border().left()) + "]";
    }

    private String suffix(TapGroup taps) {
        return kernel.tapGroups().size() == 1 ? "" : Integer.toString(taps.index());
    }
}
