// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationScale;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.BatchNormalization}: a factor and a summand for each index of an axis. */
public record BatchNormalizationLayer(int axis, double epsilon, boolean center, boolean scale)
        implements LayerDefinition {

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, 0, axis);
        Arguments.notNegative(reporter, "epsilon", epsilon, 1e-3);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Axis.exists(reporter, 0, axis, input) ? Optional.of(input) : Optional.empty();
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        Shape input = inputs.get(0);
        int length = input.size(Axis.index(axis, input));
        List<WeightVariable> weights = new ArrayList<>();
        if (scale) {
            weights.add(WeightVariable.vector("gamma", length, WeightRole.GAMMA));
        }
        if (center) {
            weights.add(WeightVariable.vector("beta", length, WeightRole.BETA));
        }
        weights.add(WeightVariable.vector("moving_mean", length, WeightRole.MOVING_MEAN));
        weights.add(WeightVariable.vector("moving_variance", length, WeightRole.MOVING_VARIANCE));
        return weights;
    }

    @Override
    public Node lower(Lowering lowering) {
        Node mean = lowering.weight("moving_mean");
        List<Node> factors = new ArrayList<>(List.of(lowering.weight("moving_variance")));
        if (scale) {
            factors.add(lowering.weight("gamma"));
        }
        Node factor = lowering.load("scale", new NormalizationScale(epsilon), mean.shape(), factors);
        List<Node> summands = new ArrayList<>(List.of(mean, factor));
        if (center) {
            summands.add(lowering.weight("beta"));
        }
        Node summand = lowering.load("shift", new NormalizationShift(center, false), mean.shape(), summands);
        ScaleShift op = new ScaleShift(Axis.index(axis, lowering.output()), ElementFunction.LINEAR);
        return lowering.run(op, lowering.output(), List.of(lowering.input(), factor, summand));
    }
}
