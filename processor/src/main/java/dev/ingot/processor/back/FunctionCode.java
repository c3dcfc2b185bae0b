// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.ElementFunction;

/**
 * Expressions for the functions of one element. Those that are arithmetic alone have no branch, so that HotSpot makes vector
 * instructions of the loops that they stand in; minima and maxima keep NaN.
 */
final class FunctionCode {

    private FunctionCode() {}

    /** Whether the expression has the value once, as the argument of a call. */
    static boolean readsOnce(ElementFunction function) {
        return switch (function.kind()) {
            case RELU -> isPlainRelu(function);
            case LEAKY_RELU -> function.parameter(0) == 0f;
            case CLIPPED_LINEAR -> function.parameter(0) == 1f && function.parameter(1) == 0f;
            case THRESHOLD -> ThresholdCode.isMaximum(function.parameter(0), function.parameter(1));
            case HARD_SILU, SOFT_SHRINK, SOFTSIGN -> false;
            default -> true;
        };
    }

    /** Whether {@code x <= 0} gives 0. */
    private static boolean isPlainRelu(ElementFunction relu) {
        return relu.parameter(1) == 0f && relu.parameter(2) == 0f;
    }

    /**
     * The function's value.
     *
     * @param x a value; a variable unless the function {@link #readsOnce reads it once}
     */
    static CodeBlock apply(ElementFunction function, CodeBlock x) {
        return switch (function.kind()) {
            case LINEAR -> x;
            case CUSTOM -> CallCode.of(function.method().orElseThrow(), x);
            case RELU -> relu(function, x);
            case LEAKY_RELU -> leakyRelu(function.parameter(0), x);
            case ELU -> call("elu", x, function);
            case SELU -> call("selu", x, function);
            case CELU -> call("celu", x, function);
            case EXPONENTIAL -> call("exp", x, function);
            case SIGMOID -> call("sigmoid", x, function);
            case LOG_SIGMOID -> call("logSigmoid", x, function);
            case TANH -> call("tanh", x, function);
            case TANH_SHRINK -> call("tanhShrink", x, function);
            case CLIPPED_LINEAR -> clippedLinear(function, x);
            case HARD_SILU -> CodeBlock.of("$L * (Math.min(Math.max($L + 3f, 0f), 6f) / 6f)", x, x);
            case SOFT_SHRINK -> CodeBlock.of("$L - $L", x, clip(x, -function.parameter(0), function.parameter(0)));
            case HARD_SHRINK -> call("hardShrink", x, function);
            case THRESHOLD -> new ThresholdCode(x, function.parameter(0)).orElse(function.parameter(1));
            case SOFTPLUS -> call("softplus", x, function);
            case SQUAREPLUS -> call("squareplus", x, function);
            case SPARSE_PLUS -> call("sparsePlus", x, function);
            case SOFTSIGN -> CodeBlock.of("$L / (1f + Math.abs($L))", x, x);
            case GELU -> call("gelu", x, function);
            case GELU_TANH -> call("geluTanh", x, function);
            case SILU -> call("silu", x, function);
            case MISH -> call("mish", x, function);
        };
    }

    /** A call of the runtime's function, with the parameters behind the value. */
    private static CodeBlock call(String name, CodeBlock x, ElementFunction function) {
        CodeBlock.Builder call = CodeBlock.builder().add("$T.$L($L", RuntimeTypes.FUNCTIONS, name, x);
        function.parameters().forEach(parameter -> call.add(", $L", literal(parameter)));
        return call.add(")").build();
    }

    private static CodeBlock relu(ElementFunction function, CodeBlock x) {
        float ceiling = function.parameter(0);
        float slope = function.parameter(1);
        float threshold = function.parameter(2);
        if (threshold == 0f) {
            return capped(leakyRelu(slope, x), ceiling);
        }
        ThresholdCode above = new ThresholdCode(x, threshold);
        return capped(slope == 0f ? above.orElse(0f) : above.orLine(slope), ceiling);
    }

    private static CodeBlock capped(CodeBlock x, float ceiling) {
        return ceiling == Float.POSITIVE_INFINITY ? x : CodeBlock.of("Math.min($L, $L)", x, literal(ceiling));
    }

    private static CodeBlock leakyRelu(float slope, CodeBlock x) {
        if (slope == 0f) {
            return CodeBlock.of("Math.max($L, 0f)", x);
        }
        return CodeBlock.of("Math.$L($L, $L * $L)", slope <= 1f ? "max" : "min", x, x, literal(slope));
    }

    private static CodeBlock clippedLinear(ElementFunction function, CodeBlock x) {
        float factor = function.parameter(0);
        float summand = function.parameter(1);
        float divisor = function.parameter(4);
        CodeBlock product = factor == 1f ? x : CodeBlock.of("$L * $L", x, literal(factor));
        CodeBlock line = summand == 0f ? product : CodeBlock.of("$L + $L", product, literal(summand));
        CodeBlock clipped = clip(line, function.parameter(2), function.parameter(3));
        return divisor == 1f ? clipped : CodeBlock.of("$L / $L", clipped, literal(divisor));
    }

    private static CodeBlock clip(CodeBlock x, float floor, float ceiling) {
        return CodeBlock.of("Math.min(Math.max($L, $L), $L)", x, literal(floor), literal(ceiling));
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
