// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import static dev.ingot.processor.ir.Summation.PARTIAL_SUMS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.MultiplyAdd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Methods for the dot product of an array's piece and a row of weights, in the order of {@link
 * dev.ingot.processor.ir.Summation#INTERLEAVED}. The partial sums are local variables: a chain of multiply-adds waits for
 * each result, several chains do not wait for each other.
 */
final class DotProducts {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /**
     * The value of a dot product.
     *
     * @param multiplyAdd how a product is added to a sum
     * @param length number of products
     * @param x the array of inputs
     * @param from the index of the first input
     * @param weights the row of weights
     */
    CodeBlock call(MultiplyAdd multiplyAdd, int length, String x, String from, String weights) {
        String name = (multiplyAdd == MultiplyAdd.FUSED ? "dot" : "separateDot") + length;
        methods.computeIfAbsent(name, absent -> method(name, multiplyAdd, length));
        return CodeBlock.of("$L($L, $L, $L)", name, x, from, weights);
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private static MethodSpec method(String name, MultiplyAdd multiplyAdd, int length) {
        int sums = Math.min(PARTIAL_SUMS, length);
        int full = length / PARTIAL_SUMS * PARTIAL_SUMS;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.FLOAT)
                .addJavadoc("The dot product of $L inputs and weights, in $L partial sums.\n", length, sums)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(Members.FLOATS, "weights");
        IntStream.range(0, sums).forEach(sum -> method.addStatement("float sum$L = 0f", sum));
        if (full > PARTIAL_SUMS) {
            method.beginControlFlow("for (int i = 0; i < $L; i += $L)", full, PARTIAL_SUMS);
            products(method, multiplyAdd, "i", sums);
            method.endControlFlow();
        } else {
            products(method, multiplyAdd, "0", full);
        }
        products(method, multiplyAdd, Integer.toString(full), length - full);
        return method.addStatement("return $L", total(0, 1, sums)).build();
    }

    /** Adds neighbouring products to a partial sum each, the first of them to the first. */
    private static void products(MethodSpec.Builder method, MultiplyAdd multiplyAdd, String first, int count) {
        for (int i = 0; i < count; i++) {
            String index = Index.sum(first, i);
            method.addCode(Products.add(
                    multiplyAdd, "sum" + i, "x[" + Index.sum("from", index) + "]", "weights[" + index + "]"));
        }
    }

    /** The sum of the partial sums {@code first, first + distance, ...}, those that are furthest apart added first. */
    private static CodeBlock total(int first, int distance, int sums) {
        if (distance == PARTIAL_SUMS) {
            return CodeBlock.of("sum$L", first);
        }
        CodeBlock left = total(first, 2 * distance, sums);
        if (first + distance >= sums) {
            return left;
        }
        CodeBlock right = total(first + distance, 2 * distance, sums);
        return CodeBlock.of(distance == 1 ? "$L$W+ $L" : "($L$W+ $L)", left, right);
    }
}
