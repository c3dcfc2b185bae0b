// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates a softmax group by group: the values that sum to 1 together share their position on all other axes. */
final class SoftmaxEvaluator {

    private SoftmaxEvaluator() {}

    static float[] evaluate(Softmax op, float[] x, Shape shape) {
        Index index = new Index(shape);
        Map<Integer, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < x.length; i++) {
            int[] position = index.position(i);
            op.axes().forEach(axis -> position[axis] = 0);
            groups.computeIfAbsent(index.offset(position), absent -> new ArrayList<>())
                    .add(i);
        }
        float[] result = new float[x.length];
        for (List<Integer> group : groups.values()) {
            float[] values = new float[group.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = x[group.get(i)];
            }
            float[] summing = switch (op.kind()) {
                case SHARES -> shares(values);
                case LOGARITHMS -> logarithms(values);
                case SPARSE -> sparse(values);
            };
            for (int i = 0; i < values.length; i++) {
                result[group.get(i)] = summing[i];
            }
        }
        return result;
    }

    private static float[] shares(float[] x) {
        float max = max(x);
        float sum = sum(x, max);
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = ElementFunctions.exp(x[i] - max) / sum;
        }
        return result;
    }

    private static float[] logarithms(float[] x) {
        float max = max(x);
        float logarithm = (float) StrictMath.log(sum(x, max));
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] - max - logarithm;
        }
        return result;
    }

    private static float max(float[] x) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : x) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static float sum(float[] x, float max) {
        float sum = 0;
        for (float value : x) {
            sum += ElementFunctions.exp(value - max);
        }
        return sum;
    }

    /** The k largest values are left over, with the largest k for which the threshold that they give is below all of them. */
    private static float[] sparse(float[] x) {
        float[] ascending = x.clone();
        Arrays.sort(ascending);
        double sum = -1;
        double threshold = Double.NEGATIVE_INFINITY;
        for (int k = 1; k <= x.length; k++) {
            float value = ascending[x.length - k];
            sum += value;
            if (value > sum / k) {
                threshold = sum / k;
            }
        }
        float[] result = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = (float) Math.max(x[i] - threshold, 0);
        }
        return result;
    }
}
