// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.ElementFunction;

/** Statements that apply an element function to a value and store the result. */
final class Stores {

    private Stores() {}

    /** {@code target = function(value)}; a local variable holds the value where the function reads it more than once. */
    static CodeBlock store(String target, CodeBlock value, ElementFunction function) {
        if (readsOnce(function)) {
            return CodeBlock.builder()
                    .addStatement("$L = $L", target, apply(function, value))
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("float value = $L", value)
                .addStatement("$L = $L", target, apply(function, CodeBlock.of("value")))
                .build();
    }

    private static boolean readsOnce(ElementFunction function) {
        return switch (function.kind()) {
            case RELU -> isPlainRelu(function);
            case LEAKY_RELU -> function.parameter(0) == 0f;
            default -> true;
        };
    }

    /** Whether {@code x <= 0} gives 0, so that NaN-keeping {@code Math.max} does. */
    private static boolean isPlainRelu(ElementFunction relu) {
        return relu.parameter(1) == 0f && relu.parameter(2) == 0f;
    }

    private static CodeBlock apply(ElementFunction function, CodeBlock x) {
        return switch (function.kind()) {
            case LINEAR -> x;
            case RELU -> relu(function, x);
            case LEAKY_RELU -> leakyRelu(function.parameter(0), x);
            case ELU -> CodeBlock.of("$T.elu($L, $L)", RuntimeTypes.FUNCTIONS, x, literal(function.parameter(0)));
            case SELU -> call("selu", x);
            case SIGMOID -> call("sigmoid", x);
            case TANH -> call("tanh", x);
            case SOFTPLUS -> call("softplus", x);
            case GELU -> call("gelu", x);
            case SILU -> call("silu", x);
        };
    }

    private static CodeBlock call(String function, CodeBlock x) {
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.FUNCTIONS, function, x);
    }

    private static CodeBlock relu(ElementFunction function, CodeBlock x) {
        float ceiling = function.parameter(0);
        float slope = function.parameter(1);
        float threshold = function.parameter(2);
        if (isPlainRelu(function)) {
            return capped(CodeBlock.of("Math.max($L, 0f)", x), ceiling);
        }
        if (slope == 0f) {
            return CodeBlock.of("$L <= $L ? 0f : $L", x, literal(threshold), capped(x, ceiling));
        }
        CodeBlock below = threshold == 0f ? x : CodeBlock.of("($L - $L)", x, literal(threshold));
        return CodeBlock.of("$L > $L ? $L : $L * $L", x, literal(threshold), capped(x, ceiling), literal(slope), below);
    }

    private static CodeBlock capped(CodeBlock x, float ceiling) {
        return ceiling == Float.POSITIVE_INFINITY ? x : CodeBlock.of("Math.min($L, $L)", x, literal(ceiling));
    }

    private static CodeBlock leakyRelu(float slope, CodeBlock x) {
        if (slope == 0f) {
            return CodeBlock.of("Math.max($L, 0f)", x);
        }
        return slope > 0f && slope <= 1f
                ? CodeBlock.of("Math.max($L, $L * $L)", x, x, literal(slope))
                : CodeBlock.of("$L > 0f ? $L : $L * $L", x, x, x, literal(slope));
    }

    /** A float literal of exactly this value. */
    static String literal(float value) {
        if (Float.isInfinite(value)) {
            return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e6f && (value != 0f || 1 / value > 0)
                ? (int) value + "f"
                : value + "f";
    }
}
