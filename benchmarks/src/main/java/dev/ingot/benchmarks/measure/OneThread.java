// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.util.concurrent.Executor;

/** An executor whose threads never get round to helping, so that a network stays on its caller's. */
public final class OneThread implements Executor {
    @Override
    public void execute(Runnable help) {
        // Help is never needed: the caller takes over all work that nobody else has begun.
    }
}
