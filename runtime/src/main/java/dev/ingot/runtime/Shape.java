// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Arrays;
import java.util.StringJoiner;

/** The lengths of a tensor's axes, outermost first. Immutable; a length may be 0, and no axis at all is a scalar. */
public final class Shape {
    private final int[] lengths;

    private Shape(int[] lengths) {
        this.lengths = lengths;
    }

    /**
     * The shape with these axis lengths.
     *
     * @throws ShapeException if a length is negative
     */
    public static Shape of(int... lengths) {
        Shape shape = new Shape(lengths.clone());
        for (int length : lengths) {
            if (length < 0) {
                throw new ShapeException("a shape has no negative lengths, found " + shape);
            }
        }
        return shape;
    }

    /** The number of axes. */
    public int rank() {
        return lengths.length;
    }

    /**
     * The length of an axis, counted from 0.
     *
     * @throws ShapeException if there is no such axis
     */
    public int size(int axis) {
        if (axis < 0 || axis >= lengths.length) {
            throw new ShapeException("shape " + this + " has no axis " + axis + ": its rank is " + lengths.length);
        }
        return lengths[axis];
    }

    /**
     * The number of values that a tensor of this shape holds; 1 for a scalar.
     *
     * @throws ShapeException if that is more than an array can hold
     */
    public int elements() {
        long elements = 1;
        for (int length : lengths) {
            if (length == 0) {
                return 0;
            }
            elements = elements > Integer.MAX_VALUE ? elements : elements * length;
        }
        if (elements > Integer.MAX_VALUE) {
            throw new ShapeException(
                    "shape " + this + " holds more than " + Integer.MAX_VALUE + " values, the most an array can");
        }
        return (int) elements;
    }

    /** This shape behind a batch axis: {@code (5, 5)} with a batch of 3 is {@code (3, 5, 5)}. */
    public Shape withBatch(int batch) {
        int[] batched = new int[lengths.length + 1];
        batched[0] = batch;
        System.arraycopy(lengths, 0, batched, 1, lengths.length);
        return of(batched);
    }

    /**
     * This shape without its first axis: the inverse of {@link #withBatch}.
     *
     * @throws ShapeException if this is a scalar's shape
     */
    public Shape withoutBatch() {
        if (lengths.length == 0) {
            throw new ShapeException("a scalar has no batch axis");
        }
        return new Shape(Arrays.copyOfRange(lengths, 1, lengths.length));
    }

    /** The axis lengths, in an array of the caller's own. */
    public int[] toArray() {
        return lengths.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(lengths, that.lengths);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lengths);
    }

    /** For example {@code (5, 5, 128)}; {@code (100)} for one axis, {@code ()} for a scalar. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "(", ")");
        for (int length : lengths) {
            text.add(Integer.toString(length));
        }
        return text.toString();
    }
}
