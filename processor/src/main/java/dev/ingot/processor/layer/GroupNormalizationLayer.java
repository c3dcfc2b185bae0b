// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Normalize.Statistic;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.GroupNormalization}: mean 0 and variance 1 over groups of channels and all other axes. */
public record GroupNormalizationLayer(int groups, int axis, double epsilon, boolean center, boolean scale)
        implements LayerDefinition {

    /** A group for each channel. */
    private static final int EACH = -1;

    @Override
    public void check(Reporter reporter) {
        Axis.check(reporter, 0, axis);
        if (groups != EACH) {
            Arguments.atLeast(reporter, "groups", groups, 1);
        }
        Arguments.notNegative(reporter, "epsilon", epsilon, 1e-3);
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!Axis.exists(reporter, 0, axis, input)) {
            return Optional.empty();
        }
        int channels = input.size(Axis.index(axis, input));
        if (groups != EACH && channels % groups != 0) {
            reporter.reportAt(
                    "groups",
                    Code.GROUPS_CHANNELS,
                    groups,
                    channels,
                    reporter.inputName(0),
                    input,
                    Divisors.nearest(channels, groups));
            return Optional.empty();
        }
        return Optional.of(input);
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        int channels = inputs.get(0).size(Axis.index(axis, inputs.get(0)));
        List<WeightVariable> weights = new ArrayList<>();
        if (scale) {
            weights.add(WeightVariable.vector("gamma", channels, WeightRole.GAMMA));
        }
        if (center) {
            weights.add(WeightVariable.vector("beta", channels, WeightRole.BETA));
        }
        return weights;
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        int index = Axis.index(axis, shape);
        int channels = shape.size(index);
        int number = groups == EACH ? channels : groups;
        int inner = Math.toIntExact(shape.product(index + 1, shape.rank()));
        Shape view = Shape.of(1, Math.toIntExact(shape.product(0, index)), number, channels / number * inner);
        List<Node> operands = new ArrayList<>(lowering.inputs());
        if (scale) {
            operands.add(repeated(lowering, "gamma", channels, inner));
        }
        if (center) {
            operands.add(repeated(lowering, "beta", channels, inner));
        }
        Normalize op = new Normalize(
                Statistic.VARIANCE,
                epsilon,
                view,
                view.with(1, 1),
                scale,
                center,
                lowering.multiplyAdd(),
                ElementFunction.LINEAR);
        return lowering.run(op, shape, operands);
    }

    /** A weight of the channels, for each value of the axes behind them. */
    private static Node repeated(Lowering lowering, String variable, int channels, int inner) {
        Node weight = lowering.weight(variable);
        if (inner == 1) {
            return weight;
        }
        Broadcast op = new Broadcast(Shape.of(channels, 1), Shape.of(channels, inner));
        return lowering.load(variable + "OfGroups", op, Shape.of(channels * inner), List.of(weight));
    }
}
