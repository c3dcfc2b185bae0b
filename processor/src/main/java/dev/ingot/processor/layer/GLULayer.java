// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.ElementFunction.Kind;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.GLU}: the first half of an axis times the sigmoid of the second. */
public record GLULayer(int axis) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, 0, axis);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!Axis.exists(reporter, 0, axis, input)) {
            return Optional.empty();
        }
        int index = Axis.index(axis, input);
        if (input.size(index) % 2 != 0) {
            reporter.report(Code.ODD_AXIS, axis, input.size(index), reporter.inputName(0), input);
            return Optional.empty();
        }
        return Optional.of(input.with(index, input.size(index) / 2));
    }

    /** The halves are cut out of an axis of their own. */
    @Override
    public Node lower(Lowering lowering) {
        Node input = lowering.input();
        int index = Axis.index(axis, input.shape());
        int outer = Math.toIntExact(input.shape().product(0, index));
        int half = Math.toIntExact(lowering.output().elements() / outer);
        Node halves = lowering.run(new Reshape(), Shape.of(outer, 2, half), List.of(input));
        Node first = half(halves, new Margin(0, -1), lowering);
        Node second = half(halves, new Margin(-1, 0), lowering);
        ElementFunction sigmoid = new ElementFunction(Kind.SIGMOID);
        Node gate = lowering.run(new Elementwise(sigmoid), lowering.output(), List.of(second));
        Merge product = new Merge(Merge.Kind.PRODUCT, ElementFunction.LINEAR);
        return lowering.run(product, lowering.output(), List.of(first, gate));
    }

    private static Node half(Node halves, Margin margin, Lowering lowering) {
        Pad cut = new Pad(List.of(Margin.NONE, margin));
        Node half = lowering.run(cut, halves.shape().with(1, 1), List.of(halves));
        return lowering.run(new Reshape(), lowering.output(), List.of(half));
    }
}
