// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.plan.ChannelwiseKernel;
import dev.ingot.processor.plan.Plan.Step;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @param factors what the factors are called
     * @param result makes a result of a variable; the factors are variables of their names
     * @param activation applied to the result
     */
    void emit(List<String> factors, Function<String, CodeBlock> result, ElementFunction activation) {
        for (int i = 0; i < factors.size(); i++) {
            repeat(
                    kernel.weights().get(i).name(),
                    rows(factors.get(i)),
                    step.scratch().get(0) + i);
        }
        int values = Math.toIntExact(step.node().shape().elements());
        int done = 0;
        for (int loop = 0; loop < kernel.loops(); loop++) {
            loop(done, kernel.row(), kernel.blocks(), factors, result, activation);
            done += kernel.blocks() * kernel.row();
        }
        while (done < values) {
            int length = Math.min(kernel.row(), values - done);
            loop(done, length, 1, factors, result, activation);
            done += length;
        }
    }

    /** Writes the statements that fill a row with the factors of all channels, again and again. */
    private void repeat(String weight, String row, int scratch) {
        method.addStatement("float[] $L = arena.$L[$L]", row, Members.SCRATCH, scratch)
                .addStatement("System.arraycopy($L, 0, $L, 0, $L)", weight, row, kernel.channels())
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
            List<String> factors,
            Function<String, CodeBlock> result,
            ElementFunction activation) {
        String blocksName = members.name(name + "From" + first);
        method.addStatement(
                "$L(x, output, $L)",
                blocksName,
                factors.stream().map(ChannelwiseEmitter::rows).collect(Collectors.joining(", ")));
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
