// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import java.util.Locale;
import java.util.function.Supplier;

/** The kernels that a network may run on. */
public enum KernelSet {
    PLAIN,
    VECTOR;

    private static final String PROPERTY = "ingot.kernels";
    private static final String MODULE = "jdk.incubator.vector";

    /** Loads networks that use these kernels only. */
    public <T> T run(Supplier<T> networks) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            throw new AssertionError("the tests need --add-modules " + MODULE);
        }
        System.setProperty(PROPERTY, name().toLowerCase(Locale.ROOT));
        try {
            return networks.get();
        } finally {
            System.clearProperty(PROPERTY);
        }
    }
}
