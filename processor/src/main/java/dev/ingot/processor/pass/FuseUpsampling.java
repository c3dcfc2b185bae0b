// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.SumTaps;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Turns a convolution of repeated pixels into a convolution of the pixels themselves. Neighbouring taps that read copies of
 * one pixel become one tap, the sum of both; which ones they are depends on the output's place within the copies, so the
 * result has a phase for each place.
 */
final class FuseUpsampling implements Pass {

    @Override
    public String name() {
        return "fuse-upsampling";
    }

    @Override
    public String reason() {
        return "a convolution after a nearest upsampling multiplies each pixel's copies by several taps; their sum does it once";
    }

    @Override
    public Graph apply(Graph graph) {
        Map<String, String> remarks = new LinkedHashMap<>();
        Names names = new Names(graph.nodes().stream().map(Node::name).toList());
        return graph.rewrite(
                (node, operands) -> {
                    Node changed = node.withOperands(operands);
                    if (node.op() instanceof Convolution
                            && operands.get(0).op() instanceof Repeat
                            && graph.uses(node.operand(0)) == 1) {
                        remarks.put(operands.get(0).layer(), "in " + node.layer());
                        return fuse(changed, names);
                    }
                    return changed;
                },
                remarks);
    }

    private static Node fuse(Node node, Names names) {
        Convolution convolution = (Convolution) node.op();
        Node upsampled = node.operand(0);
        Repeat repeat = (Repeat) upsampled.op();
        List<FusedAxis> axes = IntStream.range(0, repeat.factors().size())
                .mapToObj(axis -> new FusedAxis(
                        convolution.axes().get(axis), repeat.factors().get(axis)))
                .toList();
        Node kernel = node.operand(1);
        Shape shape = kernel.shape();
        for (int axis = 0; axis < axes.size(); axis++) {
            shape = shape.with(axis, axes.get(axis).sums.size());
        }
        Node summed = new Node(
                names.allocate(node.name() + "KernelSummed"),
                node.layer(),
                new SumTaps(axes.stream().map(axis -> axis.sums).toList()),
                List.of(kernel),
                shape);
        List<Node> operands = new ArrayList<>(node.operands());
        operands.set(0, upsampled.operand(0));
        operands.set(1, summed);
        return node.with(convolution.with(axes.stream().map(axis -> axis.axis).toList()), operands);
    }

    /** An axis of the convolution over the pixels before they were repeated. */
    private static final class FusedAxis {

        /** For each index of the new kernel the indices of the old one. */
        private final List<List<Integer>> sums = new ArrayList<>();

        private final ConvolutionAxis axis;

        FusedAxis(ConvolutionAxis repeated, int factor) {
            List<Phase> phases = new ArrayList<>();
            for (Phase phase : repeated.phases()) {
                for (int place = 0; place < Math.min(factor, phase.count()); place++) {
                    phases.add(fuse(repeated, phase, factor, place));
                }
            }
            phases.sort((a, b) -> Integer.compare(a.start(), b.start()));
            axis = new ConvolutionAxis(
                    repeated.inputLength() / factor,
                    repeated.outputLength(),
                    repeated.inputStep(),
                    repeated.outputStep() * factor,
                    phases);
        }

        /** The outputs {@code place, place + factor, ...} of a phase: neighbours among them are whole pixels apart. */
        private Phase fuse(ConvolutionAxis repeated, Phase phase, int factor, int place) {
            Map<Integer, List<Integer>> indices = new TreeMap<>();
            for (Tap tap : phase.taps()) {
                int pixel = Math.floorDiv(repeated.inputStep() * place + tap.offset(), factor);
                indices.computeIfAbsent(pixel, absent -> new ArrayList<>()).add(tap.index());
            }
            List<Tap> taps = new ArrayList<>();
            indices.forEach((pixel, summed) -> taps.add(new Tap(pixel, index(summed))));
            int count = (phase.count() - place - 1) / factor + 1;
            return new Phase(phase.start() + repeated.outputStep() * place, count, taps);
        }

        private int index(List<Integer> summed) {
            if (!sums.contains(summed)) {
                sums.add(summed);
            }
            return sums.indexOf(summed);
        }
    }
}
