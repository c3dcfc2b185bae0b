// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

/**
 * An input of the network.
 *
 * @param index position among the inputs
 */
public record Input(int index) implements RunOp {

    @Override
    public <R> R accept(Visitor<R> visitor, Node node) {
        return visitor.input(this, node);
    }
}
