// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The sizes of a value's axes, outermost first, without the batch axis. */
public final class Shape {

    private final int[] sizes;

    private Shape(int[] sizes) {
        this.sizes = sizes;
    }

    /** The shape of these sizes; none gives the shape of a scalar. */
    public static Shape of(int... sizes) {
        return new Shape(sizes.clone());
    }

    /** The shape of these sizes. */
    public static Shape of(List<Integer> sizes) {
        return of(sizes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The number of axes. */
    public int rank() {
        return sizes.length;
    }

    /** The size of an axis, counted from 0 without the batch axis. */
    public int size(int axis) {
        return sizes[axis];
    }

    /** The size of the last axis: the channels. */
    public int last() {
        return sizes[sizes.length - 1];
    }

    /** The number of values. */
    public long elements() {
        return product(0, sizes.length);
    }

    /** The product of the sizes of the axes from {@code from} (inclusive) to {@code to} (exclusive). */
    public long product(int from, int to) {
        long product = 1;
        for (int axis = from; axis < to; axis++) {
            product = Math.multiplyExact(product, (long) sizes[axis]);
        }
        return product;
    }

    /** The sizes, in a new array. */
    public int[] toArray() {
        return sizes.clone();
    }

    /** The sizes as a list. */
    public List<Integer> toList() {
        return Arrays.stream(sizes).boxed().toList();
    }

    /** This shape with another size of one axis. */
    public Shape with(int axis, int size) {
        int[] changed = sizes.clone();
        changed[axis] = size;
        return new Shape(changed);
    }

    /** This shape without an axis. */
    public Shape without(int axis) {
        return Shape.of(IntStream.range(0, rank())
                .filter(other -> other != axis)
                .map(this::size)
                .toArray());
    }

    /** This shape with another axis, which becomes the one of that index. */
    public Shape insert(int axis, int size) {
        return Shape.of(IntStream.rangeClosed(0, rank())
                .map(index -> index < axis ? sizes[index] : index == axis ? size : sizes[index - 1])
                .toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /** The form of messages and tables: {@code (28, 28, 1)}. */
    @Override
    public String toString() {
        return Arrays.stream(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
