// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Layout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The members of a generated class that its layers add while they are emitted. */
final class Members {

    static final TypeName INTS = ArrayTypeName.of(TypeName.INT);
    static final TypeName INT_ROWS = ArrayTypeName.of(INTS);
    static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    static final TypeName FLOAT_ROWS = ArrayTypeName.of(FLOATS);
    static final TypeName FLOAT_TABLE = ArrayTypeName.of(FLOAT_ROWS);

    /** The field of the arena with the arrays that layers work in. */
    static final String SCRATCH = "scratch";
    /** The field of the arena with the zeros around tables of products. */
    static final String ZEROS = "zeros";

    /** So many tables may be written into the initialiser of a class in full. */
    private static final int MOST_LONG_TABLES = 4;

    private final Names names;
    private final ClassName arena;
    private final List<FieldSpec> arenaFields = new ArrayList<>();
    private final MultiplyAddPasses passes = new MultiplyAddPasses();
    private final PartialSums partialSums = new PartialSums();
    private final Map<CodeBlock, Integer> firstMatrices = new HashMap<>();
    private final PoolPasses poolPasses = new PoolPasses();
    private final TapSums tapSums = new TapSums();
    private final PlaneTaps planeTaps = new PlaneTaps();
    private Section section;
    private int matrices;
    private int regions;
    private boolean vectorKernels;

    Members(Names names, ClassName arena) {
        this.names = names;
        this.arena = arena;
    }

    /** The type of the field for a weight of this layout. */
    static TypeName type(Layout layout) {
        if (layout instanceof Layout.Taps) {
            return FLOAT_TABLE;
        }
        boolean rows =
                layout instanceof Layout.Rows || layout instanceof Layout.Columns || layout instanceof Layout.Depthwise;
        return rows ? FLOAT_ROWS : FLOATS;
    }

    /** An identifier that no other member has. */
    String name(String wished) {
        return names.allocate(wished);
    }

    /** The class that holds a call's working memory. */
    ClassName arena() {
        return arena;
    }

    /** The methods that add products to sums, shared by all layers. */
    MultiplyAddPasses passes() {
        return passes;
    }

    /** The methods that add up an array or a dot product, shared by all layers. */
    PartialSums partialSums() {
        return partialSums;
    }

    /** The methods that add products of depthwise convolutions, shared by all layers. */
    TapSums tapSums() {
        return tapSums;
    }

    /** The methods that add taps of convolutions of few channels, shared by all layers. */
    PlaneTaps planeTaps() {
        return planeTaps;
    }

    /** The methods that reduce values of poolings, shared by all layers. */
    PoolPasses poolPasses() {
        return poolPasses;
    }

    /** A new section, to which constants, methods and regions are added from now on. */
    Section newSection() {
        section = new Section();
        return section;
    }

    void addConstant(TypeName type, String name, CodeBlock value) {
        section.constants()
                .add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(value)
                        .build());
    }

    /**
     * Adds a constant of numbers, a row to a line. A long one is made by methods, so that it does not take up the initialiser
     * of the class.
     *
     * @param columns numbers of each row
     * @param rows their numbers, separated by commas
     */
    void addTable(String name, int columns, List<CodeBlock> rows) {
        if (MethodBudget.fits(MOST_LONG_TABLES * MethodBudget.bytes(rows))) {
            addConstant(INTS, name, table(rows));
            return;
        }
        String make = name("make" + Names.capitalised(name));
        addConstant(INTS, name, CodeBlock.of("$L()", make));
        CodeBlock.Builder body = CodeBlock.builder().addStatement("int[] table = new int[$L]", rows.size() * columns);
        List<MethodSpec> parts = new ArrayList<>();
        int row = 0;
        for (List<CodeBlock> chunk : MethodBudget.split(rows)) {
            String part = name(make + "Part");
            body.addStatement("System.arraycopy($L(), 0, table, $L, $L)", part, row * columns, chunk.size() * columns);
            parts.add(tableMethod(part, CodeBlock.of("return new int[] $L;\n", table(chunk))));
            row += chunk.size();
        }
        addMethod(tableMethod(make, body.addStatement("return table").build()));
        parts.forEach(this::addMethod);
    }

    private static MethodSpec tableMethod(String name, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(INTS)
                .addCode(body)
                .build();
    }

    private static CodeBlock table(List<CodeBlock> rows) {
        return CodeBlock.builder()
                .add("{\n")
                .indent()
                .add(CodeBlock.join(rows, ",\n"))
                .unindent()
                .add("\n}")
                .build();
    }

    void addArenaField(TypeName type, String name, CodeBlock value) {
        arenaFields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.FINAL)
                .initializer(value)
                .build());
    }

    /** Adds a field that the arena has only if it is laid out for vector kernels; else it is null. */
    void addVectorField(TypeName type, String name, CodeBlock value) {
        addArenaField(type, name, CodeBlock.of("vector == null ? null : $L", value));
    }

    /**
     * Gives vector kernels the matrices that stand side by side in a weight.
     *
     * @param weight the field
     * @param columns columns of each matrix
     * @param count how many matrices that makes
     * @return the number of the first matrix among those of the network; that of an earlier call with the same arguments
     */
    int addMatrices(String weight, int columns, int count) {
        return addMatrices(CodeBlock.of("packer.add($L, $L)", weight, columns), count);
    }

    /**
     * Gives vector kernels the matrices that a weight in {@link Layout.FilterRows} holds one after the other, column by column.
     *
     * @param weight the field
     * @param rows rows of each matrix
     * @param columns columns of each matrix
     * @param count how many matrices that makes
     * @return the number of the first matrix among those of the network; that of an earlier call with the same arguments
     */
    int addColumns(String weight, int rows, int columns, int count) {
        return addMatrices(CodeBlock.of("packer.addColumns($L, $L, $L)", weight, rows, columns), count);
    }

    private int addMatrices(CodeBlock packing, int count) {
        Integer known = firstMatrices.get(packing);
        if (known != null) {
            return known;
        }
        section.packing().add(packing);
        usesVectorKernels();
        int first = matrices;
        firstMatrices.put(packing, first);
        matrices += count;
        return first;
    }

    /**
     * Adds work that threads share.
     *
     * @param name what the work is
     * @param part computes the units from {@code from} to {@code to} of it; may name the other parameters of {@code part} too
     * @return the constant that stands for it
     */
    String addRegion(String name, CodeBlock part) {
        String constant = name(LoopEmitter.constantCase(name));
        addConstant(TypeName.INT, constant, CodeBlock.of("$L", regions));
        section.regions().add(new Section.Region(regions, CodeBlock.of("case $L -> $L;\n", constant, part)));
        regions++;
        return constant;
    }

    /** Notes that some layer has code for vector kernels. */
    void usesVectorKernels() {
        vectorKernels = true;
    }

    /** Whether some layer has code for vector kernels. */
    boolean hasVectorKernels() {
        return vectorKernels;
    }

    void addMethod(MethodSpec method) {
        section.methods().add(method);
    }

    List<FieldSpec> arenaFields() {
        return arenaFields;
    }
}
