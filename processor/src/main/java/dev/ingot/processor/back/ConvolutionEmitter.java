// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
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
        kernel.direct()
                .ifPresent(direct -> new DirectEmitter(members, step, direct, name)
                        .emit(kernel.bias(), this::matrix, method, followers));
        if (step.shared()) {
            shared(method, followers);
            return;
        }
        if (grouped) {
            method.beginControlFlow("for (int group = 0; group < $L; group++)", geometry.groups());
        }
        String group = grouped ? "group, " : "";
        List<String> productMethods = productMethods(followers);
        for (TapGroup taps : kernel.tapGroups()) {
            if (kernel.wholeImage()) {
                method.addStatement("$L(x, 0, $L, $Larena)", productMethods.get(taps.index()), taps.allRows(), group);
            } else {
                method.addStatement("int ready$L = 0", suffix(taps));
            }
        }
        loop("depth", kernel.slices(), method);
        loop("step", kernel.steps(), method);
        if (!kernel.wholeImage()) {
            kernel.tapGroups().forEach(taps -> advance(taps, productMethods.get(taps.index()), group, method));
        }
        new GatherEmitter(members, step, kernel, name, products).emit(method, followers);
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

    /** Adds the tables of products; answers the methods that fill them. */
    private List<String> productMethods(List<MethodSpec> followers) {
        List<String> productMethods = new ArrayList<>();
        for (TapGroup taps : kernel.tapGroups()) {
            products.add(members.name(name + "Products" + suffix(taps)));
            members.addArenaField(Members.FLOAT_TABLE, products.get(taps.index()), table(taps));
        }
        for (TapGroup taps : kernel.tapGroups()) {
            productMethods.add(members.name(
                    "multiply" + Names.capitalised(name) + (suffix(taps).isEmpty() ? "" : "Taps" + suffix(taps))));
            followers.add(productsMethod(taps, productMethods.get(taps.index()), geometry.groups() > 1));
        }
        return productMethods;
    }

    /** Writes the layer as work that threads share. */
    private void shared(MethodSpec.Builder method, List<MethodSpec> followers) {
        List<MethodSpec> parts = new ArrayList<>();
        List<String> productMethods = productMethods(parts);
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
                rowsMethod.addStatement("int ready$L = $L", suffix(taps), firstNeeded(taps));
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
        new GatherEmitter(members, step, kernel, name, products).emit(rowsMethod, parts);
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
        String own = vectorProducts() ? ", own" : "";
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
        if (vectorProducts()) {
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

    /** Whether vector kernels compute the products of some tap group. */
    private boolean vectorProducts() {
        return kernel.tapGroups().stream().anyMatch(this::vectorProducts);
    }

    private boolean vectorProducts(TapGroup taps) {
        return kernel.direct().isEmpty() && VectorKernels.suit(op.multiplyAdd(), taps.length());
    }

    /** Multiplies the input rows that the step needs and that are not multiplied yet. */
    private void advance(TapGroup taps, String productMethod, String group, MethodSpec.Builder method) {
        String ready = "ready" + suffix(taps);
        String needed = "needed" + suffix(taps);
        String rows = Index.sum(kernel.steps() > 1 ? "step" : "0", taps.lead() + 1);
        if (isVolume(taps)) {
            String slices = Index.sum(kernel.slices() > 1 ? "depth" : "0", taps.leadSlice());
            rows = Index.sum(Index.product(slices, taps.rows()), "Math.min(" + rows + ", " + taps.rows() + ")");
        }
        method.addStatement("int $L = Math.min($L, $L)", needed, rows, taps.allRows());
        method.beginControlFlow("if ($L < $L)", ready, needed)
                .addStatement("$L(x, $L, $L, $Larena)", productMethod, ready, needed, group)
                .addStatement("$L = $L", ready, needed)
                .endControlFlow();
    }

    /** Whether a group of taps reads several slices, or slices around the input. */
    private static boolean isVolume(TapGroup taps) {
        return taps.border().front() + taps.slices() + taps.border().back() > 1;
    }

    private CodeBlock table(TapGroup taps) {
        Border border = taps.border();
        CodeBlock volume = isVolume(taps)
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
        if (step.shared() && kernel.wholeImage() && vectorProducts()) {
            method.addParameter(members.arena(), "own");
        }
        if (vectorProducts(taps)) {
            vector.products(
                    taps,
                    products.get(taps.index()),
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
        method.addStatement("float[][] sums = arena.$L[$L]", products.get(taps.index()), tableRow(taps));
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
        return members.passes().call(op.multiplyAdd(), tile, taps.length(), "x", inputs, weights, sums);
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

    private String suffix(TapGroup taps) {
        return kernel.tapGroups().size() == 1 ? "" : Integer.toString(taps.index());
    }
}
