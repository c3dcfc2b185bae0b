// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.plan.PackedWeight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** All sections of a network: the only one is in the network's own class, several have inner classes and a field each. */
final class Sections {

    private final List<Section> sections;
    private final List<SectionEmitter> emitters = new ArrayList<>();
    /** A field for each section; none if all is in the class of the network. */
    private final List<FieldSpec> fields = new ArrayList<>();

    Sections(List<Section> sections, ClassName network, Map<String, Integer> specs, Members members) {
        this.sections = sections;
        Map<PackedWeight, String> owners = new HashMap<>();
        for (Section section : sections) {
            String owner = "";
            if (sections.size() > 1) {
                int number = fields.size() + 1;
                owner = members.name("section" + number);
                ClassName name = network.nestedClass(members.name("Section" + number));
                fields.add(FieldSpec.builder(name, owner, Modifier.PRIVATE, Modifier.FINAL)
                        .build());
            }
            Map<PackedWeight, String> borrowed = new LinkedHashMap<>();
            for (PackedWeight weight : section.weights()) {
                String first = owners.putIfAbsent(weight, owner);
                if (first != null) {
                    borrowed.put(weight, first);
                }
            }
            emitters.add(new SectionEmitter(section, borrowed, specs, members));
        }
    }

    void addFields(TypeSpec.Builder type) {
        if (fields.isEmpty()) {
            sections.get(0).constants().forEach(type::addField);
            emitters.get(0).fields().forEach(type::addField);
        }
        fields.forEach(type::addField);
    }

    /** Sets the fields from original weights in the variable {@code weights}. */
    CodeBlock loading() {
        return each(SectionEmitter::loading, field -> create(field, "weights"));
    }

    /** Sets the fields to those of the variable {@code other}. */
    CodeBlock sharing() {
        return each(SectionEmitter::sharing, field -> create(field, "other." + field.name()));
    }

    /** Sets the fields from prepared weights in the variable {@code weights}. */
    CodeBlock preparing() {
        return each(SectionEmitter::preparing, field -> create(field, "weights"));
    }

    /** Adds the fields to the variable {@code packed}. */
    CodeBlock listing() {
        return each(SectionEmitter::listing, field -> statement("$L.list(packed)", field.name()));
    }

    /**
     * Code for all sections.
     *
     * @param own the code of the only section
     * @param delegating a statement that leaves it to the section of a field
     */
    private CodeBlock each(Function<SectionEmitter, CodeBlock> own, Function<FieldSpec, CodeBlock> delegating) {
        return fields.isEmpty()
                ? own.apply(emitters.get(0))
                : fields.stream().map(delegating).collect(CodeBlock.joining(""));
    }

    private static CodeBlock create(FieldSpec field, String source) {
        return statement("this.$L = new $T($L)", field.name(), field.type(), source);
    }

    /** Hands matrices to the variable {@code packer}. */
    CodeBlock packing() {
        if (fields.isEmpty()) {
            return emitters.get(0).packing();
        }
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < sections.size(); i++) {
            if (!sections.get(i).packing().isEmpty()) {
                code.addStatement("$L.pack(packer)", fields.get(i).name());
            }
        }
        return code.build();
    }

    /**
     * The calls of one forward pass: of each step, or of each section.
     *
     * @param arrays names of the inputs and outputs, which may hide fields
     */
    List<CodeBlock> calls(List<String> arrays) {
        if (fields.isEmpty()) {
            return sections.get(0).calls();
        }
        return fields.stream()
                .map(field -> statement(
                        "$L.forward($L,$Warena)",
                        arrays.contains(field.name()) ? "this." + field.name() : field.name(),
                        FaceEmitter.arguments(arrays)))
                .toList();
    }

    /** The cases of a switch over the regions of all sections. */
    List<CodeBlock> parts() {
        List<CodeBlock> cases = new ArrayList<>();
        for (int i = 0; i < emitters.size(); i++) {
            SectionEmitter section = emitters.get(i);
            cases.addAll(
                    fields.isEmpty()
                            ? section.parts()
                            : section.part(fields.get(i).name()));
        }
        return cases;
    }

    /** Adds the methods of the steps, if they are in the class of the network. */
    void addMethods(TypeSpec.Builder type) {
        if (fields.isEmpty()) {
            sections.get(0).methods().forEach(type::addMethod);
        }
    }

    /** Adds the inner classes. */
    void addClasses(TypeSpec.Builder type, List<String> arrays) {
        for (int i = 0; i < fields.size(); i++) {
            type.addType(emitters.get(i).emit((ClassName) fields.get(i).type(), arrays));
        }
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
