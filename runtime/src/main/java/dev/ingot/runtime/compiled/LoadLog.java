// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;

/** Says what was loaded, to the logger {@code dev.ingot} at DEBUG. */
final class LoadLog {
    /** The property that asks for it. The logging system takes a fresh JVM 40 ms to start, longer than a small network. */
    static final String PROPERTY = "dev.ingot.log";

    private LoadLog() {}

    static void loaded(Signature signature, String weights) {
        if (Boolean.getBoolean(PROPERTY)) {
            System.getLogger("dev.ingot")
                    .log(
                            System.Logger.Level.DEBUG,
                            signature.name() + ": loaded " + signature.parameters() + " parameters from " + weights
                                    + "; plain Java kernels, the only set there is");
        }
    }
}
