// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.ir.Softmax;
import java.util.List;

/** {@link dev.ingot.dsl.Softmax}: shares of 1 over one or several axes. */
public record SoftmaxLayer(List<Integer> axis) implements SharesOverAxes {

    @Override
    public Softmax.Kind kind() {
        return Softmax.Kind.SHARES;
    }
}
