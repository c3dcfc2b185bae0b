// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Normalize.Statistic;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Evaluates a normalisation group by group. */
final class NormalizeEvaluator {

    private final Normalize op;
    private final float[] x;
    private final Index view;

    private NormalizeEvaluator(Normalize op, float[] x) {
        this.op = op;
        this.x = x;
        view = new Index(op.view());
    }

    /**
     * The result before the activation.
     *
     * @param weights scale and shift, if there are any
     */
    static float[] evaluate(Normalize op, float[] x, List<float[]> weights) {
        NormalizeEvaluator evaluator = new NormalizeEvaluator(op, x);
        float[] result = new float[x.length];
        for (int outer = 0; outer < op.outer(); outer++) {
            for (int group = 0; group < op.groups(); group++) {
                evaluator.normalize(outer, group, weights, result);
            }
        }
        return result;
    }

    private void normalize(int outer, int group, List<float[]> weights, float[] result) {
        float mean = op.statistic().hasMean() ? sum(outer, group) / op.groupSize() : 0;
        float inverse = inverse(squares(outer, group, mean));
        float center = op.statistic().centers() ? mean : 0;
        Index along = new Index(op.along());
        for (int row = 0; row < op.rows(); row++) {
            for (int column = 0; column < op.columns(); column++) {
                int[] position = {outer, row, group, column};
                int i = view.offset(position);
                for (int axis = 0; axis < position.length; axis++) {
                    position[axis] = Math.min(position[axis], op.along().size(axis) - 1);
                }
                int weight = along.offset(position);
                float factor = op.scales() ? inverse * weights.get(0)[weight] : inverse;
                result[i] = (op.statistic().centers() ? x[i] - center : x[i]) * factor;
                if (op.shifts()) {
                    result[i] += weights.get(weights.size() - 1)[weight];
                }
            }
        }
    }

    private float inverse(float squares) {
        double divisor = op.statistic() == Statistic.SQUARE_SUM
                ? Math.max(squares, op.epsilon())
                : squares / op.groupSize() + op.epsilon();
        return (float) (1 / Math.sqrt(divisor));
    }

    private float sum(int outer, int group) {
        return total(outer, group, values -> {
            float[] ones = new float[values.length];
            Arrays.fill(ones, 1);
            return products(values, ones);
        });
    }

    private float squares(int outer, int group, float mean) {
        return total(outer, group, values -> {
            float[] differences = values.clone();
            for (int i = 0; op.statistic().hasMean() && i < values.length; i++) {
                differences[i] -= mean;
            }
            return products(differences, differences);
        });
    }

    /** Adds up a group: each column over its rows, then the columns; a single row at once. */
    private float total(int outer, int group, ToDoubleFunction<float[]> sum) {
        if (op.rows() == 1) {
            float[] row = new float[op.columns()];
            System.arraycopy(x, view.offset(outer, 0, group, 0), row, 0, row.length);
            return (float) sum.applyAsDouble(row);
        }
        float[] sums = new float[op.columns()];
        for (int column = 0; column < sums.length; column++) {
            float[] values = new float[op.rows()];
            for (int row = 0; row < values.length; row++) {
                values[row] = x[view.offset(outer, row, group, column)];
            }
            sums[column] = (float) sum.applyAsDouble(values);
        }
        float[] ones = new float[sums.length];
        Arrays.fill(ones, 1);
        return products(sums, ones);
    }

    private float products(float[] left, float[] right) {
        return new ProductSum(op.multiplyAdd(), left, 0, right, 0, 1, left.length).interleaved();
    }
}
