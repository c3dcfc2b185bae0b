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
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private final Map<String, Integer> specs;
    /** The names of inputs and outputs where both are arrays. */
    private final List<String> inputs;

    private final List<String> outputs;
    private String newSignature;

    private NetworkEmitter(TypedModel typed, Plan plan, Names names) {
        this.typed = typed;
        this.model = typed.model();
        this.plan = plan;
        network = ClassName.get(model.packageName(), model.className());
        members = new Members(names, network.nestedClass("Arena"));
        signature = new SignatureEmitter(typed, plan);
        specs = LoadEmitter.specs(signature.weights());
        inputs = FaceEmitter.lowerCaseParameters(model.inputNames(), List.of("arena"));
        outputs = FaceEmitter.lowerCaseParameters(model.outputNames(), concat(inputs, List.of("arena")));
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
        Sections sections = new Sections(emitSteps(), network, specs, members);
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
        sections.addFields(type);
        constructors(type, sections);
        packed(type, sections);
        new FaceEmitter(typed, plan, network, type)
                .emit(lines, signature.weights().isEmpty(), members);
        forward(type, sections);
        parts(type, sections);
        sections.addMethods(type);
        signature.methods(members, newSignature).forEach(type::addMethod);
        members.passes().methods().forEach(type::addMethod);
        members.partialSums().methods().forEach(type::addMethod);
        members.poolPasses().methods().forEach(type::addMethod);
        members.tapSums().methods().forEach(type::addMethod);
        members.planeTaps().methods().forEach(type::addMethod);
        sections.addClasses(type, concat(inputs, outputs));
        type.addType(ArenaEmitter.emit(plan, members, model.isPublic()));
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

    /** Emits the methods of all steps; neighbours that fit into one class are one section. */
    private List<Section> emitSteps() {
        Map<String, String> types =
                model.layers().stream().collect(Collectors.toMap(LayerDeclaration::name, layer -> layer.kerasClass()));
        List<String> methodNames = plan.steps().stream()
                .map(step -> members.name(step.node().name()))
                .toList();
        List<Section> all = new ArrayList<>(List.of(members.newSection()));
        for (int i = 0; i < methodNames.size(); i++) {
            Step step = plan.steps().get(i);
            String name = methodNames.get(i);
            Section section = members.newSection();
            LayerEmitter.emit(
                    members, step, name, types.getOrDefault(step.node().layer(), "Input"));
            section.end(name, call(step, name), step.kernel().weights());
            if (all.get(all.size() - 1).fits(section)) {
                all.get(all.size() - 1).add(section);
            } else {
                all.add(section);
            }
        }
        return all;
    }

    private CodeBlock call(Step step, String method) {
        List<String> arguments = new ArrayList<>();
        step.operands().forEach(operand -> arguments.add(array(operand.storage())));
        arguments.add(array(step.result()));
        if (step.usesArena()) {
            arguments.add("arena");
        }
        return statement("$L($L)", method, String.join(", ", arguments));
    }

    private void fields(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, "ABI", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$T.requireAbi($L)", RuntimeTypes.RUNTIME, ABI)
                .build());
        model.inputs().forEach(input -> type.addField(size(input.name(), input.shape())));
        model.outputs().forEach(output -> type.addField(size(output.name(), typed.shape(output.layer()))));
        newSignature = members.name("newSignature");
        type.addField(FieldSpec.builder(
                        RuntimeTypes.SIGNATURE, "SIGNATURE", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L()", newSignature)
                .build());
        type.addField(FieldSpec.builder(String.class, "PLAN", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Stands for the fields and how they come from the weights; prepared weights must have the same.\n")
                .initializer("$S", PreparationEmitter.hash(plan, specs))
                .build());
    }

    private FieldSpec size(String name, Shape shape) {
        return FieldSpec.builder(
                        TypeName.INT,
                        members.name(LoopEmitter.constantCase(name) + "_SIZE"),
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("Values of $L for one sample: $L.\n", name, shape)
                .initializer("$L", shape.elements())
                .build();
    }

    private void constructors(TypeSpec.Builder type, Sections sections) {
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                .addStatement("super(SIGNATURE)")
                .addCode(sections.loading())
                .build());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(network, "other")
                .addParameter(Executor.class, "executor")
                .addStatement("super(other, executor)")
                .addCode(sections.sharing())
                .build());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.PREPARED_WEIGHTS, "weights")
                .addStatement("super(SIGNATURE)")
                .addCode(sections.preparing())
                .build());
    }

    /** The weights on their way into a file of prepared weights. */
    private void packed(TypeSpec.Builder type, Sections sections) {
        type.addMethod(MethodSpec.methodBuilder("packed")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(RuntimeTypes.PACKED_WEIGHTS)
                .addStatement(
                        "$T packed = new $T(SIGNATURE, PLAN)", RuntimeTypes.PACKED_WEIGHTS, RuntimeTypes.PACKED_WEIGHTS)
                .addCode(sections.listing())
                .addStatement("return packed")
                .build());
    }

    /** The pass over one sample: a call per step, or one per section. */
    private void forward(TypeSpec.Builder type, Sections sections) {
        type.addMethod(MethodSpec.methodBuilder("newArena")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeTypes.VECTOR_WEIGHTS, "vector")
                .returns(members.arena())
                .addStatement("return new Arena(vector)")
                .build());
        if (members.hasVectorKernels()) {
            type.addMethod(MethodSpec.methodBuilder("pack")
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .addParameter(RuntimeTypes.VECTOR_PACKER, "packer")
                    .returns(TypeName.BOOLEAN)
                    .addCode(sections.packing())
                    .addStatement("return true")
                    .build());
        }
        List<String> arrays = concat(inputs, outputs);
        List<String> elements = Stream.concat(
                        IntStream.range(0, inputs.size()).mapToObj(i -> "inputs[" + i + "]"),
                        IntStream.range(0, outputs.size()).mapToObj(i -> "outputs[" + i + "]"))
                .toList();
        type.addMethod(MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(Members.FLOAT_ROWS, "inputs")
                .addParameter(Members.FLOAT_ROWS, "outputs")
                .addParameter(members.arena(), "arena")
                .addStatement("forward($L,$Warena)", FaceEmitter.arguments(elements))
                .build());
        List<CodeBlock> calls = new ArrayList<>(sections.calls(arrays));
        for (Plan.Copy copy : plan.copies()) {
            String output = outputs.get(copy.output());
            calls.add(statement("System.arraycopy($L, 0, $L, 0, $L.length)", array(copy.from()), output, output));
        }
        type.addMethod(SectionEmitter.pass("forward", arrays, members.arena(), calls).toBuilder()
                .addModifiers(Modifier.PRIVATE)
                .build());
    }

    /** The method that other threads call. */
    private void parts(TypeSpec.Builder type, Sections sections) {
        List<CodeBlock> cases = sections.parts();
        if (!cases.isEmpty()) {
            type.addMethod(SectionEmitter.part("part", members.arena())
                    .addAnnotation(Override.class)
                    .addModifiers(Modifier.PROTECTED)
                    .beginControlFlow("switch (region)")
                    .addCode(CodeBlock.join(cases, ""))
                    .addCode("default -> super.part(region, from, to, x, output, arena, own);\n")
                    .endControlFlow()
                    .build());
        }
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private String array(Storage storage) {
        if (storage instanceof Storage.InputArray input) {
            return inputs.get(input.index());
        }
        if (storage instanceof Storage.OutputArray output) {
            return outputs.get(output.index());
        }
        if (storage instanceof Storage.Part part) {
            return array(part.array());
        }
        return "arena.buffer" + ((Storage.Buffer) storage).index();
    }
}
