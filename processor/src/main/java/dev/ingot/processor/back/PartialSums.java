// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import static dev.ingot.processor.ir.Summation.PARTIAL_SUMS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.MultiplyAdd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * Methods that add up neighbouring values of an array, or products of them, in the order of {@link
 * dev.ingot.processor.ir.Summation#INTERLEAVED}. The partial sums are local variables: a chain of additions waits for each
 * result, several chains do not wait for each other.
 */
final class PartialSums {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /** What is added for a value {@code x}. */
    private enum Term {
        PRODUCT("dot", "The dot product of %d inputs and weights, in %d partial sums.\n", "weights"),
        PRODUCT_OF_PIECES("dotOfPieces", "The dot product of %d pairs of values, in %d partial sums.\n", "y"),
        VALUE("sum", "The sum of %d values, in %d partial sums.\n", ""),
        SQUARE("squares", "The sum of the squares of %d values, in %d partial sums.\n", ""),
        SQUARED_DIFFERENCE(
                "squaredDifferences",
                "The squared differences of %d values from their mean, in %d partial sums.\n",
                "mean");

        private final String name;
        private final String javadoc;
        private final String parameter;

        Term(String name, String javadoc, String parameter) {
            this.name = name;
            this.javadoc = javadoc;
            this.parameter = parameter;
        }
    }

    /**
     * The value of a dot product.
     *
     * @param multiplyAdd how a product is added to a sum
     * @param length number of products
     * @param x the array of inputs
     * @param from the index of the first input
     * @param weights the row of weights
     */
    CodeBlock dot(MultiplyAdd multiplyAdd, int length, String x, String from, String weights) {
        return CodeBlock.of("$L($L, $L, $L)", method(Term.PRODUCT, multiplyAdd, length), x, from, weights);
    }

    /**
     * The value of a dot product of pieces of two arrays.
     *
     * @param multiplyAdd how a product is added to a sum
     * @param length number of products
     * @param x the array of the first factors
     * @param from the index of the first of them
     * @param y the array of the second factors
     * @param start the index of the first of them
     */
    CodeBlock dot(MultiplyAdd multiplyAdd, int length, String x, String from, String y, String start) {
        String method = method(Term.PRODUCT_OF_PIECES, multiplyAdd, length);
        return CodeBlock.of("$L($L, $L, $L, $L)", method, x, from, y, start);
    }

    /** The sum of so many values of an array. */
    CodeBlock sum(int length, String x, String from) {
        return CodeBlock.of("$L($L, $L)", method(Term.VALUE, MultiplyAdd.FUSED, length), x, from);
    }

    /** The sum of the squares of so many values of an array. */
    CodeBlock squares(MultiplyAdd multiplyAdd, int length, String x, String from) {
        return CodeBlock.of("$L($L, $L)", method(Term.SQUARE, multiplyAdd, length), x, from);
    }

    /** The sum of the squared differences of so many values of an array from their mean. */
    CodeBlock squaredDifferences(MultiplyAdd multiplyAdd, int length, String x, String from, String mean) {
        return CodeBlock.of("$L($L, $L, $L)", method(Term.SQUARED_DIFFERENCE, multiplyAdd, length), x, from, mean);
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }

    private String method(Term term, MultiplyAdd multiplyAdd, int length) {
        String plain = term.name + length;
        String name = multiplyAdd == MultiplyAdd.FUSED
                ? plain
                : "separate" + Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
        methods.computeIfAbsent(name, absent -> method(name, term, multiplyAdd, length));
        return name;
    }

    private static MethodSpec method(String name, Term term, MultiplyAdd multiplyAdd, int length) {
        int sums = Math.min(PARTIAL_SUMS, length);
        int full = length / PARTIAL_SUMS * PARTIAL_SUMS;
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.FLOAT)
                .addJavadoc(String.format(Locale.ROOT, term.javadoc, length, sums))
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from");
        if (!term.parameter.isEmpty()) {
            method.addParameter(term == Term.SQUARED_DIFFERENCE ? TypeName.FLOAT : Members.FLOATS, term.parameter);
        }
        if (term == Term.PRODUCT_OF_PIECES) {
            method.addParameter(TypeName.INT, "start");
        }
        IntStream.range(0, sums).forEach(sum -> method.addStatement("float sum$L = 0f", sum));
        if (full > PARTIAL_SUMS) {
            method.beginControlFlow("for (int i = 0; i < $L; i += $L)", full, PARTIAL_SUMS);
            terms(method, term, multiplyAdd, "i", sums);
            method.endControlFlow();
        } else {
            terms(method, term, multiplyAdd, "0", full);
        }
        terms(method, term, multiplyAdd, Integer.toString(full), length - full);
        return method.addStatement("return $L", total(0, 1, sums)).build();
    }

    /** Adds neighbouring terms to a partial sum each, the first of them to the first. */
    private static void terms(MethodSpec.Builder method, Term term, MultiplyAdd multiplyAdd, String first, int count) {
        for (int i = 0; i < count; i++) {
            String index = Index.sum(first, i);
            String x = "x[" + Index.sum("from", index) + "]";
            String sum = "sum" + i;
            if (term == Term.VALUE) {
                method.addStatement("$L += $L", sum, x);
            } else if (term == Term.SQUARED_DIFFERENCE) {
                String difference = "difference" + Index.sum(first.equals("i") ? "0" : first, i);
                method.addStatement("float $L = $L - mean", difference, x);
                method.addCode(Products.add(multiplyAdd, sum, difference, difference));
            } else {
                method.addCode(Products.add(multiplyAdd, sum, x, factor(term, x, index)));
            }
        }
    }

    private static String factor(Term term, String x, String index) {
        return switch (term) {
            case SQUARE -> x;
            case PRODUCT_OF_PIECES -> "y[" + Index.sum("start", index) + "]";
            default -> "weights[" + index + "]";
        };
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
