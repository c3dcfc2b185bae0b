// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;

/** Says what was loaded and which kernels were chosen, to the logger {@code dev.ingot} at DEBUG. */
final class EventLog {
    /** The property that asks for it. The logging system takes a fresh JVM 40 ms to start, longer than a small network. */
    static final String PROPERTY = "ingot.log";

    private EventLog() {}

    static void loaded(Signature signature, String weights) {
        if (isAskedFor()) {
            debug(signature, "loaded " + signature.parameters() + " parameters from " + weights);
        }
    }

    static void kernels(Signature signature, String choice) {
        if (isAskedFor()) {
            debug(signature, choice);
        }
    }

    private static boolean isAskedFor() {
        return Boolean.getBoolean(PROPERTY);
    }

    private static void debug(Signature signature, String event) {
        System.getLogger("dev.ingot").log(System.Logger.Level.DEBUG, signature.name() + ": " + event);
    }
}
