// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class of the buffers that one forward pass works in. */
final class ArenaEmitter {

    private ArenaEmitter() {}

    /** The class, with the fields that the layers have added. */
    static TypeSpec emit(Plan plan, Members members, boolean isPublic) {
        TypeSpec.Builder arena = TypeSpec.classBuilder(members.arena())
                .addJavadoc("The working memory of one forward pass.\n")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.WORKING_MEMORY);
        if (isPublic) {
            arena.addModifiers(Modifier.PUBLIC);
        }
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.VECTOR_WEIGHTS, "vector")
                .addStatement("super(vector)");
        List<FieldSpec> fields = fields(plan, members);
        List<CodeBlock> settings = fields.stream().map(ArenaEmitter::setting).toList();
        List<List<CodeBlock>> chunks = MethodBudget.split(settings);
        if (chunks.size() <= 1) {
            fields.forEach(field -> arena.addField(
                    field.toBuilder().addModifiers(Modifier.FINAL).build()));
            return arena.addMethod(constructor.build()).build();
        }
        // Too many for a constructor, and methods cannot set final fields.
        fields.forEach(field -> arena.addField(
                FieldSpec.builder(field.type(), field.name(), Modifier.PRIVATE).build()));
        List<MethodSpec> methods = new ArrayList<>();
        for (List<CodeBlock> chunk : chunks) {
            String name = "allocate" + (methods.size() + 1);
            constructor.addStatement("$L()", name);
            MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
            chunk.forEach(method::addCode);
            methods.add(method.build());
        }
        return arena.addMethod(constructor.build()).addMethods(methods).build();
    }

    private static CodeBlock setting(FieldSpec field) {
        return CodeBlock.builder()
                .addStatement("$L = $L", field.name(), field.initializer())
                .build();
    }

    private static List<FieldSpec> fields(Plan plan, Members members) {
        List<FieldSpec> fields = new ArrayList<>();
        for (int index = 0; index < plan.buffers().size(); index++) {
            fields.add(FieldSpec.builder(Members.FLOATS, "buffer" + index, Modifier.PRIVATE)
                    .initializer("new float[$L]", plan.buffers().get(index))
                    .build());
        }
        if (!plan.scratch().isEmpty()) {
            fields.add(FieldSpec.builder(Members.FLOAT_ROWS, Members.SCRATCH, Modifier.PRIVATE)
                    .addJavadoc("Layers work here one after the other; counts of arrays and their lengths.\n")
                    .initializer(
                            "$T.of($L)",
                            RuntimeTypes.SCRATCH,
                            plan.scratch().stream()
                                    .map(run -> CodeBlock.of("$L,$W$L", run.count(), run.length()))
                                    .collect(CodeBlock.joining(",$W")))
                    .build());
        }
        if (plan.zeros() > 0) {
            fields.add(FieldSpec.builder(Members.FLOATS, Members.ZEROS, Modifier.PRIVATE)
                    .initializer("new float[$L]", plan.zeros())
                    .build());
        }
        fields.addAll(members.arenaFields());
        return fields;
    }
}
