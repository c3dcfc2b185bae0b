// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the activation of a layer whose sums vector kernels have computed: by them, or by a loop. */
record VectorActivation(Members members, String name, ElementFunction activation, Output output, boolean shared) {

    private static final ElementFunction RELU =
            new ElementFunction(ElementFunction.Kind.RELU, Float.POSITIVE_INFINITY, 0f, 0f);

    /** The slope with which vector kernels can do the activation as they store the sums; 1 if they cannot. */
    float slope() {
        return switch (activation.kind()) {
            case RELU -> activation.equals(RELU) ? 0f : 1f;
            case LEAKY_RELU ->
                activation.parameter(0) >= 0f && activation.parameter(0) <= 1f ? activation.parameter(0) : 1f;
            default -> 1f;
        };
    }

    /**
     * Writes the activation of all values.
     *
     * @param values how many values the layer has
     * @param method computed the sums
     * @param followers takes the method for some of the values, if threads share them
     */
    void emit(int values, MethodSpec.Builder method, List<MethodSpec> followers) {
        if (activation.isLinear()) {
            return;
        }
        if (!shared) {
            method.addCode(some("0", Integer.toString(values)));
            return;
        }
        String activate = members.name("activate" + Names.capitalised(name));
        String region = members.addRegion(activate, CodeBlock.of("$L(output, from, to, own)", activate));
        method.addStatement("share($L, $L, 0, x, output, arena)", region, values);
        followers.add(MethodSpec.methodBuilder(activate)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("The activation of some values of $L.\n", name)
                .addParameter(Members.FLOATS, "output")
                .addParameter(TypeName.INT, "from")
                .addParameter(TypeName.INT, "to")
                .addParameter(members.arena(), "arena")
                .addCode(some("from", "to"))
                .build());
    }

    /** What {@link #slope} leaves to do for the values between two indices of the result. */
    CodeBlock rest(String from, String to) {
        return slope() == 1f && !activation.isLinear() ? some(from, to) : CodeBlock.of("");
    }

    private CodeBlock some(String from, String to) {
        return switch (activation.kind()) {
            case TANH -> call("tanh", from, to);
            case SIGMOID -> call("sigmoid", from, to);
            default ->
                CodeBlock.builder()
                        .beginControlFlow("for (int i = $L; i < $L; i++)", from, to)
                        .add(Stores.store(output.at("i"), CodeBlock.of("$L", output.at("i")), activation))
                        .endControlFlow()
                        .build();
        };
    }

    private CodeBlock call(String function, String from, String to) {
        return CodeBlock.builder()
                .addStatement(
                        "arena.vector.$L(output, $L, $L, arena.doubles)",
                        function,
                        output.index(from),
                        output.index(to))
                .build();
    }
}
