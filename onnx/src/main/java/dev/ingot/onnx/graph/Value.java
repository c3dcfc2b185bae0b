// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

/**
 * A value that the network computes, or is given.
 *
 * @param layer the layer that gives it
 * @param layout how ONNX's tensor, without the batch, stands in that of the network
 * @param whole whether ONNX has whole numbers here, which the network holds as float32
 * @param notNegative whether no value is below 0
 * @param alone whether nothing else takes what the layer gives
 */
record Value(DeclaredLayer layer, Layout layout, boolean whole, boolean notNegative, boolean alone) {

    static Value of(DeclaredLayer layer, Layout layout) {
        return new Value(layer, layout, false, false, true);
    }

    Value with(Layout other) {
        return new Value(layer, other, whole, notNegative, alone);
    }

    /** What another layer gives of it, with the same sign and kind of numbers. */
    Value through(DeclaredLayer other, Layout otherLayout) {
        return new Value(other, otherLayout, whole, notNegative, true);
    }

    Value notNegative(boolean known) {
        return new Value(layer, layout, whole, known, alone);
    }

    Value alone(boolean known) {
        return new Value(layer, layout, whole, notNegative, known);
    }

    Value asNumbers() {
        return new Value(layer, layout, false, notNegative, alone);
    }
}
