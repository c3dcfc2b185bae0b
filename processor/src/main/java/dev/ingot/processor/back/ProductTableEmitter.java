// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.ConvolutionKernel.Border;
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

/** Writes the tables with the products of input pixels and the taps of a convolution, and the methods that fill them. */
final class ProductTableEmitter {

    private final Members members;
    private final ConvolutionKernel kernel;
    private final Geometry geometry;
    private final String name;
    private final MultiplyAdd multiplyAdd;
    private final Plan.Step step;
    private final VectorEmitter vector;
    private final List<String> names = new ArrayList<>();

    ProductTableEmitter(Members members, Plan.Step step, ConvolutionKernel kernel, String name) {
        this.members = members;
        this.kernel = kernel;
        this.geometry = kernel.geometry();
        this.name = name;
        this.multiplyAdd = ((Convolution) step.node().op()).multiplyAdd();
        this.step = step;
        this.vector = new VectorEmitter(members, step, kernel, name);
    }

    /** The arena's fields with the tables, by groups of taps. */
    List<String> names() {
        return names;
    }

    /** Adds the tables of products and the methods that fill some rows of them; answers the names of the methods. */
    List<String> emit(List<MethodSpec> followers) {
        List<String> productMethods = new ArrayList<>();
        for (TapGroup taps : kernel.tapGroups()) {
            names.add(members.name(name + "Products" + suffix(taps)));
            members.addArenaField(Members.FLOAT_TABLE, names.get(taps.index()), table(taps));
        }
        for (TapGroup taps : kernel.tapGroups()) {
            productMethods.add(members.name(
                    "multiply" + Names.capitalised(name) + (suffix(taps).isEmpty() ? "" : "Taps" + suffix(taps))));
            followers.add(productsMethod(taps, productMethods.get(taps.index()), geometry.groups() > 1));
        }
        return productMethods;
    }

    /** Whether vector kernels compute the products of some tap group. */
    boolean useVectorKernels() {
        return kernel.tapGroups().stream().anyMatch(this::usesVectorKernels);
    }

    private boolean usesVectorKernels(TapGroup taps) {
        return kernel.direct().isEmpty()
                && kernel.planes().isEmpty()
                && VectorKernels.suitTable(multiplyAdd, taps.length(), geometry.groupChannels());
    }

    private CodeBlock table(TapGroup taps) {
        Border border = taps.border();
        CodeBlock volume = taps.isVolume()
                ? CodeBlock.of(",$W$L, $L, $L", taps.slices(), border.front(), border.back())
                : CodeBlock.of("");
        return CodeBlock.of(
                "$T.of($L, $L, $L, $L, $L, $L, $L, $L, $L, $L$L)",
                RuntimeTypes.PRODUCT_TABLE,
                Members.SCRATCH,
                step.scratch().get(taps.index()),
                Members.ZEROS,
                taps.rows(),
                taps.columns(),
                taps.span(),
                border.top(),
                border.bottom(),
                border.left(),
                border.right(),
                volume);
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
        if (step.shared() && kernel.wholeImage() && useVectorKernels()) {
            method.addParameter(members.arena(), "own");
        }
        if (usesVectorKernels(taps)) {
            vector.products(
                    taps,
                    names.get(taps.index()),
                    loop -> openRows(taps, loop),
                    input(taps, "row", "0", "0", grouped),
                    tableRow(taps),
                    method);
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
        openRows(taps, method);
        method.addStatement("float[][] sums = arena.$L[$L]", names.get(taps.index()), tableRow(taps));
        body.run();
        method.endControlFlow();
    }

    /** Opens the loop over rows of products, with the variable {@code row}, and {@code depth} if there are several slices. */
    private static void openRows(TapGroup taps, MethodSpec.Builder method) {
        if (taps.slices() == 1) {
            method.beginControlFlow("for (int row = from; row < to; row++)");
        } else {
            method.beginControlFlow("for (int index = from; index < to; index++)")
                    .addStatement("int depth = index / $L", taps.rows())
                    .addStatement("int row = index % $L", taps.rows());
        }
    }

    /** The row of the table for the variables of {@link #openRows}. */
    private static String tableRow(TapGroup taps) {
        String slice = Index.product(taps.slices() == 1 ? "0" : "depth", taps.tableRows());
        return Index.sum(
                Index.sum(slice, "row"),
                taps.border().front() * taps.tableRows() + taps.border().top());
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
        return members.passes().call(multiplyAdd, tile, taps.length(), "x", inputs, weights, sums);
    }

    /** The index of a channel of the input pixel in a row and column of the tap group. */
    private String input(TapGroup taps, String groupRow, String column, String channel, boolean grouped) {
        String slice = Index.sum(
                Index.product(
                        taps.slices() == 1 ? "0" : "depth", geometry.inputStep().depth()),
                taps.firstSlice());
        String row = Index.sum(
                Index.sum(
                        Index.product(slice, geometry.inputRows()),
                        Index.product(groupRow, geometry.inputStep().rows())),
                taps.firstRow());
        String pixelColumn =
                Index.sum(Index.product(column, geometry.inputStep().columns()), taps.firstColumn());
        String pixel = Index.sum(Index.product(row, geometry.inputColumns()), pixelColumn);
        String firstChannel = grouped ? Index.sum(Index.product("group", geometry.groupChannels()), channel) : channel;
        return Index.sum(Index.product(pixel, geometry.channels()), firstChannel);
    }

    private static String sums(TapGroup taps, String column, int pixel) {
        return "sums[" + Index.sum(column, pixel + taps.border().left()) + "]";
    }

    /** What tells the names for a group of taps from those for others. */
    String suffix(TapGroup taps) {
        return kernel.tapGroups().size() == 1 ? "" : Integer.toString(taps.index());
    }
}
