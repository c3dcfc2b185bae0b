// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.Output;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.model.WeightList;
import dev.ingot.processor.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the signature of a network: its inputs, outputs, layers and weights. */
final class SignatureEmitter {

    private final TypedModel typed;
    private final Plan plan;
    /** In the order of the signature. */
    private final List<Node> weights;

    /** By input or layer, the name that the summary shows. */
    private final Map<String, String> fileNames = new HashMap<>();

    SignatureEmitter(TypedModel typed, Plan plan) {
        this.typed = typed;
        this.plan = plan;
        this.weights = WeightList.of(typed, plan.graph());
        typed.model().inputs().forEach(input -> fileNames.put(input.name(), input.name()));
        typed.model().layers().forEach(layer -> fileNames.put(layer.name(), layer.fileName()));
    }

    /** The weights in the order of the signature: layer by layer, each in Keras' order. */
    List<Weight> weights() {
        return weights.stream().map(node -> (Weight) node.op()).toList();
    }

    /** The method that builds the signature, and those that it calls to stay small. */
    List<MethodSpec> methods(Members members, String name) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.SIGNATURE)
                .addStatement(
                        "$T signature = $T.builder($S)",
                        RuntimeTypes.SIGNATURE.nestedClass("Builder"),
                        RuntimeTypes.SIGNATURE,
                        typed.model().name());
        List<MethodSpec> parts = new ArrayList<>();
        List<List<CodeBlock>> chunks = MethodBudget.split(statements());
        for (List<CodeBlock> chunk : chunks) {
            if (chunks.size() == 1) {
                chunk.forEach(method::addCode);
            } else {
                String part = members.name(name + "Part");
                method.addStatement("$L(signature)", part);
                MethodSpec.Builder partMethod = MethodSpec.methodBuilder(part)
                        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                        .addParameter(RuntimeTypes.SIGNATURE.nestedClass("Builder"), "signature");
                chunk.forEach(partMethod::addCode);
                parts.add(partMethod.build());
            }
        }
        method.addStatement(
                "return signature.workingMemory($LL).multiplyAdds($LL).abi(ABI).build()",
                plan.workingMemory(),
                plan.multiplyAdds());
        parts.add(0, method.build());
        return parts;
    }

    private List<CodeBlock> statements() {
        Model model = typed.model();
        List<CodeBlock> statements = new ArrayList<>();
        model.inputs()
                .forEach(input ->
                        statements.add(statement("signature.input($S, $L)", input.name(), sizes(input.shape()))));
        for (LayerDeclaration layer : model.layers()) {
            CodeBlock from = layer.from().stream()
                    .map(fileNames::get)
                    .map(source -> CodeBlock.of(",$W$S", source))
                    .collect(CodeBlock.joining(""));
            CodeBlock name = layer.sameAs()
                    .map(owner -> CodeBlock.of("sharedLayer($S,$W$S", layer.fileName(), fileNames.get(owner)))
                    .orElse(CodeBlock.of("layer($S", layer.fileName()));
            statements.add(statement(
                    "signature.$L,$W$S,$W$T.of($L)$L)",
                    name,
                    layer.kerasClass(),
                    RuntimeTypes.SHAPE,
                    sizes(typed.shape(layer.name())),
                    from));
        }
        weights.forEach(node -> statements.add(weight((Weight) node.op(), node)));
        model.outputs().forEach(output -> statements.add(output(output)));
        return statements;
    }

    private CodeBlock output(Output output) {
        String layer = fileNames.get(output.layer());
        String sizes = sizes(typed.shape(output.layer()));
        return layer.equals(output.name())
                ? statement("signature.output($S, $L)", layer, sizes)
                : statement("signature.output($S,$W$S,$W$T.of($L))", output.name(), layer, RuntimeTypes.SHAPE, sizes);
    }

    private CodeBlock weight(Weight weight, Node node) {
        boolean rows = weight.flattenedFrom() != null;
        boolean columns = weight.unflattenedTo() != null;
        CodeBlock flattened = CodeBlock.of(
                "$L$L",
                rows || columns ? CodeBlock.of(",$W$L", shape(weight.flattenedFrom())) : "",
                columns ? CodeBlock.of(",$W$L", shape(weight.unflattenedTo())) : "");
        return statement(
                "signature.weight($S,$W$S,$W$T.$L,$W$L,$W$L,$W$T.of($L)$L)",
                weight.layer(),
                weight.variable(),
                RuntimeTypes.ROLE,
                weight.role().name(),
                weight.fanIn(),
                weight.fanOut(),
                RuntimeTypes.SHAPE,
                sizes(node.shape()),
                flattened);
    }

    private static CodeBlock shape(Shape shape) {
        return shape == null ? CodeBlock.of("null") : CodeBlock.of("$T.of($L)", RuntimeTypes.SHAPE, sizes(shape));
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    private static String sizes(Shape shape) {
        return shape.toList().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
