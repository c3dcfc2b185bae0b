// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable array of float32 values with a shape, row-major: the last axis runs fastest. Prints as NumPy prints float32
 * arrays.
 */
public final class Tensor {
    private final Shape shape;
    private final float[] values;

    /** For this package, which hands over arrays that nobody else holds. */
    Tensor(Shape shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    /**
     * A tensor with a copy of these values, in row-major order.
     *
     * @throws ShapeException if the shape does not hold exactly as many
     */
    public static Tensor of(float[] values, int... shape) {
        Shape wanted = Shape.of(shape);
        if (wanted.elements() != values.length) {
            throw new ShapeException(
                    "a tensor of shape " + wanted + " holds " + wanted.elements() + " values, found " + values.length);
        }
        return new Tensor(wanted, values.clone());
    }

    /** A tensor of one axis with a copy of these values. */
    public static Tensor of(float[] values) {
        return new Tensor(Shape.of(values.length), values.clone());
    }

    /**
     * A tensor of two axes with a copy of these rows.
     *
     * @throws ShapeException if the rows differ in length
     */
    public static Tensor of(float[][] rows) {
        return stack(Arrays.stream(rows).map(Tensor::of).toList());
    }

    /**
     * A tensor of three axes with a copy of these values.
     *
     * @throws ShapeException if the parts differ in shape
     */
    public static Tensor of(float[][][] planes) {
        return stack(Arrays.stream(planes).map(Tensor::of).toList());
    }

    /**
     * A tensor of four axes with a copy of these values.
     *
     * @throws ShapeException if the parts differ in shape
     */
    public static Tensor of(float[][][][] samples) {
        return stack(Arrays.stream(samples).map(Tensor::of).toList());
    }

    /** A tensor of zeros. */
    public static Tensor zeros(int... shape) {
        Shape wanted = Shape.of(shape);
        return new Tensor(wanted, new float[wanted.elements()]);
    }

    /**
     * Independent values of the standard normal distribution, the same for the same seed and shape everywhere.
     *
     * <p>A SplitMix64 generator starts in the state {@code seed}. Values 2i and 2i+1 come from its next two numbers a and b:
     * with {@code u = ((a >>> 11) + 1) / 2^53}, {@code v = (b >>> 11) / 2^53} and {@code r = sqrt(-2 ln u)} they are
     * {@code r cos(2πv)} and {@code r sin(2πv)} (Box and Muller), computed in double with {@link StrictMath} and rounded to
     * float. An odd last value drops its partner.
     */
    public static Tensor randomNormal(long seed, int... shape) {
        Tensor tensor = zeros(shape);
        SplitMix64 random = new SplitMix64(seed);
        for (int i = 0; i < tensor.values.length; i += 2) {
            double radius = StrictMath.sqrt(-2 * StrictMath.log(random.nextPositiveUnit()));
            double angle = 2 * StrictMath.PI * random.nextUnit();
            tensor.values[i] = (float) (radius * StrictMath.cos(angle));
            if (i + 1 < tensor.values.length) {
                tensor.values[i + 1] = (float) (radius * StrictMath.sin(angle));
            }
        }
        return tensor;
    }

    /**
     * These tensors along a new first axis: n tensors of shape {@code (...)} give {@code (n, ...)}; none give {@code (0)}.
     *
     * @throws ShapeException if the shapes differ
     */
    public static Tensor stack(List<Tensor> tensors) {
        if (tensors.isEmpty()) {
            return zeros(0);
        }
        Shape each = tensors.get(0).shape;
        Shape whole = each.withBatch(tensors.size());
        float[] values = new float[whole.elements()];
        int length = each.elements();
        for (int i = 0; i < tensors.size(); i++) {
            Tensor tensor = tensors.get(i);
            if (!tensor.shape.equals(each)) {
                throw new ShapeException("only tensors of one shape can be stacked: number 0 has " + each + ", number "
                        + i + " has " + tensor.shape);
            }
            System.arraycopy(tensor.values, 0, values, i * length, length);
        }
        return new Tensor(whole, values);
    }

    /** The lengths of the axes. */
    public Shape shape() {
        return shape;
    }

    /**
     * The value at these indices, one per axis, each counted from 0.
     *
     * @throws ShapeException if there are more or fewer indices than axes, or one is out of range
     */
    public float get(int... indices) {
        if (indices.length != shape.rank()) {
            throw new ShapeException(
                    "a tensor of shape " + shape + " takes " + shape.rank() + " indices, found " + Shape.of(indices));
        }
        int offset = 0;
        for (int axis = 0; axis < indices.length; axis++) {
            if (indices[axis] < 0 || indices[axis] >= shape.size(axis)) {
                throw new ShapeException(
                        "index " + indices[axis] + " of axis " + axis + " lies outside a tensor of shape " + shape);
            }
            offset = offset * shape.size(axis) + indices[axis];
        }
        return values[offset];
    }

    /**
     * The same values in another shape; one length may be -1, which stands for what is left.
     *
     * @throws ShapeException if the shape does not hold exactly as many values
     */
    public Tensor reshape(int... lengths) {
        int[] wanted = lengths.clone();
        int open = -1;
        long known = 1;
        for (int axis = 0; axis < wanted.length; axis++) {
            if (wanted[axis] == -1 && open < 0) {
                open = axis;
            } else if (wanted[axis] < 0) {
                throw cannotReshape(lengths);
            } else {
                // Saturated: beyond what an array holds, only that it is too much matters.
                known = Math.min(known * wanted[axis], 1L << 31);
            }
        }
        if (open >= 0) {
            if (known == 0 || values.length % known != 0) {
                throw cannotReshape(lengths);
            }
            wanted[open] = (int) (values.length / known);
        } else if (known != values.length) {
            throw cannotReshape(lengths);
        }
        return new Tensor(Shape.of(wanted), values);
    }

    private ShapeException cannotReshape(int[] lengths) {
        String wanted = Arrays.toString(lengths);
        return new ShapeException("a tensor of shape " + shape + " holds " + values.length
                + " values and cannot be reshaped to (" + wanted.substring(1, wanted.length() - 1) + ")");
    }

    /** A copy of one entry of the first axis, without that axis: {@code (n, ...)} gives {@code (...)}. */
    public Tensor sample(int index) {
        Shape each = shape.withoutBatch();
        float[] copy = new float[each.elements()];
        copySample(index, copy);
        return new Tensor(each, copy);
    }

    /**
     * Copies one entry of the first axis into an array.
     *
     * @throws ShapeException if there is no such entry or the array does not have its length
     */
    public void copySample(int index, float[] target) {
        int length = shape.withoutBatch().elements();
        if (index < 0 || index >= shape.size(0)) {
            throw new ShapeException("a tensor of shape " + shape + " has no sample " + index);
        }
        if (target.length != length) {
            throw new ShapeException("a sample of a tensor of shape " + shape + " has " + length
                    + " values, the array for it has " + target.length);
        }
        System.arraycopy(values, index * length, target, 0, length);
    }

    /**
     * A copy of a range of the first axis, which stays.
     *
     * @throws ShapeException if the range does not lie in the axis
     */
    public Tensor slice(int from, int to) {
        Shape each = shape.withoutBatch();
        if (from < 0 || to < from || to > shape.size(0)) {
            throw new ShapeException("a tensor of shape " + shape + " has no samples " + from + " to " + to);
        }
        int length = each.elements();
        return new Tensor(each.withBatch(to - from), Arrays.copyOfRange(values, from * length, to * length));
    }

    /** Copies the values into arrays that hold exactly as many, one after the other. */
    void copyInto(float[]... rows) {
        int from = 0;
        for (float[] row : rows) {
            System.arraycopy(values, from, row, 0, row.length);
            from += row.length;
        }
    }

    /** The values in row-major order, in an array of the caller's own. */
    public float[] toArray() {
        return values.clone();
    }

    /** The same shape and the same bits; NaN equals NaN, -0 differs from +0. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && shape.equals(that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(values);
    }

    /** What NumPy prints for a float32 array with these values, with its default print options. */
    @Override
    public String toString() {
        return NumPyText.of(shape, values);
    }
}
