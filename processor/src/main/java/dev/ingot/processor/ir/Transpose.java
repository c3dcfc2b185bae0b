// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Reorders the axes of a value of the forward pass: axis {@code i} of the result is axis {@code axes.get(i)} of the operand.
 * {@link Permute} does so with weights.
 *
 * @param axes the order of the axes
 */
public record Transpose(List<Integer> axes) implements RunOp {

    /** Copies the list. */
    public Transpose {
        axes = List.copyOf(axes);
    }

    /** The shape of the result. */
    public Shape of(Shape operand) {
        return Shape.of(axes.stream().mapToInt(operand::size).toArray());
    }

    /** The op that undoes this one. */
    public Transpose inverse() {
        return new Transpose(
                IntStream.range(0, axes.size()).map(axes::indexOf).boxed().toList());
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.transpose(this, node);
    }
}
