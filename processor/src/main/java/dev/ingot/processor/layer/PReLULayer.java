// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.PReLU}: the rectified linear unit with trained slopes for negative values. */
public record PReLULayer(List<Integer> sharedAxes) implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        for (int i = 0; i < sharedAxes.size(); i++) {
            if (sharedAxes.get(i) < 1) {
                reporter.reportAt("sharedAxes", i, Code.ARGUMENT_TOO_SMALL, "sharedAxes", sharedAxes.get(i), 1);
            } else if (sharedAxes.indexOf(sharedAxes.get(i)) < i) {
                reporter.reportAt("sharedAxes", i, Code.AXIS_REPEATED, sharedAxes.get(i));
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        boolean good = true;
        for (int i = 0; i < sharedAxes.size(); i++) {
            if (sharedAxes.get(i) > input.rank()) {
                reporter.reportAt(
                        "sharedAxes",
                        i,
                        Code.SHARED_AXIS_OUT_OF_RANGE,
                        sharedAxes.get(i),
                        reporter.inputName(0),
                        input,
                        input.rank());
                good = false;
            }
        }
        return good ? Optional.of(input) : Optional.empty();
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        Shape alpha = inputs.get(0);
        for (int axis : sharedAxes) {
            alpha = alpha.with(axis - 1, 1);
        }
        int values = Math.toIntExact(alpha.elements());
        return List.of(new WeightVariable("alpha", alpha, WeightRole.ALPHA, values, values));
    }

    @Override
    public Node lower(Lowering lowering) {
        AlongAxes along =
                AlongAxes.of(lowering.output(), lowering.weight("alpha").shape());
        Node slope = along.vector(lowering, "slope", lowering.weight("alpha"));
        Node x = lowering.run(new Reshape(), along.view(), lowering.inputs());
        Node y = lowering.run(new ParametricRelu(1), along.view(), List.of(x, slope));
        return lowering.run(new Reshape(), lowering.output(), List.of(y));
    }
}
