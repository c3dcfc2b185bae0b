// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.plan.Tile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops: methods that add the products of a few inputs with a row of weights each to the sums of a few vectors.
 * The form is the one that HotSpot turns into vector code: the number of iterations is a literal, each stream is an array of
 * its own, and all loads stand before all stores.
 */
final class MultiplyAddPasses {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * A call of the pass for a tile and a length.
     *
     * @param multiplyAdd how a product is added to a sum
     * @param tile vectors and inputs
     * @param length floats of each stream
     * @param source the array of inputs
     * @param inputs the index of the first input of each vector
     * @param weights the weight row of each input
     * @param sums the sums of each vector
     */
    CodeBlock call(
            MultiplyAdd multiplyAdd,
            Tile tile,
            int length,
            String source,
            List<String> inputs,
            List<String> weights,
            List<String> sums) {
        String name = (multiplyAdd == MultiplyAdd.FUSED ? "multiplyAdd" : "multiplyThenAdd") + tile.rows() + "x"
                + tile.channels() + "x" + length;
        methods.computeIfAbsent(name, absent -> method(name, multiplyAdd, tile, length));
        CodeBlock arguments = Stream.of(Stream.of(source), inputs.stream(), weights.stream(), sums.stream())
                .flatMap(group -> group)
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.builder().addStatement("$L($L)", name, arguments).build();
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private static MethodSpec method(String name, MultiplyAdd multiplyAdd, Tile tile, int length) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "Adds to $L of $L sums the products of $L with their weights.\n",
                        count(tile.rows(), "row"),
                        length,
                        count(tile.channels(), "input"))
                .addParameter(Members.FLOATS, "x");
        each(tile.rows(), row -> method.addParameter(TypeName.INT, "from" + row));
        each(tile.channels(), channel -> method.addParameter(Members.FLOATS, "weights" + channel));
        each(tile.rows(), row -> method.addParameter(Members.FLOATS, "sums" + row));
        each(
                tile.rows(),
                row -> each(
                        tile.channels(),
                        channel -> method.addStatement(
                                "float x$L$L = x[from$L]",
                                row,
                                letter(channel),
                                channel == 0 ? row : row + " + " + channel)));
        method.beginControlFlow("for (int n = 0; n < $L; n++)", length);
        each(tile.channels(), channel -> method.addStatement("float w$L = weights$L[n]", letter(channel), channel));
        each(tile.rows(), row -> method.addStatement("float sum$L = sums$L[n]", row, row));
        each(
                tile.rows(),
                row -> each(
                        tile.channels(),
                        channel -> method.addCode(Products.add(
                                multiplyAdd, "sum" + row, "x" + row + letter(channel), "w" + letter(channel)))));
        each(tile.rows(), row -> method.addStatement("sums$L[n] = sum$L", row, row));
        return method.endControlFlow().build();
    }

    private static String count(int number, String noun) {
        return number == 1 ? (noun.equals("input") ? "an " : "a ") + noun : number + " " + noun + "s";
    }

    private static char letter(int channel) {
        return (char) ('a' + channel);
    }

    private static void each(int count, IntConsumer action) {
        IntStream.range(0, count).forEach(action);
    }
}
