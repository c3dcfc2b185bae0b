// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import static dev.ingot.processor.ir.Summation.PARTIAL_SUMS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
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
        String name = name("dot", multiplyAdd, length);
        methods.computeIfAbsent(name, absent -> method(name, multiplyAdd, length, false));
        return CodeBlock.of("$L($L, $L, $L)", name, x, from, weights);
    }

    /**
     * The value of a dot product of two pieces.
     *
     * @param multiplyAdd how a product is added to a sum
     * @param length number of products
     * @param x the array of the first factors
     * @param from the index of the first one
     * @param y the array of the second factors
     * @param start the index of the first one
     */
    CodeBlock call(MultiplyAdd multiplyAdd, int length, String x, String from, String y, String start) {
        String name = name("dotOfPieces", multiplyAdd, length);
        methods.computeIfAbsent(name, absent -> method(name, multiplyAdd, length, true));
        return CodeBlock.of("$L($L, $L, $L, $L)", name, x, from, y, start);
    }

    private static String name(String prefix, MultiplyAdd multiplyAdd, int length) {
        return (multiplyAdd == MultiplyAdd.FUSED ? prefix : "separate" + Names.capitalised(prefix)) + length;
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private static MethodSpec method(String name, MultiplyAdd multiplyAdd, int length, boolean ofPieces) {
        int sums = Math.min(PARTIAL_SUMS, length);
        int full = length / PARTIAL_SUMS * PARTIAL_SUMS;
        String y = ofPieces ? "y" : "weights";
        String start = ofPieces ? "start" : "0";
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.FLOAT)
                .addJavadoc(
                        "The dot product of $L $L, in $L partial sums.\n",
                        length,
                        ofPieces ? "pairs" : "inputs and weights",
                        sums)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(Members.FLOATS, y);
        if (ofPieces) {
            method.addParameter(TypeName.INT, start);
        }
        IntStream.range(0, sums).forEach(sum -> method.addStatement("float sum$L = 0f", sum));
        if (full > PARTIAL_SUMS) {
            method.beginControlFlow("for (int i = 0; i < $L; i += $L)", full, PARTIAL_SUMS);
            products(method, multiplyAdd, y, start, "i", sums);
            method.endControlFlow();
        } else {
            products(method, multiplyAdd, y, start, "0", full);
        }
        products(method, multiplyAdd, y, start, Integer.toString(full), length - full);
        return method.addStatement("return $L", total(0, 1, sums)).build();
    }

    /** Adds neighbouring products to a partial sum each, the first of them to the first. */
    private static void products(
            MethodSpec.Builder method, MultiplyAdd multiplyAdd, String y, String start, String first, int count) {
        for (int i = 0; i < count; i++) {
            String index = Index.sum(first, i);
            method.addCode(Products.add(
                    multiplyAdd,
                    "sum" + i,
                    "x[" + Index.sum("from", index) + "]",
                    y + "[" + Index.sum(start, index) + "]"));
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
