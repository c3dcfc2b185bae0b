// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * Values that the model's source gives.
 *
 * @param values the values, in row-major order
 */
public record Constant(List<Float> values) implements LoadOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.constant(this, node);
    }
}
