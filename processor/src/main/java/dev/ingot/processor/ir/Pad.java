// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * Puts zeros around {@code (rows, columns, channels)}; a negative number cuts off as many rows or columns instead.
 *
 * @param top rows before the first
 * @param bottom rows behind the last
 * @param left columns before the first
 * @param right columns behind the last
 */
public record Pad(int top, int bottom, int left, int right) implements RunOp {

    /** Whether some side is filled with zeros. */
    public boolean adds() {
        return Math.max(Math.max(top, bottom), Math.max(left, right)) > 0;
    }

    /** Whether some side is cut off. */
    public boolean cuts() {
        return Math.min(Math.min(top, bottom), Math.min(left, right)) < 0;
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.pad(this, node);
    }
}
