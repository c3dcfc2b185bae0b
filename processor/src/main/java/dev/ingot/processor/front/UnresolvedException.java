// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

/**
 * A class mentions something that does not exist yet: perhaps another processor writes it, so the class is read again in the
 * next round. If nobody does, the Java compiler reports it.
 */
public final class UnresolvedException extends Exception {

    private static final long serialVersionUID = 1L;

    UnresolvedException(String what) {
        super(what);
    }
}
