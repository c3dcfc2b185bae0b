// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * A loop over neighbours in a method of its own, whose variable runs from an index that the method is given. Of an inner loop
 * with indices such as {@code row * 64 + i} HotSpot 17 makes no vector instructions.
 *
 * @param name of the method
 * @param length number of neighbours
 * @param arrays the arrays that it reads, all at the loop's variable
 * @param numbers what else it reads
 */
record RowLoop(String name, int length, List<String> arrays, List<String> numbers) {

    /** With fewer neighbours the calls take longer than vector instructions save. */
    static final int SHORTEST = 32;

    /** The variable of the loop. */
    static final String VARIABLE = "i";

    private static final String OUTPUT = "output";
    private static final String FROM = "from";

    /** A call for the neighbours from an index on. */
    CodeBlock call(String from, List<String> values) {
        List<String> arguments = new ArrayList<>(arrays);
        arguments.add(OUTPUT);
        arguments.add(from);
        arguments.addAll(values);
        return CodeBlock.of("$L($L)", name, arguments.stream().collect(Collectors.joining(", ")));
    }

    /** The method. */
    MethodSpec method(String layer, CodeBlock body) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L neighbours of $L.\n", length, layer);
        arrays.forEach(array -> method.addParameter(Members.FLOATS, array));
        method.addParameter(Members.FLOATS, OUTPUT).addParameter(TypeName.INT, FROM);
        numbers.forEach(number -> method.addParameter(TypeName.FLOAT, number));
        return method.beginControlFlow(
                        "for (int $L = $L; $L < $L + $L; $L++)", VARIABLE, FROM, VARIABLE, FROM, length, VARIABLE)
                .addCode(body)
                .endControlFlow()
                .build();
    }
}
