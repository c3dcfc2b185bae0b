// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.plan.PackedWeight;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes a section: piece by piece for the class of the network, or as an inner class of it, which has the same members and
 * so the same code.
 */
final class SectionEmitter {

    private final Section section;
    private final List<PackedWeight> own;
    private final Map<PackedWeight, String> borrowed;
    private final Map<String, Integer> specs;
    private final Members members;

    /**
     * An emitter of a section.
     *
     * @param borrowed the field of the earlier section that has a weight, for those that it shares with one
     * @param specs the index of each weight in the signature
     */
    SectionEmitter(Section section, Map<PackedWeight, String> borrowed, Map<String, Integer> specs, Members members) {
        this.section = section;
        this.borrowed = borrowed;
        own = section.weights().stream()
                .filter(weight -> !borrowed.containsKey(weight))
                .toList();
        this.specs = specs;
        this.members = members;
    }

    /** The fields of its weights. */
    List<FieldSpec> fields() {
        return section.weights().stream()
                .map(weight -> FieldSpec.builder(
                                Members.type(weight.layout()), weight.name(), Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .toList();
    }

    /** Sets the fields from original weights in the variable {@code weights}; adds the methods that takes. */
    CodeBlock loading() {
        LoadEmitter.MethodSink methods = new LoadEmitter.MethodSink() {

            @Override
            public String name(String wished) {
                return members.name(wished);
            }

            @Override
            public void add(MethodSpec method) {
                section.methods().add(method);
            }
        };
        return CodeBlock.join(List.of(LoadEmitter.emit(own, specs, methods), borrowing()), "");
    }

    /** Sets the fields from prepared weights in the variable {@code weights}. */
    CodeBlock preparing() {
        return CodeBlock.join(List.of(each(PreparationEmitter::reading), borrowing()), "");
    }

    /** Sets the fields to those of the variable {@code other}. */
    CodeBlock sharing() {
        return CodeBlock.join(
                List.of(
                        each(weight -> CodeBlock.builder()
                                .addStatement("this.$L = other.$L", weight.name(), weight.name())
                                .build()),
                        borrowing()),
                "");
    }

    /** Adds the fields to the variable {@code packed}. */
    CodeBlock listing() {
        return each(PreparationEmitter::listing);
    }

    private CodeBlock each(Function<PackedWeight, CodeBlock> code) {
        return own.stream().map(code).collect(CodeBlock.joining(""));
    }

    /** Sets the fields of weights that an earlier section has. */
    private CodeBlock borrowing() {
        CodeBlock.Builder code = CodeBlock.builder();
        borrowed.forEach((weight, owner) -> code.addStatement("this.$L = $L.$L", weight.name(), owner, weight.name()));
        return code.build();
    }

    /** Hands matrices to the variable {@code packer}. */
    CodeBlock packing() {
        CodeBlock.Builder code = CodeBlock.builder();
        section.packing().forEach(code::addStatement);
        return code.build();
    }

    /** The cases of the switch over regions. */
    List<CodeBlock> parts() {
        return section.regions().stream().map(Section.Region::part).toList();
    }

    /** One case for all regions, which leaves them to an object of the inner class. */
    List<CodeBlock> part(String object) {
        if (section.regions().isEmpty()) {
            return List.of();
        }
        CodeBlock numbers = section.regions().stream()
                .map(region -> CodeBlock.of("$L", region.number()))
                .collect(CodeBlock.joining(",$W"));
        return List.of(CodeBlock.of("case $L -> $L.part(region, from, to, x, output, arena, own);\n", numbers, object));
    }

    /**
     * The inner class.
     *
     * @param arrays names of the inputs and outputs of the network
     */
    TypeSpec emit(ClassName name, List<String> arrays) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("$L\n", title())
                .addFields(section.constants())
                .addFields(fields())
                .addMethod(constructor(RuntimeTypes.LOADED_WEIGHTS, "weights", loading()))
                .addMethod(constructor(name, "other", sharing()))
                .addMethod(constructor(RuntimeTypes.PREPARED_WEIGHTS, "weights", preparing()))
                .addMethod(MethodSpec.methodBuilder("list")
                        .addParameter(RuntimeTypes.PACKED_WEIGHTS, "packed")
                        .addCode(listing())
                        .build())
                .addMethod(pass("forward", arrays, members.arena(), section.calls()));
        if (!section.packing().isEmpty()) {
            type.addMethod(MethodSpec.methodBuilder("pack")
                    .addParameter(RuntimeTypes.VECTOR_PACKER, "packer")
                    .addCode(packing())
                    .build());
        }
        if (!section.regions().isEmpty()) {
            type.addMethod(part("part", members.arena())
                    .beginControlFlow("switch (region)")
                    .addCode(CodeBlock.join(parts(), ""))
                    .addCode("default -> throw new $T();\n", IllegalArgumentException.class)
                    .endControlFlow()
                    .build());
        }
        return type.addMethods(section.methods()).build();
    }

    private String title() {
        List<String> steps = section.steps();
        return steps.size() == 1
                ? "The layer " + steps.get(0) + "."
                : "The " + steps.size() + " layers from " + steps.get(0) + " to " + steps.get(steps.size() - 1) + ".";
    }

    private static MethodSpec constructor(TypeName source, String name, CodeBlock code) {
        return MethodSpec.constructorBuilder()
                .addParameter(source, name)
                .addCode(code)
                .build();
    }

    /** A method with the parameters of {@code CompiledNetwork.part}. */
    static MethodSpec.Builder part(String name, ClassName arena) {
        return MethodSpec.methodBuilder(name)
                .addParameter(TypeName.INT, "region")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output")
                .addParameter(arena, "arena")
                .addParameter(arena, "own");
    }

    /** A method over the arrays of one sample. */
    static MethodSpec pass(String name, List<String> arrays, ClassName arena, List<CodeBlock> statements) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name);
        arrays.forEach(array -> method.addParameter(Members.FLOATS, array));
        method.addParameter(arena, "arena");
        statements.forEach(method::addCode);
        return method.build();
    }
}
