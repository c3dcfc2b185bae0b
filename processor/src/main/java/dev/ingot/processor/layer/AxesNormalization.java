// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Normalize.Statistic;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A layer that normalises over some axes, with weights along them. */
interface AxesNormalization extends LayerDefinition {

    /** The axes that are normalised over, as Keras counts them. */
    List<Integer> axis();

    /** Added to the square of the divisor, or its least value. */
    double epsilon();

    /** What it is divided by. */
    Statistic statistic();

    /** The name of the factor's variable, if there is one. */
    Optional<String> factor();

    /** The name of the summand's variable, if there is one. */
    Optional<String> summand();

    @Override
    default void check(Reporter reporter) {
        Axis.check(reporter, axis());
        Arguments.notNegative(reporter, "epsilon", epsilon(), 1e-3);
    }

    @Override
    default Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        return Axis.exist(reporter, axis(), input) ? Optional.of(input) : Optional.empty();
    }

    @Override
    default List<WeightVariable> weights(List<Shape> inputs) {
        Shape input = inputs.get(0);
        Shape shape = Shape.of(axis().stream()
                .mapToInt(axis -> input.size(Axis.index(axis, input)))
                .toArray());
        int values = Math.toIntExact(shape.elements());
        List<WeightVariable> weights = new ArrayList<>();
        factor().ifPresent(name -> weights.add(new WeightVariable(name, shape, WeightRole.GAMMA, values, values)));
        summand().ifPresent(name -> weights.add(new WeightVariable(name, shape, WeightRole.BETA, values, values)));
        return weights;
    }

    @Override
    default Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        NormalizedAxes axes = NormalizedAxes.of(shape, Axis.indices(axis(), shape));
        List<Node> operands = new ArrayList<>();
        factor().map(lowering::weight).ifPresent(operands::add);
        summand().map(lowering::weight).ifPresent(operands::add);
        Normalize op = new Normalize(
                statistic(),
                epsilon(),
                axes.view(),
                axes.along(),
                factor().isPresent(),
                summand().isPresent(),
                lowering.multiplyAdd(),
                ElementFunction.LINEAR);
        Transpose order = new Transpose(axes.order());
        if (axes.inOrder()) {
            operands.add(0, lowering.input());
            return lowering.run(op, shape, operands);
        }
        operands.add(0, lowering.run(order, order.of(shape), lowering.inputs()));
        Node normalized = lowering.run(op, order.of(shape), operands);
        return lowering.run(order.inverse(), shape, List.of(normalized));
    }
}
