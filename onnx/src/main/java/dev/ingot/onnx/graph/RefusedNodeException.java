// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

/** Layers cannot say exactly what a node does. */
final class RefusedNodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String attribute;

    /** The node as a whole. */
    RefusedNodeException(String reason) {
        this("", reason);
    }

    /** One of its attributes. */
    RefusedNodeException(String attribute, String reason) {
        super(reason, null, false, false);
        this.attribute = attribute;
    }

    /** The attribute; empty for the node as a whole. */
    String attribute() {
        return attribute;
    }
}
