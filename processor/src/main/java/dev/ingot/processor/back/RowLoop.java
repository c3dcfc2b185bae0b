// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.plan.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A loop over neighbours in a method of its own, whose variable runs from an index that the method is given. Of an inner loop
 * with indices such as {@code row * 64 + i} HotSpot 17 makes no vector instructions. Few neighbours share the loop with those of
 * the next turns, at literal distances: it begins and ends one value at a time, until what it writes is aligned.
 *
 * @param name of the method
 * @param length number of neighbours
 * @param turns turns of the loop around it that a call does
 * @param arrays the arrays that it reads, all at the loop's variable
 * @param numbers what else it reads, a value for each turn
 */
record RowLoop(String name, int length, int turns, List<String> arrays, List<String> numbers) {

    /** With fewer neighbours the calls take longer than vector instructions save. */
    static final int SHORTEST = 32;

    /** Loops of as many neighbours gain nothing from those of other turns. */
    private static final int LONG = 128;

    /** Neighbours of all turns of a call. */
    private static final int TOGETHER = 256;

    private static final String OUTPUT = "output";

    /**
     * The turns that a call should do.
     *
     * @param length number of neighbours
     * @param outer turns of the loop around it
     * @param simple whether a result takes a product and a sum, no more
     */
    static int turns(int length, int outer, boolean simple) {
        boolean alone = !simple || length >= LONG || length % Alignment.FLOATS != 0;
        int turns = alone ? 1 : TOGETHER / length;
        while (outer % turns != 0) {
            turns--;
        }
        return turns;
    }

    /**
     * A call for the neighbours from an index on.
     *
     * @param values for each turn the numbers
     */
    CodeBlock call(String from, List<List<String>> values) {
        List<String> arguments = new ArrayList<>(arrays);
        arguments.add(OUTPUT);
        arguments.add(from);
        values.forEach(arguments::addAll);
        return CodeBlock.of(
                "$L($L)",
                name,
                arguments.stream().map(argument -> CodeBlock.of("$L", argument)).collect(CodeBlock.joining(",$W")));
    }

    /**
     * The method.
     *
     * @param body statements for the index of an element and the names of its numbers
     */
    MethodSpec method(String layer, BiFunction<String, List<String>, CodeBlock> body) {
        Names names = new Names(arrays);
        names.allocate(OUTPUT);
        String from = names.allocate("from");
        String i = names.allocate("i");
        List<List<String>> numbersOfTurns = IntStream.range(0, turns)
                .mapToObj(turn -> numbers.stream()
                        .map(number -> names.allocate(turns == 1 ? number : number + turn))
                        .toList())
                .toList();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc("$L neighbours of $L.\n", turns == 1 ? length : turns + " times " + length, layer);
        arrays.forEach(array -> method.addParameter(Members.FLOATS, array));
        method.addParameter(Members.FLOATS, OUTPUT).addParameter(TypeName.INT, from);
        numbersOfTurns.forEach(turn -> turn.forEach(number -> method.addParameter(TypeName.FLOAT, number)));
        method.beginControlFlow("for (int $L = $L; $L < $L + $L; $L++)", i, from, i, from, length, i);
        for (int turn = 0; turn < turns; turn++) {
            method.addCode(body.apply(Index.sum(i, turn * length), numbersOfTurns.get(turn)));
        }
        return method.endControlFlow().build();
    }
}
