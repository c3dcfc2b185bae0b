// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.ShiftedBias;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Two ops of which at least one works on each pixel by itself (a 1x1 convolution, a dense layer over the last axis, a scale
 * and shift), as one. Such an op after another goes through each row of that one's kernel. Before a convolution it goes into
 * each tap; then what it adds to every pixel is no bias of the convolution where that reads zeros beyond the border.
 */
final class KernelFold {

    private final Node first;
    private final Node second;
    private final Names names;

    private KernelFold(Node first, Node second, Names names) {
        this.first = first;
        this.second = second;
        this.names = names;
    }

    /** The fold of an op of a chain and the next one that is no view, if it costs less. */
    static Optional<LinearFold> at(int start, List<Node> chain, Names names) {
        int end = start + 1;
        while (end < chain.size() && LinearChains.isView(chain.get(end))) {
            end++;
        }
        if (end == chain.size()) {
            return Optional.empty();
        }
        int length = end + 1 - start;
        KernelFold fold = new KernelFold(chain.get(start), chain.get(end), names);
        return fold.pixelsAfter().or(fold::pixelsBefore).map(result -> new LinearFold(start, length, result));
    }

    /** The second op maps the channels of each pixel of the first one's result. */
    private Optional<Node> pixelsAfter() {
        if (!(first.op() instanceof Dense || first.op() instanceof Convolution)) {
            return Optional.empty();
        }
        int channels = first.shape().last();
        int filters = second.shape().last();
        Optional<RunOp> op = second.op() instanceof Convolution convolution
                ? afterPixels(convolution)
                : channelsStay() ? withoutChangeOfPixels() : Optional.empty();
        if (op.isEmpty()) {
            return Optional.empty();
        }
        Node kernel = first.operand(1);
        Shape folded = kernel.shape().with(kernel.shape().rank() - 1, filters);
        Shape shape = second.op() instanceof Convolution
                ? second.shape()
                : first.shape().with(first.shape().rank() - 1, filters);
        RunOp step = pixelStep();
        int axes = step instanceof Convolution convolution ? convolution.axes().size() : 0;
        Shape from = pixel(axes, channels);
        Shape to = pixel(axes, filters);
        long spent = kernel.shape().elements() * filters;
        Node result = new Node(second.name(), second.layer(), op.get(), first.operands(), shape);
        if (!LinearFold.pays(saved(result), spent)) {
            return Optional.empty();
        }
        List<Node> operands = new ArrayList<>(List.of(first.operand(0)));
        operands.add(new Composition(kernel, false)
                .then(step, second, from, to)
                .node(names.allocate(second.name() + "Composed"), second.layer(), folded));
        if (first.operands().size() > 2) {
            operands.add(new Composition(first.operand(2), true)
                    .then(step, second, from, to)
                    .node(names.allocate(second.name() + "ComposedBias"), second.layer(), Shape.of(filters)));
        } else if (second.operands().size() > 2) {
            operands.add(second.operand(2));
        }
        return Optional.of(shaped(op.get(), operands, shape));
    }

    /** The shape of a single pixel. */
    private static Shape pixel(int axes, int channels) {
        int[] sizes = new int[axes + 1];
        Arrays.fill(sizes, 1);
        sizes[axes] = channels;
        return Shape.of(sizes);
    }

    private boolean channelsStay() {
        return first.shape().last() == second.operand(0).shape().last();
    }

    /** The first op, for a second one that keeps all pixels. */
    private Optional<RunOp> withoutChangeOfPixels() {
        ElementFunction activation = LinearChains.activation(second);
        boolean fits = second.op() instanceof ScaleShift scaleShift
                ? scaleShift.axis() == second.shape().rank() - 1
                : second.op() instanceof Dense && groups(first) == 1;
        return fits ? Optional.of(withActivation(activation)) : Optional.empty();
    }

    /** The first op, with the channels of the second one and this activation. */
    private RunOp withActivation(ElementFunction activation) {
        return first.op() instanceof Convolution convolution
                ? convolution.with(activation)
                : Dense.of(second.shape().last(), ((Dense) first.op()).multiplyAdd(), activation);
    }

    private static int groups(Node node) {
        return node.op() instanceof Convolution convolution ? convolution.groups() : 1;
    }

    /** The first op with the pixels that a convolution of single pixels keeps. */
    private Optional<RunOp> afterPixels(Convolution pixels) {
        if (!readsPixels(second) || !first.shape().equals(second.operand(0).shape())) {
            return Optional.empty();
        }
        ElementFunction activation = pixels.activation();
        if (first.op() instanceof Dense) {
            return first.shape()
                            .with(first.shape().rank() - 1, second.shape().last())
                            .equals(second.shape())
                    ? Optional.of(withActivation(activation))
                    : Optional.empty();
        }
        if (!(first.op() instanceof Convolution convolution)
                || convolution.groups() > 1 && convolution.groups() != pixels.groups()) {
            return Optional.empty();
        }
        return alongEach(convolution, pixels, KernelFold::some)
                .map(axes -> convolution.with(axes).with(activation));
    }

    /** What becomes of the axes of a convolution, each with that of single pixels; empty if one of them becomes nothing. */
    private static Optional<List<ConvolutionAxis>> alongEach(
            Convolution convolution,
            Convolution pixels,
            BiFunction<ConvolutionAxis, ConvolutionAxis, Optional<ConvolutionAxis>> change) {
        List<ConvolutionAxis> axes = new ArrayList<>();
        for (int axis = 0; axis < convolution.axes().size(); axis++) {
            change.apply(convolution.axes().get(axis), pixels.axes().get(axis)).ifPresent(axes::add);
        }
        return axes.size() == convolution.axes().size() ? Optional.of(axes) : Optional.empty();
    }

    /** The axis of the outputs that an axis of single pixels picks out; all of them, or some of a single phase. */
    private static Optional<ConvolutionAxis> some(ConvolutionAxis axis, ConvolutionAxis picked) {
        if (picked.inputStep() == 1) {
            return Optional.of(axis);
        }
        if (axis.phases().size() > 1) {
            return Optional.empty();
        }
        Phase phase = new Phase(0, picked.outputLength(), axis.phases().get(0).taps());
        return Optional.of(new ConvolutionAxis(
                axis.inputLength(), picked.outputLength(), axis.inputStep() * picked.inputStep(), 1, List.of(phase)));
    }

    /** The second op on the channels of one pixel. */
    private RunOp pixelStep() {
        if (second.op() instanceof Convolution convolution) {
            return convolution
                    .with(Collections.nCopies(convolution.axes().size(), ConvolutionAxis.SINGLE_CELL))
                    .with(ElementFunction.LINEAR);
        }
        return second.op() instanceof ScaleShift ? new ScaleShift(0, ElementFunction.LINEAR) : (RunOp) second.op();
    }

    /** The first op maps the channels of each pixel that the second one, a convolution, reads. */
    private Optional<Node> pixelsBefore() {
        boolean fits = second.op() instanceof Convolution convolution
                && convolution.groups() == 1
                && first.shape().equals(second.operand(0).shape())
                && (first.op() instanceof Dense || readsPixels(first) && groups(first) == 1)
                && (first.operands().size() == 2 || readsInside(second));
        return fits ? pixelsBefore((Convolution) second.op()) : Optional.empty();
    }

    private Optional<Node> pixelsBefore(Convolution convolution) {
        Optional<List<ConvolutionAxis>> axes = first.op() instanceof Convolution pixels
                ? alongEach(convolution, pixels, KernelFold::spread)
                : Optional.of(convolution.axes());
        if (axes.isEmpty()) {
            return Optional.empty();
        }
        Convolution op = convolution.with(axes.get());
        Node kernel = second.operand(1);
        int in = first.operand(0).shape().last();
        Node result = new Node(second.name(), second.layer(), op, first.operands(), second.shape());
        if (!LinearFold.pays(saved(result), in * kernel.shape().elements())) {
            return Optional.empty();
        }
        int inAxis = convolution.axes().size();
        Shape taps = kernel.shape().without(inAxis);
        Convolution scatter = convolution
                .with(IntStream.range(0, inAxis)
                        .mapToObj(axis -> scatter(taps.size(axis)))
                        .toList())
                .with(ElementFunction.LINEAR);
        Node product = new Composition(first.operand(1), false)
                .then(scatter, second, pixel(inAxis, kernel.shape().size(inAxis)), taps)
                .node(names.allocate(second.name() + "Composed"), second.layer(), taps.insert(0, in));
        List<Integer> inBeforeFilters = IntStream.rangeClosed(0, inAxis + 1)
                .mapToObj(axis -> axis < inAxis ? axis + 1 : axis == inAxis ? 0 : axis)
                .toList();
        Node composed = new Node(
                names.allocate(second.name() + "ComposedKernel"),
                second.layer(),
                new Permute(inBeforeFilters),
                List.of(product),
                kernel.shape().with(inAxis, in));
        List<Node> operands = new ArrayList<>(List.of(first.operand(0), composed));
        if (first.operands().size() > 2) {
            List<Node> shifted = new ArrayList<>(second.operands());
            shifted.set(0, first.operand(2));
            operands.add(new Node(
                    names.allocate(second.name() + "ComposedBias"),
                    second.layer(),
                    new ShiftedBias(),
                    shifted,
                    Shape.of(taps.last())));
        } else if (second.operands().size() > 2) {
            operands.add(second.operand(2));
        }
        return Optional.of(shaped(op, operands, second.shape()));
    }

    /** The axis over the cells that an axis of single pixels picked out; empty if a cell beyond the border becomes one inside. */
    private static Optional<ConvolutionAxis> spread(ConvolutionAxis axis, ConvolutionAxis picked) {
        int step = picked.inputStep();
        List<Phase> phases = new ArrayList<>();
        for (Phase phase : axis.phases()) {
            List<Tap> taps = new ArrayList<>();
            for (Tap tap : phase.taps()) {
                for (int i = 0; i < phase.count(); i++) {
                    int cell = axis.inputStep() * i + tap.offset();
                    if (cell >= axis.inputLength() && cell * step < picked.inputLength()) {
                        return Optional.empty();
                    }
                }
                taps.add(new Tap(tap.offset() * step, tap.index()));
            }
            phases.add(new Phase(phase.start(), phase.count(), taps));
        }
        return Optional.of(new ConvolutionAxis(
                picked.inputLength(), axis.outputLength(), axis.inputStep() * step, axis.outputStep(), phases));
    }

    /** One pixel times each cell of a kernel. */
    private static ConvolutionAxis scatter(int cells) {
        List<Phase> phases = IntStream.range(0, cells)
                .mapToObj(cell -> new Phase(cell, 1, List.of(new Tap(0, cell))))
                .toList();
        return new ConvolutionAxis(1, cells, 1, 1, phases);
    }

    /** Whether a convolution reads single pixels: a 1x1 kernel that is not transposed. */
    private static boolean readsPixels(Node node) {
        return node.op() instanceof Convolution convolution
                && convolution.axes().stream().allMatch(KernelFold::readsPixels);
    }

    private static boolean readsPixels(ConvolutionAxis axis) {
        return axis.phases().size() == 1 && axis.phases().get(0).taps().equals(List.of(new Tap(0, 0)));
    }

    /** Whether each output of a convolution reads all taps inside the input. */
    static boolean readsInside(Node node) {
        Shape kernel = node.operand(1).shape();
        return node.op() instanceof Convolution convolution
                && IntStream.range(0, convolution.axes().size())
                        .allMatch(axis -> convolution.axes().get(axis).readsInside(kernel.size(axis)));
    }

    private long saved(Node result) {
        return LinearFold.cost(first) + LinearFold.cost(second) - LinearFold.cost(result);
    }

    private Node shaped(RunOp op, List<Node> operands, Shape shape) {
        return LinearFold.shaped(new Node(second.name(), second.layer(), op, operands, shape), second.shape(), names);
    }
}
