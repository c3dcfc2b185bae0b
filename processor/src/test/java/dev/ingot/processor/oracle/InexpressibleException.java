// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

/** A model that uses something the dsl does not have yet; the message says what. */
final class InexpressibleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InexpressibleException(String message) {
        super(message);
    }
}
