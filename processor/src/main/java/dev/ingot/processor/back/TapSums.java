// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of depthwise convolutions: methods that add a few taps' products to sums. A tap's chain is a single
 * product, which is rounded before it is added to the sum, so no product is fused; whether a product that vanishes is +0 or -0 does not
 * matter, since a sum from +0 never becomes -0.
 */
final class TapSums {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * A call for some taps.
     *
     * @param first whether the sums start with these taps
     * @param length floats of each array
     * @param sums the sums
     * @param inputs for each tap the values that it reads
     * @param weights for each tap the factors
     */
    CodeBlock call(boolean first, int length, String sums, List<String> inputs, List<String> weights) {
        String name = (first ? "firstTaps" : "addTaps") + inputs.size() + "x" + length;
        methods.computeIfAbsent(name, absent -> method(name, first, inputs.size(), length));
        CodeBlock arguments = Stream.of(Stream.of(sums), inputs.stream(), weights.stream())
                .flatMap(group -> group)
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.builder().addStatement("$L($L)", name, arguments).build();
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private static MethodSpec method(String name, boolean first, int taps, int length) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        first
                                ? "The products of $L, of $L values each.\n"
                                : "Adds the products of $L, of $L values each.\n",
                        taps == 1 ? "a tap" : taps + " taps",
                        length)
                .addParameter(Members.FLOATS, "sums");
        IntStream.range(0, taps).forEach(tap -> method.addParameter(Members.FLOATS, "x" + tap));
        IntStream.range(0, taps).forEach(tap -> method.addParameter(Members.FLOATS, "weights" + tap));
        List<String> terms = new ArrayList<>(List.of(first ? "0f" : "sums[i]"));
        IntStream.range(0, taps).forEach(tap -> terms.add("x" + tap + "[i] * weights" + tap + "[i]"));
        return method.beginControlFlow("for (int i = 0; i < $L; i++)", length)
                .addStatement(
                        "sums[i] = $L",
                        terms.stream().map(term -> CodeBlock.of("$L", term)).collect(CodeBlock.joining("$W+ ")))
                .endControlFlow()
                .build();
    }
}
