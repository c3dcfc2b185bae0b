// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.StaticMethod;
import java.util.List;
import java.util.stream.Stream;

/** Calls of the user's methods. */
final class CallCode {

    private CallCode() {}

    /** A call with these arguments. */
    static CodeBlock of(StaticMethod method, Object... arguments) {
        List<String> names = method.classNames();
        ClassName type = ClassName.get(
                method.packageName(),
                names.get(0),
                names.subList(1, names.size()).toArray(String[]::new));
        CodeBlock list = Stream.of(arguments)
                .map(argument -> CodeBlock.of("$L", argument))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.of("$T.$L($L)", type, method.name(), list);
    }
}
