// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** {@link dev.ingot.dsl.Dot}: dot products of two inputs along an axis of each. */
public record DotLayer(List<Integer> axes, boolean normalize) implements LayerDefinition {

    /** The square of Keras' least length. */
    private static final double LEAST_SQUARE_SUM = 1e-14;

    @Override
    public Arity arity() {
        return Arity.TWO;
    }

    @Override
    public void check(Reporter reporter) {
        if (axes.isEmpty() || axes.size() > 2) {
            reporter.reportAt("axes", Code.AXES_LENGTH, axes.size());
        }
        for (int i = 0; i < axes.size(); i++) {
            if (axes.get(i) == 0) {
                reporter.reportAt("axes", i, Code.AXIS_IS_BATCH, 0);
            }
        }
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape x = inputs.get(0);
        Shape y = inputs.get(1);
        if (!exists(0, x, reporter) | !exists(1, y, reporter)) {
            return Optional.empty();
        }
        if (x.size(axis(0, x)) != y.size(axis(1, y))) {
            reporter.reportAt(
                    "axes",
                    Code.DOT_SIZES,
                    reporter.inputName(0),
                    x,
                    reporter.inputName(1),
                    y,
                    x.size(axis(0, x)),
                    y.size(axis(1, y)));
            return Optional.empty();
        }
        List<Integer> sizes = new ArrayList<>(rest(0, x));
        sizes.addAll(rest(1, y));
        return TensorSize.output(
                reporter,
                sizes.isEmpty()
                        ? new long[] {1}
                        : sizes.stream().mapToLong(size -> size).toArray());
    }

    private boolean exists(int input, Shape shape, Reporter reporter) {
        int index = axis(input, shape);
        if (0 <= index && index < shape.rank()) {
            return true;
        }
        int element = Math.min(input, axes.size() - 1);
        if (index == -1) {
            reporter.reportAt("axes", element, Code.AXIS_IS_BATCH, axes.get(element));
        } else {
            reporter.reportAt(
                    "axes",
                    element,
                    Code.AXIS_OUT_OF_RANGE,
                    axes.get(element),
                    reporter.inputName(input),
                    shape,
                    shape.rank());
        }
        return false;
    }

    /** The axis of an input, counted from 0 without the batch. */
    private int axis(int input, Shape shape) {
        return Axis.index(axes.get(Math.min(input, axes.size() - 1)), shape);
    }

    private List<Integer> rest(int input, Shape shape) {
        List<Integer> sizes = new ArrayList<>(shape.toList());
        sizes.remove(axis(input, shape));
        return sizes;
    }

    @Override
    public Node lower(Lowering lowering) {
        return lowering.run(
                new Dot(lowering.multiplyAdd()), lowering.output(), List.of(rows(0, lowering), rows(1, lowering)));
    }

    /** An input with its axis as the last one, along which its vectors have length 1 if that is wanted. */
    private Node rows(int input, Lowering lowering) {
        Node x = lowering.inputs().get(input);
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, x.shape().rank()).boxed().toList());
        order.add(order.remove(axis(input, x.shape())));
        Transpose transpose = new Transpose(order);
        Node rows = lowering.run(transpose, transpose.of(x.shape()), List.of(x));
        if (!normalize) {
            return rows;
        }
        NormalizedAxes last =
                NormalizedAxes.of(rows.shape(), List.of(rows.shape().rank() - 1));
        Normalize unit = new Normalize(
                Normalize.Statistic.SQUARE_SUM,
                LEAST_SQUARE_SUM,
                last.view(),
                last.along(),
                false,
                false,
                lowering.multiplyAdd(),
                ElementFunction.LINEAR);
        return lowering.run(unit, rows.shape(), List.of(rows));
    }
}
