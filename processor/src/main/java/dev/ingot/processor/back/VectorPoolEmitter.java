// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.VectorPool;
import dev.ingot.processor.plan.VectorPool.PooledAxis;

/** Writes how vector kernels compute poolings. */
final class VectorPoolEmitter {

    private VectorPoolEmitter() {}

    /** Writes how vector kernels reduce windows whose place along the first axis is {@code from} and up to {@code to}. */
    static void emit(
            Members members,
            Step step,
            VectorPool vector,
            String name,
            String from,
            String to,
            MethodSpec.Builder method) {
        boolean max = ((Pool) step.node().op()).kind() == Pool.Kind.MAX;
        String windows = members.name(LoopEmitter.constantCase(name) + "_WINDOWS");
        members.addConstant(
                Members.INT_ROWS,
                windows,
                CodeBlock.builder()
                        .add("{\n")
                        .indent()
                        .add(vector.axes().stream()
                                .map(VectorPoolEmitter::windows)
                                .collect(CodeBlock.joining(",\n")))
                        .unindent()
                        .add("\n}")
                        .build());
        String piece = "null";
        if (vector.piece() > 0) {
            String field = members.name(name + "Piece");
            members.addVectorField(Members.FLOATS, field, CodeBlock.of("new float[$L]", vector.piece()));
            piece = "arena." + field;
        }
        members.usesVectorKernels();
        method.beginControlFlow("if (arena.vector != null)")
                .addStatement(
                        "arena.vector.$L(x, $L, $L, $L, output, $L, $L)",
                        max ? "poolMaxima" : "poolMeans",
                        windows,
                        from,
                        to,
                        Output.of(step).index("0"),
                        piece)
                .addStatement("return")
                .endControlFlow();
    }

    /** The floats of a cell, and for each run of windows how many, the first cell, their distance and their size. */
    private static CodeBlock windows(PooledAxis axis) {
        CodeBlock.Builder numbers = CodeBlock.builder().add("{$L", axis.length());
        axis.runs().forEach(run -> numbers.add(",$W$L, $L, $L, $L", run.count(), run.from(), run.step(), run.cells()));
        return numbers.add("}").build();
    }
}
