// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.MultiplyAdd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of convolutions of few channels: methods that add a tap's products of all channels to the sums of many
 * pixels. The products are a chain of their own, which is added as a whole; whether one that vanishes is +0 or -0 does not
 * matter, since a sum from +0 never becomes -0.
 */
final class PlaneTaps {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * A call for a tap.
     *
     * @param multiplyAdd how a product is added to another
     * @param length pixels
     * @param offset the index in the planes for the first pixel
     * @param planes a plane for each channel
     * @param kernel the weights
     * @param weight the index of the first channel's weight
     */
    CodeBlock call(MultiplyAdd multiplyAdd, int length, int offset, List<String> planes, String kernel, String weight) {
        int channels = planes.size();
        String name = (multiplyAdd == MultiplyAdd.FUSED ? "addTap" : "addRoundedTap") + channels + "x" + length
                + (offset == 0 ? "" : "From" + offset);
        methods.computeIfAbsent(name, absent -> method(name, multiplyAdd, length, offset, channels));
        CodeBlock arguments = Stream.of(Stream.of("sums"), planes.stream(), Stream.of(kernel, weight))
                .flatMap(group -> group)
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.builder().addStatement("$L($L)", name, arguments).build();
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private static MethodSpec method(String name, MultiplyAdd multiplyAdd, int length, int offset, int channels) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Adds a tap's products of $L to $L sums.\n",
                        channels == 1 ? "a channel" : channels + " channels",
                        length)
                .addParameter(Members.FLOATS, "sums");
        List<String> products = new ArrayList<>();
        IntStream.range(0, channels).forEach(channel -> method.addParameter(Members.FLOATS, "plane" + channel));
        method.addParameter(Members.FLOATS, "kernel").addParameter(TypeName.INT, "from");
        for (int channel = 0; channel < channels; channel++) {
            method.addStatement("float w$L = kernel[$L]", channel, Index.sum("from", channel));
            products.add("plane" + channel + "[" + Index.sum("n", offset) + "]");
        }
        CodeBlock chain = CodeBlock.of("$L * w0", products.get(0));
        for (int channel = 1; channel < channels; channel++) {
            chain = multiplyAdd == MultiplyAdd.FUSED
                    ? CodeBlock.of("Math.fma($L, w$L,$W$L)", products.get(channel), channel, chain)
                    : CodeBlock.of("$L$W+ $L * w$L", chain, products.get(channel), channel);
        }
        boolean brackets = channels > 1 && multiplyAdd == MultiplyAdd.SEPARATE;
        return method.beginControlFlow("for (int n = 0; n < $L; n++)", length)
                .addStatement(brackets ? "sums[n] += ($L)" : "sums[n] += $L", chain)
                .endControlFlow()
                .build();
    }
}
