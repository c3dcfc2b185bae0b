// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The innermost loops of poolings: methods that reduce an array with another one, or divide it. HotSpot makes vector code of
 * loops with a literal number of iterations over whole arrays.
 */
final class PoolPasses {

    private final Map<String, MethodSpec> methods = new LinkedHashMap<>();

    /** A call that brings {@code length} more values into their maxima or sums. */
    CodeBlock reduce(Pool.Kind kind, int length, String sums, String next) {
        boolean max = kind == Pool.Kind.MAX;
        String name = (max ? "maximum" : "add") + length;
        methods.computeIfAbsent(
                name,
                absent -> method(name, length)
                        .addJavadoc(
                                max ? "The larger of two values, for $L.\n" : "The sum of two values, for $L.\n",
                                length)
                        .addParameter(Members.FLOATS, "next")
                        .beginControlFlow("for (int i = 0; i < $L; i++)", length)
                        .addStatement(
                                max ? "values[i] = Math.max(values[i], next[i])" : "values[i] = values[i] + next[i]")
                        .endControlFlow()
                        .build());
        return CodeBlock.builder().addStatement("$L($L, $L)", name, sums, next).build();
    }

    /** A call that divides {@code length} sums, from an index on. */
    CodeBlock divide(int length, String sums, String from, String divisor) {
        String name = "divide" + length;
        methods.computeIfAbsent(
                name,
                absent -> method(name, length)
                        .addJavadoc("$L quotients, from an index on.\n", length)
                        .addParameter(TypeName.INT, "from")
                        .addParameter(TypeName.FLOAT, "divisor")
                        .beginControlFlow("for (int i = from; i < from + $L; i++)", length)
                        .addStatement("values[i] = values[i] / divisor")
                        .endControlFlow()
                        .build());
        return CodeBlock.builder()
                .addStatement("$L($L, $L, $L)", name, sums, from, divisor)
                .build();
    }

    private static MethodSpec.Builder method(String name, int length) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Members.FLOATS, "values");
    }

    List<MethodSpec> methods() {
        return List.copyOf(methods.values());
    }
}
