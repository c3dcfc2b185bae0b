// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.plan.ChannelwiseKernel;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Writes functions of an element and of factors of its channel. */
final class ChannelwiseEmitter {

    private final Members members;
    private final Step step;
    private final ChannelwiseKernel kernel;
    private final String name;
    private final MethodSpec.Builder method;
    private final List<MethodSpec> followers;

    ChannelwiseEmitter(
            Members members,
            Step step,
            ChannelwiseKernel kernel,
            String name,
            MethodSpec.Builder method,
            List<MethodSpec> followers) {
        this.members = members;
        this.step = step;
        this.kernel = kernel;
        this.name = name;
        this.method = method;
        this.followers = followers;
    }

    /**
     * Writes the loops.
     *
     * @param values the array of the values
     * @param sources the arrays with the factors of all channels
     * @param factors what the factors are called
     * @param result makes a result of a variable; the factors are variables of their names
     * @param activation applied to the result
     */
    void emit(
            String values,
            List<String> sources,
            List<String> factors,
            Function<String, CodeBlock> result,
            ElementFunction activation) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < factors.size(); i++) {
            if (kernel.repeats()) {
                repeat(sources.get(i), rows(factors.get(i)), step.scratch().get(0) + i);
            }
            rows.add(kernel.repeats() ? rows(factors.get(i)) : sources.get(i));
        }
        int length = Math.toIntExact(step.node().shape().elements());
        int done = 0;
        for (int loop = 0; loop < kernel.loops(); loop++) {
            loop(done, kernel.row(), kernel.blocks(), values, rows, factors, result, activation);
            done += kernel.blocks() * kernel.row();
        }
        while (done < length) {
            int rest = Math.min(kernel.row(), length - done);
            loop(done, rest, 1, values, rows, factors, result, activation);
            done += rest;
        }
    }

    /** Writes a combination: one operand has the values, the others are repeated. */
    void emit(Merge op, List<String> operands) {
        String values = "x";
        List<String> sources = new ArrayList<>();
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < operands.size(); i++) {
            boolean repeated = step.node().operand(i).shape().elements() == kernel.channels();
            if (repeated) {
                sources.add(operands.get(i));
                elements.add(kernel.factors() == 1 ? "element" : "element" + sources.size());
            } else {
                values = operands.get(i);
                elements.add("");
            }
        }
        emit(
                values,
                sources,
                elements.stream().filter(element -> !element.isEmpty()).toList(),
                x -> CodeBlock.of(
                        "$L",
                        MergeEmitter.combined(
                                op.kind(),
                                elements.stream()
                                        .map(element -> element.isEmpty() ? x : element)
                                        .toList())),
                op.activation());
    }

    /** Writes the statements that fill a row with the factors of all channels, again and again. */
    private void repeat(String source, String row, int scratch) {
        method.addStatement("float[] $L = arena.$L[$L]", row, Members.SCRATCH, scratch)
                .addStatement("System.arraycopy($L, 0, $L, 0, $L)", source, row, kernel.channels())
                .beginControlFlow("for (int filled = $L; filled < $L; filled *= 2)", kernel.channels(), kernel.row())
                .addStatement(
                        "System.arraycopy($L, 0, $L, filled, Math.min(filled, $L - filled))", row, row, kernel.row())
                .endControlFlow();
    }

    /** Writes a loop, in a method of its own: HotSpot 17 makes vector instructions of few loops of a long method. */
    private void loop(
            int first,
            int length,
            int blocks,
            String values,
            List<String> rows,
            List<String> factors,
            Function<String, CodeBlock> result,
            ElementFunction activation) {
        String blocksName = members.name(name + "From" + first);
        method.addStatement("$L($L, output, $L)", blocksName, values, String.join(", ", rows));
        MethodSpec.Builder loop = MethodSpec.methodBuilder(blocksName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(
                        "$L of $L.\n",
                        blocks == 1 ? length + " values" : blocks + " blocks of " + length + " values",
                        name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(Members.FLOATS, "output");
        factors.forEach(factor -> loop.addParameter(Members.FLOATS, rows(factor)));
        loop.beginControlFlow("for (int i = 0; i < $L; i++)", length);
        factors.forEach(factor -> loop.addStatement("$T $L = $L[i]", TypeName.FLOAT, factor, rows(factor)));
        for (int block = 0; block < blocks; block++) {
            loop.addStatement("float x$L = x[$L]", block, Index.sum("i", first + block * length));
        }
        boolean once = FunctionCode.readsOnce(activation);
        for (int block = 0; block < blocks; block++) {
            CodeBlock value = result.apply("x" + block);
            if (!once) {
                loop.addStatement("float value$L = $L", block, value);
                value = CodeBlock.of("value$L", block);
            }
            loop.addStatement(
                    "$L = $L",
                    Output.of(step).at(Index.sum("i", first + block * length)),
                    FunctionCode.apply(activation, value));
        }
        followers.add(loop.endControlFlow().build());
    }

    /** The array in which a factor is repeated. */
    private static String rows(String factor) {
        return factor + "s";
    }
}
