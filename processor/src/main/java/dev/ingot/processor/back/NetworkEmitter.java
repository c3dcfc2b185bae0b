// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.Storage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes the class of a network. */
public final class NetworkEmitter {

    /** The version of the runtime's interface that generated code is written against. */
    public static final int ABI = 1;

    /** Qualified name of the annotation on every generated class. */
    public static final String MARKER = RuntimeTypes.GENERATED_NETWORK.canonicalName();

    /** Member names that the class has anyway or inherits; no layer's method may take them. */
    private static final Set<String> RESERVED = Set.of(
            "load",
            "predict",
            "predictInto",
            "on",
            "run",
            "summary",
            "describe",
            "signature",
            "weightSpecs",
            "prepare",
            "packed",
            "forward",
            "newArena",
            "pack",
            "share",
            "part",
            "warmUp",
            "takeArena",
            "returnArena",
            "checkInput",
            "checkOutput",
            "checkDistinct",
            "tableRow",
            "predictBatch",
            "toString",
            "hashCode",
            "equals",
            "getClass",
            "wait",
            "notify",
            "notifyAll",
            "clone",
            "finalize",
            "ABI",
            "SIGNATURE",
            "PLAN",
            "Arena",
            "Outputs");

    /** A comment of one line, which JavaPoet spreads over three. */
    private static final Pattern SHORT_JAVADOC = Pattern.compile("(?m)^( *)/\\*\\*\\n *\\* (.*)\\n *\\*/$");

    private final TypedModel typed;
    private final Model model;
    private final Plan plan;
    private final ClassName network;
    private final Members members;
    private final SignatureEmitter signature;

    private NetworkEmitter(TypedModel typed, Plan plan, Names names) {
        this.typed = typed;
        this.model = typed.model();
        this.plan = plan;
        network = ClassName.get(model.packageName(), model.className());
        members = new Members(names, network.nestedClass("Arena"));
        signature = new SignatureEmitter(typed, plan);
    }

    /** An allocator for the member names of a generated class. */
    public static Names names() {
        return new Names(RESERVED);
    }

    /**
     * The source of a network.
     *
     * @param typed the model
     * @param plan its plan, whose weights are named by the allocator
     * @param names the allocator of {@link #names()}
     * @param generatedAnnotation qualified name of an annotation for generated code that the user's module can see
     */
    public static GeneratedSource emit(TypedModel typed, Plan plan, Names names, Optional<String> generatedAnnotation) {
        return new NetworkEmitter(typed, plan, names).emit(generatedAnnotation);
    }

    private GeneratedSource emit(Optional<String> generatedAnnotation) {
        List<String> lines = new PlanTable(typed, plan).lines();
        List<String> methodNames = plan.steps().stream()
                .map(step -> members.name(step.node().name()))
                .toList();
        for (int i = 0; i < methodNames.size(); i++) {
            Step step = plan.steps().get(i);
            LayerEmitter.emit(members, step, methodNames.get(i), type(step));
        }
        TypeSpec.Builder type = TypeSpec.classBuilder(network)
                .addJavadoc(
                        "The forward pass of {@code $L}.\n\n<pre>{@code\n$L\n}</pre>\n",
                        model.name(),
                        String.join("\n", lines))
                .addAnnotation(RuntimeTypes.GENERATED_NETWORK)
                .addModifiers(Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.COMPILED_NETWORK, members.arena()));
        generatedAnnotation.ifPresent(name -> type.addAnnotation(AnnotationSpec.builder(ClassName.bestGuess(name))
                .addMember("value", "$S", "dev.ingot.processor.NeuralNetworkProcessor")
                .build()));
        if (model.isPublic()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        fields(type);
        constructors(type);
        PreparationEmitter.emit(type, plan);
        new FaceEmitter(typed, plan, network, type)
                .emit(lines, signature.weights().isEmpty(), members);
        forward(type, methodNames);
        parts(type);
        members.methods().forEach(type::addMethod);
        members.passes().methods().forEach(type::addMethod);
        members.dotProducts().methods().forEach(type::addMethod);
        members.poolPasses().methods().forEach(type::addMethod);
        arena(type);
        String text = JavaFile.builder(model.packageName(), type.build())
                .addFileComment("Generated by Ingot from $L. Do not edit.", model.name())
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        return new GeneratedSource(
                model.packageName(),
                model.className(),
                SHORT_JAVADOC.matcher(text).replaceAll("$1/** $2 */"));
    }

    private String type(Step step) {
        return model.layers().stream()
                .filter(layer -> layer.name().equals(step.node().layer()))
                .map(layer -> layer.type().kerasClass())
                .findFirst()
                .orElse("Input");
    }

    private void fields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "ABI", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.requireAbi($L)", RuntimeTypes.RUNTIME, ABI)
                .build());
        Set<String> sizes = new LinkedHashSet<>(
                model.inputs().stream().map(InputDeclaration::name).toList());
        sizes.addAll(model.outputs());
        for (String value : sizes) {
            Shape shape = typed.shape(value);
            type.addField(FieldSpec.builder(
                            TypeName.INT,
                            members.name(LoopEmitter.constantCase(value) + "_SIZE"),
                            Modifier.PUBLIC,
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .addJavadoc("Values of $L for one sample: $L.\n", value, shape)
                    .initializer("$L", shape.elements())
                    .build());
        }
        String builder = members.name("newSignature");
        type.addField(FieldSpec.builder(
                        RuntimeTypes.SIGNATURE, "SIGNATURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L()", builder)
                .build());
        type.addField(FieldSpec.builder(String.class, "PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Stands for the fields and how they come from the weights; prepared weights must have the same.\n")
                .initializer("$S", PreparationEmitter.hash(plan, signature.weights()))
                .build());
        members.constants().forEach(type::addField);
        for (PackedWeight weight : plan.weights()) {
            type.addField(
                    FieldSpec.builder(Members.type(weight.layout()), weight.name(), Modifier.PRIVATE, Modifier.FINAL)
                            .build());
        }
        signature.methods(members, builder).forEach(members::addMethod);
    }

    private void constructors(TypeSpec.Builder type) {
        List<Weight> weights = signature.weights();
        MethodSpec.Builder loading = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                .addStatement("super(SIGNATURE)")
                .addCode(LoadEmitter.emit(plan, weights, members));
        MethodSpec.Builder sharing = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(network, "other")
                .addParameter(Executor.class, "executor")
                .addStatement("super(other, executor)");
        plan.weights().forEach(weight -> sharing.addStatement("this.$L = other.$L", weight.name(), weight.name()));
        type.addMethod(loading.build()).addMethod(sharing.build());
    }

    /** The pass over one sample: a call per step. */
    private void forward(TypeSpec.Builder type, List<String> methodNames) {
        List<String> inputs = FaceEmitter.parameters(
                model.inputs().stream().map(InputDeclaration::name).toList(), List.of("arena"));
        List<String> outputs = FaceEmitter.parameters(model.outputs(), concat(inputs, List.of("arena")));
        List<CodeBlock> calls = new ArrayList<>();
        for (int i = 0; i < methodNames.size(); i++) {
            Step step = plan.steps().get(i);
            List<String> arguments = new ArrayList<>();
            step.operands().forEach(operand -> arguments.add(array(operand.storage(), inputs, outputs)));
            arguments.add(array(step.result(), inputs, outputs));
            if (step.usesArena()) {
                arguments.add("arena");
            }
            calls.add(statement("$L($L)", methodNames.get(i), String.join(", ", arguments)));
        }
        for (Plan.Copy copy : plan.copies()) {
            String output = outputs.get(copy.output());
            calls.add(statement(
                    "System.arraycopy($L, 0, $L, 0, $L.length)", array(copy.from(), inputs, outputs), output, output));
        }
        type.addMethod(MethodSpec.methodBuilder("newArena")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeTypes.VECTOR_WEIGHTS, "vector")
                .returns(members.arena())
                .addStatement("return new Arena(vector)")
                .build());
        if (members.hasVectorKernels()) {
            MethodSpec.Builder pack = MethodSpec.methodBuilder("pack")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .addParameter(RuntimeTypes.VECTOR_PACKER, "packer")
                    .returns(TypeName.BOOLEAN);
            members.packing().forEach(pack::addStatement);
            type.addMethod(pack.addStatement("return true").build());
        }
        String arguments = String.join(
                ", ",
                concat(
                        IntStream.range(0, inputs.size())
                                .mapToObj(i -> "inputs[" + i + "]")
                                .toList(),
                        IntStream.range(0, outputs.size())
                                .mapToObj(i -> "outputs[" + i + "]")
                                .toList()));
        type.addMethod(MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Members.FLOAT_ROWS, "inputs")
                .addParameter(Members.FLOAT_ROWS, "outputs")
                .addParameter(members.arena(), "arena")
                .addStatement("forward($L, arena)", arguments)
                .build());
        List<List<CodeBlock>> chunks = MethodBudget.split(calls);
        if (chunks.size() <= 1) {
            type.addMethod(pass("forward", concat(inputs, outputs), calls));
            return;
        }
        List<CodeBlock> parts = new ArrayList<>();
        List<MethodSpec> partMethods = new ArrayList<>();
        for (List<CodeBlock> chunk : chunks) {
            String part = members.name("forwardPart");
            parts.add(statement("$L($L, arena)", part, String.join(", ", concat(inputs, outputs))));
            partMethods.add(pass(part, concat(inputs, outputs), chunk));
        }
        type.addMethod(pass("forward", concat(inputs, outputs), parts));
        partMethods.forEach(type::addMethod);
    }

    /** The method that other threads call. */
    private void parts(TypeSpec.Builder type) {
        List<List<CodeBlock>> chunks = MethodBudget.split(members.regions());
        String name = "part";
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            MethodSpec.Builder method = MethodSpec.methodBuilder(name);
            if (chunk == 0) {
                method.addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
            } else {
                method.addModifiers(Modifier.PRIVATE);
            }
            method.addParameter(TypeName.INT, "region")
                    .addParameter(TypeName.INT, "from")
                    .addParameter(TypeName.INT, "to")
                    .addParameter(Members.FLOATS, "x")
                    .addParameter(Members.FLOATS, "output")
                    .addParameter(members.arena(), "arena")
                    .addParameter(members.arena(), "own")
                    .beginControlFlow("switch (region)");
            chunks.get(chunk).forEach(method::addCode);
            boolean last = chunk == chunks.size() - 1;
            name = last ? "super.part" : members.name("part");
            method.addCode("default -> $L(region, from, to, x, output, arena, own);\n", name)
                    .endControlFlow();
            type.addMethod(method.build());
        }
    }

    private MethodSpec pass(String name, List<String> arrays, List<CodeBlock> statements) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
        arrays.forEach(array -> method.addParameter(Members.FLOATS, array));
        method.addParameter(members.arena(), "arena");
        statements.forEach(method::addCode);
        return method.build();
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static String array(Storage storage, List<String> inputs, List<String> outputs) {
        if (storage instanceof Storage.InputArray input) {
            return inputs.get(input.index());
        }
        if (storage instanceof Storage.OutputArray output) {
            return outputs.get(output.index());
        }
        if (storage instanceof Storage.Part part) {
            return array(part.array(), inputs, outputs);
        }
        return "arena.buffer" + ((Storage.Buffer) storage).index();
    }

    private void arena(TypeSpec.Builder type) {
        TypeSpec.Builder arena = TypeSpec.classBuilder("Arena")
                .addJavadoc("The working memory of one forward pass.\n")
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeTypes.WORKING_MEMORY)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeTypes.VECTOR_WEIGHTS, "vector")
                        .addStatement("super(vector)")
                        .build());
        if (model.isPublic()) {
            arena.addModifiers(Modifier.PUBLIC);
        }
        for (int index = 0; index < plan.buffers().size(); index++) {
            arena.addField(FieldSpec.builder(Members.FLOATS, "buffer" + index, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new float[$L]", plan.buffers().get(index))
                    .build());
        }
        if (!plan.scratch().isEmpty()) {
            arena.addField(FieldSpec.builder(Members.FLOAT_ROWS, Members.SCRATCH, Modifier.PRIVATE, Modifier.FINAL)
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
            arena.addField(FieldSpec.builder(Members.FLOATS, Members.ZEROS, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new float[$L]", plan.zeros())
                    .build());
        }
        members.arenaFields().forEach(arena::addField);
        type.addType(arena.build());
    }
}
