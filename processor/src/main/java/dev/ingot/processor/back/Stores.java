// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.ElementFunction;

/** Statements that apply an element function to a value and store the result. */
final class Stores {

    private Stores() {}

    /** {@code target = function(value)}; a local variable holds the value where the function reads it more than once. */
    static CodeBlock store(String target, CodeBlock value, ElementFunction function) {
        if (FunctionCode.readsOnce(function)) {
            return CodeBlock.builder()
                    .addStatement("$L = $L", target, FunctionCode.apply(function, value))
                    .build();
        }
        return CodeBlock.builder()
                .addStatement("float value = $L", value)
                .addStatement("$L = $L", target, FunctionCode.apply(function, CodeBlock.of("value")))
                .build();
    }
}
