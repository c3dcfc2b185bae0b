// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * {@code exp(x - max) / sum(exp(x - max))} over some axes; the sum is a chain in row-major order.
 *
 * @param axes the axes that sum to 1, ascending, counted from 0 without the batch
 */
public record Softmax(List<Integer> axes) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.softmax(this, node);
    }
}
