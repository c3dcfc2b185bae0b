// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Modifier;

/** Writes what a user of the generated class calls: load, predict, predictInto, on. */
final class FaceEmitter {

    /** The most inputs and outputs that are compared two by two, each in a statement. */
    private static final int FEW_ARRAYS = 10;

    private final TypedModel typed;
    private final Model model;
    private final Plan plan;
    private final ClassName network;
    private final TypeSpec.Builder type;

    FaceEmitter(TypedModel typed, Plan plan, ClassName network, TypeSpec.Builder type) {
        this.typed = typed;
        this.model = typed.model();
        this.plan = plan;
        this.network = network;
        this.type = type;
    }

    /**
     * Adds the methods to the class.
     *
     * @param lines the table that {@code describe} answers
     * @param weightless whether the network has no weights, so that it can be loaded from nothing
     */
    void emit(List<String> lines, boolean weightless, Members members) {
        load(weightless);
        predict();
        predictInto(members);
        type.addMethod(overriding("on")
                .addParameter(Executor.class, "executor")
                .returns(network)
                .addStatement("return new $T(this, executor)", network)
                .build());
        describe(lines, members);
    }

    private void describe(List<String> lines, Members members) {
        List<CodeBlock> texts =
                lines.stream().map(line -> CodeBlock.of("$S", line)).toList();
        List<List<CodeBlock>> chunks = MethodBudget.split(texts);
        List<MethodSpec> parts = new ArrayList<>();
        if (chunks.size() > 1) {
            texts = new ArrayList<>();
            for (List<CodeBlock> chunk : chunks) {
                String part = members.name("describePart");
                parts.add(MethodSpec.methodBuilder(part)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .returns(String.class)
                        .addCode(joined(chunk))
                        .build());
                texts.add(CodeBlock.of("$L()", part));
            }
        }
        type.addMethod(overriding("describe")
                .returns(String.class)
                .addCode(joined(texts))
                .build());
        type.addMethods(parts);
    }

    private static CodeBlock joined(List<CodeBlock> texts) {
        return CodeBlock.builder()
                .add("return String.join(\n$>$>\"\\n\"")
                .add(texts.stream().map(text -> CodeBlock.of(",\n$L", text)).collect(CodeBlock.joining("")))
                .add(");\n$<$<")
                .build();
    }

    private static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    private void load(boolean weightless) {
        type.addMethod(MethodSpec.methodBuilder("weightSpecs")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The weights that the network loads, in order.\n")
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.WEIGHT_SPEC))
                .addStatement("return SIGNATURE.weights()")
                .build());
        if (!model.weights().isEmpty()) {
            type.addMethod(MethodSpec.methodBuilder("load")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc(
                            "The network with the weights of the class-path resource {@code $L}.\n", model.weights())
                    .returns(network)
                    // Opened here: a module need not open the package of its resources to the runtime.
                    .addStatement(
                            "return load($T.resource($T.class,$W$S,$W$T.class.getResourceAsStream($S)))",
                            RuntimeTypes.WEIGHTS,
                            network,
                            model.weights(),
                            network,
                            model.weights())
                    .build());
        }
        if (model.weights().isEmpty() && weightless) {
            type.addMethod(MethodSpec.methodBuilder("load")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc("The network, which has no weights.\n")
                    .returns(network)
                    .addStatement("return load($T.of($T.of()))", RuntimeTypes.WEIGHTS, Map.class)
                    .build());
        }
        MethodSpec.Builder load = MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The network with these weights, original or prepared; all of them are checked.\n")
                .addParameter(RuntimeTypes.WEIGHTS, "weights")
                .returns(network);
        if (plan.adds(MultiplyAdd.FUSED)) {
            load.addStatement("$T.warnIfSlow()", RuntimeTypes.FUSED_MULTIPLY_ADD);
        }
        load.beginControlFlow("if (weights instanceof $T prepared)", RuntimeTypes.PREPARED_WEIGHTS)
                .addStatement("return new $T(prepared.preparedFor(SIGNATURE, PLAN))", network)
                .endControlFlow()
                .addStatement("return new $T($T.load(SIGNATURE, weights))", network, RuntimeTypes.LOADED_WEIGHTS);
        type.addMethod(load.build());
    }

    private void predict() {
        boolean single = model.outputs().size() == 1;
        TypeName result = single ? RuntimeTypes.TENSOR : network.nestedClass("Outputs");
        MethodSpec.Builder batch = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The outputs for a batch of n samples.\n\n")
                .returns(result);
        model.inputs().forEach(input -> {
            batch.addParameter(RuntimeTypes.TENSOR, input.name());
            document(batch, input.name(), batchShape(input.shape()));
        });
        CodeBlock arguments = arguments(model.inputNames());
        if (single) {
            batch.addJavadoc("@return $L\n", batchShape(shape(0)))
                    .addStatement("return predictBatch($L)[0]", arguments);
        } else {
            String outputs = local("outputs");
            batch.addStatement("$T[] $L = predictBatch($L)", RuntimeTypes.TENSOR, outputs, arguments);
            List<String> values = IntStream.range(0, model.outputs().size())
                    .mapToObj(index -> outputs + "[" + index + "]")
                    .toList();
            batch.addStatement("return new $T($L)", result, arguments(values));
            outputs();
        }
        type.addMethod(batch.build());
        if (single) {
            MethodSpec.Builder sample = MethodSpec.methodBuilder("predict")
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("The output for one sample; arrays are in row-major order.\n\n")
                    .returns(Members.FLOATS);
            model.inputs().forEach(input -> {
                sample.addParameter(Members.FLOATS, input.name());
                document(sample, input.name(), input.shape().toString());
            });
            String output = local("output");
            sample.addJavadoc("@return $L\n", shape(0))
                    .addStatement("float[] $L = new float[$L]", output, shape(0).elements())
                    .addStatement("predictInto($L,$W$L)", arguments, output)
                    .addStatement("return $L", output);
            type.addMethod(sample.build());
        }
    }

    /** The record of several outputs. */
    private void outputs() {
        MethodSpec.Builder components = MethodSpec.constructorBuilder();
        TypeSpec.Builder outputs = TypeSpec.recordBuilder("Outputs")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc("The outputs for a batch of n samples.\n\n");
        for (int i = 0; i < model.outputs().size(); i++) {
            String name = model.outputs().get(i).name();
            components.addParameter(RuntimeTypes.TENSOR, name);
            outputs.addJavadoc("@param $L $L\n", name, batchShape(shape(i)));
        }
        type.addType(outputs.recordConstructor(components.build()).build());
    }

    /** A local variable that no input hides. */
    private String local(String wished) {
        return new Names(model.inputNames()).allocate(wished);
    }

    private static void document(MethodSpec.Builder method, String parameter, String shape) {
        method.addJavadoc("@param $L $L\n", parameter, shape);
    }

    /** The shape of an output. */
    private Shape shape(int output) {
        return typed.shape(model.outputs().get(output).layer());
    }

    private static String batchShape(Shape shape) {
        return "(n, " + shape.toString().substring(1);
    }

    private void predictInto(Members members) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("predictInto")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "Computes one sample into the caller's arrays, which are in row-major order; allocates nothing in"
                                + " steady state.\n\n");
        List<String> inputs = parameters(model.inputNames(), List.of());
        List<String> outputs = parameters(model.outputNames(), inputs);
        for (int i = 0; i < inputs.size(); i++) {
            method.addParameter(Members.FLOATS, inputs.get(i));
            document(method, inputs.get(i), model.inputs().get(i).shape().toString());
        }
        for (int i = 0; i < outputs.size(); i++) {
            method.addParameter(Members.FLOATS, outputs.get(i));
            document(method, outputs.get(i), "where to put " + shape(i));
        }
        for (int i = 0; i < inputs.size(); i++) {
            method.addStatement("checkInput($L, $L)", i, inputs.get(i));
        }
        for (int i = 0; i < outputs.size(); i++) {
            method.addStatement("checkOutput($L, $L)", i, outputs.get(i));
        }
        List<String> all = new ArrayList<>(inputs);
        all.addAll(outputs);
        String arena = new Names(all).allocate("arena");
        CodeBlock takeArena = CodeBlock.builder()
                .addStatement("$T $L = takeArena()", network.nestedClass("Arena"), arena)
                .build();
        if (all.size() <= FEW_ARRAYS) {
            for (int i = 0; i < outputs.size(); i++) {
                for (String other : all.subList(0, inputs.size() + i)) {
                    method.addStatement("checkDistinct($L, $L)", other, outputs.get(i));
                }
            }
            method.addCode(takeArena);
        } else {
            String arrays = members.name("arrays");
            members.addArenaField(Members.FLOAT_ROWS, arrays, CodeBlock.of("new float[$L][]", all.size()));
            method.addCode(takeArena);
            for (int i = 0; i < all.size(); i++) {
                method.addStatement("$L.$L[$L] = $L", arena, arrays, i, all.get(i));
            }
            method.addStatement("checkDistinct($L.$L, $L)", arena, arrays, inputs.size());
        }
        method.addStatement("forward($L,$W$L)", arguments(all), arena).addStatement("returnArena($L)", arena);
        type.addMethod(method.build());
    }

    /** Arguments of a call, on as many lines as they take. */
    static CodeBlock arguments(List<String> expressions) {
        return expressions.stream()
                .map(expression -> CodeBlock.of("$L", expression))
                .collect(CodeBlock.joining(",$W"));
    }

    /** Parameter names for values, none of which is taken already. */
    static List<String> parameters(List<String> values, List<String> taken) {
        Names names = new Names(taken);
        return values.stream().map(names::allocate).toList();
    }

    /** The same for a method that mentions classes: in lower case, so that a value called {@code Math} hides none. */
    static List<String> lowerCaseParameters(List<String> values, List<String> taken) {
        return parameters(values.stream().map(FaceEmitter::lowerCase).toList(), taken);
    }

    private static String lowerCase(String name) {
        String lower = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
        return SourceVersion.isKeyword(lower) ? lower + "Value" : lower;
    }
}
