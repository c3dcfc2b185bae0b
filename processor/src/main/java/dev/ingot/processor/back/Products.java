// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.MultiplyAdd;

/** Statements that add a product to a sum, rounding once or twice. */
final class Products {

    private Products() {}

    /** Adds {@code x * weight}; all three are expressions, the sum one that can be assigned to. */
    static CodeBlock add(MultiplyAdd multiplyAdd, String sum, String x, String weight) {
        return switch (multiplyAdd) {
            case FUSED ->
                CodeBlock.builder()
                        .addStatement("$L = Math.fma($L, $L, $L)", sum, x, weight, sum)
                        .build();
            case SEPARATE ->
                CodeBlock.builder()
                        .addStatement("$L += $L * $L", sum, x, weight)
                        .build();
        };
    }
}
