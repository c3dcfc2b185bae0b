// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.concurrent.atomic.AtomicReference;

/** What the first of several threads threw that failed. */
final class FirstFailure {
    private final AtomicReference<Throwable> thrown = new AtomicReference<>();

    /** Whether one has failed. */
    boolean isPresent() {
        return thrown.get() != null;
    }

    /** Keeps a {@link RuntimeException} or an {@link Error}, if it is the first. */
    void report(Throwable failure) {
        thrown.compareAndSet(null, failure);
    }

    /** Throws the failure, if there is one, and forgets it. */
    void rethrow() {
        if (!isPresent()) {
            return;
        }
        Throwable failure = thrown.getAndSet(null);
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
