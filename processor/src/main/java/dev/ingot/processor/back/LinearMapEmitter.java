// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import dev.ingot.processor.ir.Compose.Step;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes the steps of a composition of weights as the runtime's linear maps. */
final class LinearMapEmitter {

    private LinearMapEmitter() {}

    /**
     * A step.
     *
     * @param operands its operands
     * @param value the expression of an operand
     */
    static CodeBlock emit(Step step, List<Node> operands, Function<Node, CodeBlock> value) {
        List<CodeBlock> weights = operands.stream().map(value).toList();
        Shape from = step.from();
        Shape to = step.to();
        Object summand = step.affine() ? weights.get(1) : "null";
        if (step.op() instanceof Dense) {
            return map("dense", vectors(from), from.last(), to.last(), weights.get(0), summand);
        }
        if (step.op() instanceof Convolution convolution) {
            return map(
                    "convolution",
                    pixels(convolution, operands.get(0).shape()),
                    from.last(),
                    to.last(),
                    convolution.groups(),
                    weights.get(0),
                    summand);
        }
        if (step.op() instanceof Repeat repeat) {
            return repeat(repeat, from);
        }
        int axis = ((ScaleShift) step.op()).axis();
        return map("scaleShift", from.elements(), from.product(axis + 1, from.rank()), weights.get(0), summand);
    }

    /** The axes of a convolution as one. */
    private static CodeBlock pixels(Convolution convolution, Shape kernel) {
        CodeBlock pixels = axis(convolution.axes().get(0));
        for (int axis = 1; axis < convolution.axes().size(); axis++) {
            pixels = CodeBlock.of(
                    "$L.over($L,$W$L)", pixels, axis(convolution.axes().get(axis)), kernel.size(axis));
        }
        return pixels;
    }

    /** A map for each axis that grows, the last axis first. */
    private static CodeBlock repeat(Repeat repeat, Shape from) {
        Shape shape = from;
        List<CodeBlock> maps = new ArrayList<>();
        for (int axis = repeat.factors().size() - 1; axis >= 0; axis--) {
            int factor = repeat.factors().get(axis);
            if (factor > 1) {
                maps.add(map("repeat", shape.product(0, axis + 1), shape.product(axis + 1, shape.rank()), factor));
                shape = shape.with(axis, shape.size(axis) * factor);
            }
        }
        return maps.stream().collect(CodeBlock.joining(",$W"));
    }

    private static long vectors(Shape shape) {
        return shape.elements() / shape.last();
    }

    private static CodeBlock map(String kind, Object... arguments) {
        return CodeBlock.of("$T.$L($L)", RuntimeTypes.LINEAR_MAP, kind, list(Stream.of(arguments)));
    }

    /** Each phase as first output, number of outputs, then offset and index of each tap. */
    private static CodeBlock axis(ConvolutionAxis axis) {
        CodeBlock phases = axis.phases().stream()
                .map(phase -> CodeBlock.of(
                        "{$L}",
                        list(Stream.concat(
                                Stream.of(phase.start(), phase.count()),
                                phase.taps().stream().flatMap(tap -> Stream.of(tap.offset(), tap.index()))))))
                .collect(CodeBlock.joining(",$W"));
        return CodeBlock.of(
                "new $T($L,$Wnew int[][] {$L})",
                RuntimeTypes.KERNEL_AXIS,
                list(Stream.of(axis.inputLength(), axis.outputLength(), axis.inputStep(), axis.outputStep())),
                phases);
    }

    private static CodeBlock list(Stream<?> values) {
        return values.map(value -> CodeBlock.of("$L", value)).collect(CodeBlock.joining(",$W"));
    }
}
