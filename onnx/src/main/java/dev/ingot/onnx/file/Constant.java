// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.file;

import java.util.Arrays;

/**
 * A tensor whose values are known: float32, or whole numbers of any type. Of whole numbers that come of a shape, those that
 * are the size of the batch are marked.
 */
public final class Constant {
    private final int[] shape;
    /** Null for whole numbers. */
    private final float[] numbers;

    private final long[] wholes;
    /** Which of the whole numbers are the size of the batch; null if none is. */
    private final boolean[] batch;

    private Constant(int[] shape, float[] numbers, long[] wholes, boolean[] batch) {
        this.shape = shape.clone();
        this.numbers = numbers;
        this.wholes = wholes;
        this.batch = batch;
        int values = numbers != null ? numbers.length : wholes.length;
        if (elements(shape) != values) {
            throw new IllegalArgumentException(Arrays.toString(shape) + " does not hold " + values + " values");
        }
    }

    /** A tensor of float32; takes the array. */
    public static Constant of(int[] shape, float[] values) {
        return new Constant(shape, values, null, null);
    }

    /** A tensor of whole numbers; takes the array. */
    public static Constant of(int[] shape, long[] values) {
        return new Constant(shape, null, values, null);
    }

    /** A tensor of whole numbers of which some may be the size of the batch; takes the arrays. */
    public static Constant of(int[] shape, long[] values, boolean[] batch) {
        return new Constant(shape, null, values, batch);
    }

    /** A vector of whole numbers. */
    public static Constant vector(long... values) {
        return of(new int[] {values.length}, values);
    }

    private static long elements(int[] shape) {
        long elements = 1;
        for (int length : shape) {
            elements = Math.multiplyExact(elements, length);
        }
        return elements;
    }

    /** The lengths of the axes. */
    public int[] shape() {
        return shape.clone();
    }

    /** The number of axes. */
    public int rank() {
        return shape.length;
    }

    /** The length of an axis. */
    public int size(int axis) {
        return shape[axis];
    }

    /** The number of values. */
    public int elements() {
        return isWhole() ? wholes.length : numbers.length;
    }

    /** Whether it holds whole numbers. */
    public boolean isWhole() {
        return numbers == null;
    }

    /** A value as float32. */
    public float number(int index) {
        return isWhole() ? wholes[index] : numbers[index];
    }

    /** A whole number. */
    public long whole(int index) {
        return wholes[index];
    }

    /** Whether a whole number is the size of the batch. */
    public boolean isBatch(int index) {
        return batch != null && batch[index];
    }

    /** Whether some whole number is the size of the batch. */
    public boolean hasBatch() {
        if (batch != null) {
            for (boolean marked : batch) {
                if (marked) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A copy of the values as float32. */
    public float[] numbers() {
        float[] copy = new float[elements()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = number(i);
        }
        return copy;
    }

    /** The same values under another shape of as many. */
    public Constant reshaped(int... lengths) {
        return new Constant(lengths, numbers, wholes, batch);
    }

    /** The values at these indices, under this shape. */
    public Constant pick(int[] lengths, int[] indices) {
        if (!isWhole()) {
            float[] picked = new float[indices.length];
            for (int i = 0; i < picked.length; i++) {
                picked[i] = numbers[indices[i]];
            }
            return of(lengths, picked);
        }
        long[] picked = new long[indices.length];
        boolean[] marked = new boolean[indices.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = wholes[indices[i]];
            marked[i] = isBatch(indices[i]);
        }
        return of(lengths, picked, marked);
    }

    /** The axes in another order: axis {@code i} of the result is {@code order[i]} of this. */
    public Constant transposed(int... order) {
        int[] lengths = new int[shape.length];
        int[] steps = new int[shape.length];
        int step = 1;
        int[] ownSteps = new int[shape.length];
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            ownSteps[axis] = step;
            step *= shape[axis];
        }
        for (int axis = 0; axis < lengths.length; axis++) {
            lengths[axis] = shape[order[axis]];
            steps[axis] = ownSteps[order[axis]];
        }
        int[] indices = new int[elements()];
        for (int i = 0; i < indices.length; i++) {
            int rest = i;
            for (int axis = lengths.length - 1; axis >= 0; axis--) {
                indices[i] += rest % lengths[axis] * steps[axis];
                rest /= lengths[axis];
            }
        }
        return pick(lengths, indices);
    }

    /** The shape and the first values. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(Arrays.toString(shape)).append(" {");
        for (int i = 0; i < Math.min(elements(), 8); i++) {
            text.append(i == 0 ? "" : ", ").append(isWhole() ? wholes[i] + "" : numbers[i] + "");
        }
        return text.append(elements() > 8 ? ", ...}" : "}").toString();
    }
}
