// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
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

    /** The names of the methods by what they do. */
    private final Map<Pass, String> names = new LinkedHashMap<>();

    private final Names taken = new Names(List.of());

    /**
     * A loop.
     *
     * @param first whether the sums start with these taps
     * @param length floats of each array
     * @param taps what is multiplied
     * @param finish what is done with the sums
     */
    private record Pass(boolean first, int length, List<Product> taps, Finish finish) {}

    /**
     * The products of a tap.
     *
     * @param array which of the arrays of inputs it reads
     * @param from where in that array
     * @param weight where its factors are
     */
    record Product(int array, int from, int weight) {}

    /**
     * What follows the last tap.
     *
     * @param bias whether a bias is added
     * @param activation then comes this function
     */
    record Finish(boolean bias, ElementFunction activation) {

        /** Nothing. */
        static final Finish NONE = new Finish(false, ElementFunction.LINEAR);
    }

    /**
     * A call for some taps.
     *
     * @param first whether the sums start with these taps
     * @param length floats of each array
     * @param taps what is multiplied
     * @param finish what is done with the sums
     * @param sums the sums
     * @param inputs the arrays of inputs
     * @param weights the factors of all taps
     * @param bias the bias, if it is added
     */
    CodeBlock call(
            boolean first,
            int length,
            List<Product> taps,
            Finish finish,
            String sums,
            List<String> inputs,
            String weights,
            String bias) {
        List<Integer> read =
                taps.stream().map(Product::array).distinct().sorted().toList();
        List<Product> products = taps.stream()
                .map(tap -> new Product(read.indexOf(tap.array), tap.from, tap.weight))
                .toList();
        String name = names.computeIfAbsent(
                new Pass(first, length, products, finish),
                absent -> taken.allocate((first ? "firstTaps" : "addTaps") + taps.size() + "x" + length));
        CodeBlock arguments = Stream.of(
                        Stream.of(sums),
                        read.stream().map(inputs::get),
                        Stream.of(weights),
                        finish.bias ? Stream.of(bias) : Stream.<String>empty())
                .flatMap(group -> group)
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.builder().addStatement("$L($L)", name, arguments).build();
    }

    List<MethodSpec> methods() {
        return names.entrySet().stream()
                .map(entry -> method(entry.getValue(), entry.getKey()))
                .toList();
    }

    private static MethodSpec method(String name, Pass pass) {
        int taps = pass.taps.size();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        pass.first
                                ? "The products of $L, of $L values each$L.\n"
                                : "Adds the products of $L, of $L values each$L.\n",
                        taps == 1 ? "a tap" : taps + " taps",
                        pass.length,
                        pass.finish.equals(Finish.NONE) ? "" : "; then the rest of the layer")
                .addParameter(Members.FLOATS, "sums");
        int arrays = pass.taps.stream().mapToInt(Product::array).max().orElse(0) + 1;
        IntStream.range(0, arrays).forEach(array -> method.addParameter(Members.FLOATS, "x" + array));
        method.addParameter(Members.FLOATS, "weights");
        List<String> terms = new ArrayList<>(List.of(pass.first ? "0f" : "sums[i]"));
        pass.taps.forEach(tap -> terms.add(
                "x" + tap.array + "[" + Index.sum("i", tap.from) + "] * weights[" + Index.sum("i", tap.weight) + "]"));
        if (pass.finish.bias) {
            method.addParameter(Members.FLOATS, "bias");
            terms.add("bias[i]");
        }
        CodeBlock sum = terms.stream().map(term -> CodeBlock.of("$L", term)).collect(CodeBlock.joining("$W+ "));
        return method.beginControlFlow("for (int i = 0; i < $L; i++)", pass.length)
                .addCode(Stores.store("sums[i]", sum, pass.finish.activation))
                .endControlFlow()
                .build();
    }
}
