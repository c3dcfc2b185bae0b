// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Adds taps of a convolution kernel that read the same input: row {@code i} and column {@code j} of the result are the sum of
 * the operand's taps in {@code rows.get(i)} and {@code columns.get(j)}, added row by row.
 *
 * @param rows for each row of the result the rows of the operand
 * @param columns for each column of the result the columns of the operand
 */
public record SumTaps(List<List<Integer>> rows, List<List<Integer>> columns) implements LoadOp {

    /** Copies the lists. */
    public SumTaps {
        rows = rows.stream().map(List::copyOf).toList();
        columns = columns.stream().map(List::copyOf).toList();
    }

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.sumTaps(this, node);
    }
}
