// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;
import dev.ingot.processor.plan.PlaneKernel.Read;
import dev.ingot.processor.plan.ShiftedPlaneKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes convolutions of few channels and filters, some rows at a time. */
final class ShiftedPlaneEmitter {

    private final Members members;
    private final Step step;
    private final ShiftedPlaneKernel kernel;
    private final String name;
    private final Convolution op;
    private final Output output;
    private final VectorActivation activation;
    private final String planes;
    private final String split;
    private final String block;
    private final ShiftedPlaneStores stores;
    private final Map<String, String> constants = new HashMap<>();

    ShiftedPlaneEmitter(Members members, Step step, ShiftedPlaneKernel kernel, String name) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        op = (Convolution) step.node().op();
        output = Output.of(step);
        activation = new VectorActivation(members, name, op.activation(), output, false);
        planes = members.name(name + "Planes");
        split = members.name("split" + Names.capitalised(name));
        block = kernel.blocks() == 1 ? "0" : "block";
        stores = new ShiftedPlaneStores(
                members, kernel, name, output, activatesLater() ? ElementFunction.LINEAR : op.activation());
    }

    /** Writes what vector kernels do instead of the rest of the layer's method. */
    void emitForVectorKernels(MethodSpec.Builder method, List<MethodSpec> followers) {
        vectorBlock(method);
        followers.add(splitMethod());
        followers.addAll(stores.methods());
    }

    /** Writes the body of the layer's method; the methods that it calls follow it in the class. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        int first = step.scratch().get(1);
        members.addArenaField(
                Members.FLOAT_ROWS,
                planes,
                CodeBlock.of(
                        "$T.copyOfRange($L, $L, $L)",
                        Arrays.class,
                        Members.SCRATCH,
                        first,
                        first + kernel.shifts().size() * kernel.channels()));
        List<MethodSpec> vectorMethods = new ArrayList<>();
        kernel.direct()
                .ifPresent(direct -> new DirectEmitter(members, step, direct, name)
                        .emit(kernel.bias(), this::matrix, method, vectorMethods));
        if (kernel.blocks() == 1) {
            block(method, followers);
        } else {
            String rows = members.name(name + "Rows");
            MethodSpec.Builder rowsMethod = MethodSpec.methodBuilder(rows)
                    .addModifiers(Modifier.PRIVATE)
                    .addJavadoc(
                            "A block of $L rows of $L$L.\n",
                            kernel.blockRows(),
                            name,
                            kernel.phases().size() > 1 ? ", of each phase" : "")
                    .addParameter(Members.FLOATS, "x")
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(TypeName.INT, "block")
                    .addParameter(members.arena(), "arena");
            List<MethodSpec> parts = new ArrayList<>();
            block(rowsMethod, parts);
            blocks(rows, method, followers);
            followers.add(rowsMethod.build());
            followers.addAll(parts);
        }
        followers.addAll(stores.methods());
        followers.addAll(vectorMethods);
    }

    /** The number of the matrix with the weights of a cell of the kernel. */
    private int matrix(int cell) {
        int taps = Math.toIntExact(step.node().operand(1).shape().elements() / kernel.channels() / kernel.filters());
        return members.addColumns(kernel.kernel().name(), kernel.channels(), kernel.filters(), taps) + cell;
    }

    /** Writes the loop over blocks of rows, which threads may share. */
    private void blocks(String rows, MethodSpec.Builder method, List<MethodSpec> followers) {
        if (!step.shared()) {
            method.beginControlFlow("for (int block = 0; block < $L; block++)", kernel.blocks())
                    .addStatement("$L(x, output, block, arena)", rows)
                    .endControlFlow();
            return;
        }
        String some = members.name("some" + Names.capitalised(rows));
        String region = members.addRegion(some, CodeBlock.of("$L(x, output, from, to, own)", some));
        method.addStatement("share($L, $L, 0, x, output, arena)", region, kernel.blocks());
        followers.add(MethodSpec.methodBuilder(some)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Some blocks of rows of $L.\n", name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena")
                .beginControlFlow("for (int block = from; block < to; block++)")
                .addStatement("$L(x, output, block, arena)", rows)
                .endControlFlow()
                .build());
    }

    /** Writes what computes a block of rows of all phases. */
    private void block(MethodSpec.Builder method, List<MethodSpec> followers) {
        if (kernel.vectorPlanes()) {
            vectorBlock(method);
        }
        method.addStatement(
                        "float[] unmoved = arena.$L[$L]",
                        Members.SCRATCH,
                        step.scratch().get(0))
                .addStatement(split("unmoved", kernel.pitch(), kernel.unmovedLength()))
                .beginControlFlow("for (int channel = 0; channel < $L; channel++)", kernel.channels());
        for (int shift = 0; shift < kernel.shifts().size(); shift++) {
            method.addStatement(move(
                    kernel.shifts().get(shift),
                    "arena." + planes + "[" + Index.sum("channel", shift * kernel.channels()) + "]"));
        }
        method.endControlFlow();
        method.addStatement(
                "float[] sums = arena.$L[$L]", Members.SCRATCH, step.scratch().get(3));
        for (PlanePhase phase : kernel.phases()) {
            String sum = members.name("sum" + stores.suffix(phase));
            CodeBlock call = CodeBlock.builder()
                    .addStatement("$L($Lsums, arena)", sum, filters() ? "filter, " : "")
                    .build();
            if (filters()) {
                method.beginControlFlow("for (int filter = 0; filter < $L; filter++)", kernel.filters())
                        .addCode(call)
                        .endControlFlow();
            } else {
                method.addCode(call);
            }
            method.addCode(stores.call(phase, "sums", kernel.pitch(), kernel.sumLength()));
            followers.add(sumMethod(phase, sum));
        }
        followers.add(0, splitMethod());
        method.addCode(loop());
    }

    private void vectorBlock(MethodSpec.Builder method) {
        String vectorPlanes = members.name(name + "VectorPlanes");
        String vectorSums = members.name(name + "VectorSums");
        int length = kernel.vectorPlaneLength();
        int sumLength = kernel.vectorSumLength();
        members.usesVectorKernels();
        members.addVectorField(
                Members.FLOATS, vectorPlanes, CodeBlock.of("vector.newPlanes($L, $L)", kernel.channels(), length));
        members.addVectorField(
                Members.FLOATS, vectorSums, CodeBlock.of("vector.newPlanes($L, $L)", kernel.filters(), sumLength));
        method.beginControlFlow("if (arena.vector != null)")
                .addStatement(split("arena." + vectorPlanes, kernel.vectorPitch(), length));
        for (PlanePhase phase : kernel.phases()) {
            int pixels = (kernel.blockRows() - 1) * kernel.vectorPitch()
                    + phase.columns().count();
            method.addStatement(
                    "arena.vector.sumPlanes(arena.$L,$W$L,$W$L,$W$L,$W$L,$W$L,$Warena.$L,$W$L,$W$L)",
                    vectorPlanes,
                    length,
                    kernel.channels(),
                    vectorTaps(phase),
                    kernel.kernel().name(),
                    kernel.filters(),
                    vectorSums,
                    sumLength,
                    pixels);
            method.addCode(stores.call(phase, "arena." + vectorSums, kernel.vectorPitch(), sumLength));
        }
        CodeBlock function = activation.rest(firstValue(), endValue());
        method.addCode(function.isEmpty() ? loop() : function)
                .addStatement("return")
                .endControlFlow();
    }

    private CodeBlock move(int shift, String moved) {
        String plane = Index.product("channel", kernel.unmovedLength());
        if (kernel.hasGaps()) {
            return CodeBlock.of(
                    "System.arraycopy(unmoved, $L, $L, 0, $L)",
                    Index.sum(plane, kernel.start() + shift),
                    moved,
                    kernel.planeLength());
        }
        return CodeBlock.of(
                "$T.move(unmoved,$W$L,$W$L,$W$L,$W$L,$W$L)",
                RuntimeTypes.PLANES,
                Index.sum(plane, kernel.start()),
                kernel.planeRows(),
                kernel.pitch(),
                shift,
                moved);
    }

    private CodeBlock split(String target, int pitch, int length) {
        return CodeBlock.of(
                "$L(x, $L, $L, $L, $L)",
                split,
                Index.sum(Index.product(block, kernel.blockRows()), kernel.firstRow()),
                target,
                pitch,
                length);
    }

    private MethodSpec splitMethod() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(split)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Some rows of the input of $L with a plane of pixels for each channel, and zeros around them.\n",
                        name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "firstRow")
                .addParameter(Members.FLOATS, "planes")
                .addParameter(TypeName.INT, "pitch")
                .addParameter(TypeName.INT, "length")
                .addStatement("$T.fill(planes, 0, $L, 0f)", Arrays.class, Index.product("length", kernel.channels()))
                .addStatement("int end = Math.min($L, $L - firstRow)", kernel.planeRows(), kernel.rows())
                .beginControlFlow("for (int row = Math.max(0, -firstRow); row < end; row++)")
                .addStatement("int from = (firstRow + row) * $L", kernel.columns() * kernel.channels())
                .addStatement("int target = $L", Index.sum("row * pitch", kernel.start()))
                .beginControlFlow("for (int column = 0; column < $L; column++)", kernel.columns());
        for (int channel = 0; channel < kernel.channels(); channel++) {
            method.addStatement(
                    "planes[target + column$L] = x[from + $L]",
                    channel == 0 ? "" : " + " + Index.product("length", channel),
                    Index.sum(Index.product("column", kernel.channels()), channel));
        }
        return method.endControlFlow().endControlFlow().build();
    }

    private MethodSpec sumMethod(PlanePhase phase, String methodName) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("$L: sums over $L.\n", stores.title(phase), taps(phase));
        if (filters()) {
            method.addParameter(TypeName.INT, "filter");
        }
        method.addParameter(Members.FLOATS, "allSums")
                .addParameter(members.arena(), "arena")
                .addStatement(
                        "float[] sums = arena.$L[$L]",
                        Members.SCRATCH,
                        step.scratch().get(2))
                .addStatement("$T.fill(sums, 0, $L, 0f)", Arrays.class, kernel.sumLength());
        List<Read> reads = phase.reads();
        if (!reads.isEmpty()) {
            method.addStatement("float[][] planes = arena.$L", planes);
        }
        int first = 0;
        while (first < reads.size()) {
            int row = reads.get(first).row();
            int end = first;
            while (end < reads.size() && reads.get(end).row() == row) {
                end++;
            }
            int offset = (row - kernel.firstRow()) * kernel.pitch();
            if (end == first + 1) {
                method.addCode(tap(offset, literal(phase, first, this::plane), literal(phase, first, Read::tap)));
            } else {
                method.beginControlFlow("for (int tap = $L; tap < $L; tap++)", first, end)
                        .addStatement("int plane = $L[tap]", constant(phase, "Planes", this::plane))
                        .addCode(tap(offset, "plane", constant(phase, "Taps", Read::tap) + "[tap]"))
                        .endControlFlow();
            }
            first = end;
        }
        return method.addStatement(
                        "System.arraycopy(sums, 0, allSums, $L, $L)",
                        filters() ? "filter * " + kernel.sumLength() : "0",
                        kernel.sumLength())
                .build();
    }

    private static String literal(PlanePhase phase, int read, ToIntFunction<Read> number) {
        return Integer.toString(number.applyAsInt(phase.reads().get(read)));
    }

    private static String taps(PlanePhase phase) {
        int taps = phase.reads().size();
        return taps == 1 ? "a tap" : taps + " taps";
    }

    private CodeBlock tap(int offset, String plane, String tap) {
        String row = Index.product(tap, kernel.filters());
        String weight = Index.product(filters() ? Index.sum(row, "filter") : row, kernel.channels());
        return members.planeTaps()
                .call(
                        op.multiplyAdd(),
                        kernel.sumLength(),
                        offset,
                        IntStream.range(0, kernel.channels())
                                .mapToObj(channel -> "planes[" + Index.sum(plane, channel) + "]")
                                .toList(),
                        kernel.kernel().name(),
                        weight);
    }

    /** The index of the first channel's plane that a summand reads. */
    private int plane(Read read) {
        return kernel.shifts().indexOf(read.column()) * kernel.channels();
    }

    /** Where in the planes each tap reads, and where its weights are. */
    private String vectorTaps(PlanePhase phase) {
        String constant = members.name(LoopEmitter.constantCase(stores.suffix(phase) + "VectorTaps"));
        List<CodeBlock> lines = phase.reads().stream()
                .map(read -> CodeBlock.of(
                        "$L, $L",
                        (read.row() - kernel.firstRow()) * kernel.vectorPitch() + kernel.start() + read.column(),
                        read.tap() * kernel.filters() * kernel.channels()))
                .toList();
        members.addTable(constant, 2, lines);
        return constant;
    }

    private String constant(PlanePhase phase, String kind, ToIntFunction<Read> number) {
        String constant = LoopEmitter.constantCase(stores.suffix(phase) + kind);
        return constants.computeIfAbsent(constant, absent -> {
            String allocated = members.name(constant);
            members.addConstant(
                    Members.INTS,
                    allocated,
                    phase.reads().stream()
                            .map(read -> CodeBlock.of("$L", number.applyAsInt(read)))
                            .collect(CodeBlock.joining(",$W", "{", "}")));
            return allocated;
        });
    }

    /** Whether the activation is a loop of its own over the stored sums: vector kernels may have a function for that. */
    private boolean activatesLater() {
        return !op.activation().isLinear() && activation.slope() != 0f;
    }

    private CodeBlock loop() {
        if (!activatesLater()) {
            return CodeBlock.of("");
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int i = $L; i < $L; i++)", firstValue(), endValue())
                .add(Stores.store(output.at("i"), CodeBlock.of("$L", output.at("i")), op.activation()))
                .endControlFlow()
                .build();
    }

    /** The first value of a block of rows. */
    private String firstValue() {
        return Index.product(block, valuesOfBlock());
    }

    private String endValue() {
        long values = step.node().shape().elements();
        return kernel.blocks() == 1
                ? Long.toString(values)
                : "Math.min((block + 1) * " + valuesOfBlock() + ", " + values + ")";
    }

    private int valuesOfBlock() {
        return kernel.blockRows() * kernel.rowStep() * kernel.outputColumns() * kernel.filters();
    }

    private boolean filters() {
        return kernel.filters() > 1;
    }
}
