// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Puts zeros around an image into the convolution after it, whose taps then read outside the image, and cuts off a border
 * in the convolution before it, which then computes fewer outputs. The bits stay as they are.
 */
final class FusePadding implements Pass {

    @Override
    public String name() {
        return "fuse-padding";
    }

    @Override
    public String reason() {
        return "a convolution takes pixels outside its input as zeros anyway, and need not compute what is cut off";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        return graph.rewrite(
                (node, operands) -> {
                    Node changed = node.withOperands(operands);
                    if (node.op() instanceof Convolution) {
                        return withPadding(graph, node, changed, remarks);
                    }
                    if (node.op() instanceof Pad pad
                            && !pad.adds()
                            && graph.uses(node.operand(0)) == 1
                            && operands.get(0).op() instanceof Convolution convolution) {
                        remarks.put(node.layer(), "in " + operands.get(0).layer());
                        return cropped(operands.get(0), convolution, node, pad);
                    }
                    return changed;
                },
                remarks);
    }

    /** The convolution of what is padded, as long as nothing else reads the padded values. */
    private static Node withPadding(Graph graph, Node original, Node convolution, Map<String, String> remarks) {
        Node padded = convolution;
        Node before = original.operand(0);
        while (graph.uses(before) == 1 && padded.operand(0).op() instanceof Pad pad && !pad.cuts()) {
            remarks.put(padded.operand(0).layer(), "in " + convolution.layer());
            List<Node> operands = new ArrayList<>(padded.operands());
            operands.set(0, padded.operand(0).operand(0));
            Convolution op = (Convolution) padded.op();
            padded = padded.with(op.with(alongEach(op.axes(), pad, FusePadding::padded)), operands);
            before = before.operand(0);
        }
        return padded;
    }

    /** What becomes of the axes of a convolution, each with its margin. */
    private static List<ConvolutionAxis> alongEach(
            List<ConvolutionAxis> axes, Pad pad, BiFunction<ConvolutionAxis, Margin, ConvolutionAxis> change) {
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> change.apply(axes.get(axis), pad.margins().get(axis)))
                .toList();
    }

    private static ConvolutionAxis padded(ConvolutionAxis axis, Margin margin) {
        List<Phase> phases = axis.phases().stream()
                .map(phase -> new Phase(phase.start(), phase.count(), shifted(phase.taps(), -margin.before())))
                .toList();
        return new ConvolutionAxis(
                axis.inputLength() - margin.before() - margin.after(),
                axis.outputLength(),
                axis.inputStep(),
                axis.outputStep(),
                phases);
    }

    private static Node cropped(Node node, Convolution op, Node cropping, Pad pad) {
        Convolution cropped = op.with(alongEach(op.axes(), pad, FusePadding::cropped));
        return new Node(node.name(), node.layer(), cropped, node.operands(), cropping.shape());
    }

    private static ConvolutionAxis cropped(ConvolutionAxis axis, Margin margin) {
        int step = axis.outputStep();
        int before = -margin.before();
        int end = axis.outputLength() + margin.after();
        List<Phase> phases = new ArrayList<>();
        for (Phase phase : axis.phases()) {
            int first = Math.max(0, -Math.floorDiv(phase.start() - before, step));
            int count = Math.min(phase.count(), Math.floorDiv(end - 1 - phase.start(), step) + 1) - first;
            if (count > 0) {
                phases.add(new Phase(
                        phase.start() + step * first - before, count, shifted(phase.taps(), axis.inputStep() * first)));
            }
        }
        phases.sort(Comparator.comparingInt(Phase::start));
        return new ConvolutionAxis(axis.inputLength(), end - before, axis.inputStep(), step, phases);
    }

    private static List<Tap> shifted(List<Tap> taps, int distance) {
        return taps.stream()
                .map(tap -> new Tap(tap.offset() + distance, tap.index()))
                .toList();
    }
}
