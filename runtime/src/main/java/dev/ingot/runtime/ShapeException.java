// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

/** An array or tensor does not have the shape that its place asks for; the message says which place, and both shapes. */
public final class ShapeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An exception with a message that names the place, what was expected and what was found. */
    public ShapeException(String message) {
        super(message);
    }
}
