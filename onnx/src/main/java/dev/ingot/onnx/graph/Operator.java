// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

/** Declares the layers that do what the nodes of one operator do. */
@FunctionalInterface
interface Operator {

    /**
     * Declares layers for a node and gives its outputs.
     *
     * @throws RefusedNodeException if layers cannot say it exactly
     */
    void declare(Node node);
}
