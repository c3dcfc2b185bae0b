// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.InverseDeviation;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@link dev.ingot.dsl.Normalization}: a factor and a summand for each index of some axes. */
public record NormalizationLayer(List<Integer> axis, List<Double> mean, List<Double> variance, boolean invert)
        implements LayerDefinition {

    /** Keras' least standard deviation. */
    private static final double LEAST_DEVIATION = 1e-7;

    @Override
    public void check(Reporter reporter) {
        if (!axis.isEmpty()) {
            Axis.check(reporter, axis);
        }
        if (mean.isEmpty() && !variance.isEmpty()) {
            reporter.reportAt("variance", Code.STATISTICS_TOGETHER, "variance", "mean", 0.0);
        } else if (variance.isEmpty() && !mean.isEmpty()) {
            reporter.reportAt("mean", Code.STATISTICS_TOGETHER, "mean", "variance", 1.0);
        } else if (mean.isEmpty() && invert) {
            reporter.reportAt("invert", Code.INVERTED_WEIGHTS);
        }
        if (!mean.isEmpty()) {
            Arguments.finite(reporter, "mean", mean, 0.0);
        }
        if (!variance.isEmpty()) {
            Arguments.finite(reporter, "variance", variance, 1.0);
        }
        for (int i = 0; i < variance.size(); i++) {
            if (variance.get(i) < 0) {
                reporter.reportAt("variance", i, Code.ARGUMENT_TOO_SMALL, "variance", variance.get(i), 0);
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        if (!Axis.exist(reporter, axis, input)) {
            return Optional.empty();
        }
        boolean good = mean.isEmpty()
                || lengthFits("mean", mean, input, reporter) & lengthFits("variance", variance, input, reporter);
        return good ? Optional.of(input) : Optional.empty();
    }

    private boolean lengthFits(String name, List<Double> values, Shape input, Reporter reporter) {
        long indices = statistics(input).elements();
        if (values.size() == 1 || values.size() == indices) {
            return true;
        }
        reporter.reportAt(
                name,
                Code.STATISTICS_LENGTH,
                name,
                values.size(),
                indices,
                reporter.inputName(0),
                input,
                values.get(0));
        return false;
    }

    /** The shape of mean and variance. */
    private Shape statistics(Shape input) {
        return Shape.of(Axis.indices(axis, input).stream().mapToInt(input::size).toArray());
    }

    @Override
    public List<WeightVariable> weights(List<Shape> inputs) {
        if (!mean.isEmpty()) {
            return List.of();
        }
        Shape shape = statistics(inputs.get(0));
        int values = Math.toIntExact(shape.elements());
        return List.of(
                new WeightVariable("mean", shape, WeightRole.MOVING_MEAN, values, values),
                new WeightVariable("variance", shape, WeightRole.MOVING_VARIANCE, values, values),
                new WeightVariable("count", Shape.of(), WeightRole.TRAINING_STATE, 1, 1));
    }

    @Override
    public Node lower(Lowering lowering) {
        Shape shape = lowering.output();
        Shape statistics = statistics(shape);
        Node scale;
        Node shift;
        if (mean.isEmpty()) {
            Node stored = lowering.weight("mean");
            InverseDeviation inverse = new InverseDeviation(LEAST_DEVIATION);
            scale = lowering.load("scale", inverse, statistics, List.of(lowering.weight("variance")));
            shift = lowering.load("shift", new NormalizationShift(false, false), statistics, List.of(stored, scale));
        } else {
            int indices = Math.toIntExact(statistics.elements());
            scale = lowering.load("scale", constant(indices, true), statistics, List.of());
            shift = lowering.load("shift", constant(indices, false), statistics, List.of());
        }
        if (axis.size() == 1) {
            ScaleShift op = new ScaleShift(Axis.index(axis.get(0), shape), ElementFunction.LINEAR);
            return lowering.run(op, shape, List.of(lowering.input(), scale, shift));
        }
        AlongAxes along = AlongAxes.of(shape, broadcast(shape));
        Node x = lowering.run(new Reshape(), along.view(), lowering.inputs());
        List<Node> operands =
                List.of(x, along.vector(lowering, "factors", scale), along.vector(lowering, "summands", shift));
        Node y = lowering.run(new ScaleShift(1, ElementFunction.LINEAR), along.view(), operands);
        return lowering.run(new Reshape(), shape, List.of(y));
    }

    /** The factors, or the summands, of statistics that are given. */
    private Constant constant(int indices, boolean factors) {
        List<Float> values = new ArrayList<>();
        for (int i = 0; i < indices; i++) {
            double deviation = Math.max(Math.sqrt(of(variance, i)), LEAST_DEVIATION);
            double factor = invert ? deviation : 1 / deviation;
            double summand = invert ? of(mean, i) : -of(mean, i) / deviation;
            values.add((float) (factors ? factor : summand));
        }
        return new Constant(values);
    }

    /** A statistic of an index, rounded to float32 as in Keras. */
    private static float of(List<Double> statistics, int index) {
        return statistics.get(statistics.size() == 1 ? 0 : index).floatValue();
    }

    /** The shape of the statistics with as many axes as the input. */
    private Shape broadcast(Shape input) {
        List<Integer> indices = Axis.indices(axis, input);
        Shape shape = input;
        for (int i = 0; i < input.rank(); i++) {
            shape = indices.contains(i) ? shape : shape.with(i, 1);
        }
        return shape;
    }
}
