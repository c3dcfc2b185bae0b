// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.lang.management.ManagementFactory;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Listens to what networks log about their kernels, in a JVM with {@code -Dingot.log=true}. */
final class KernelChoice extends Handler {
    private static final String VECTOR = ": vector kernels";

    // Held, because the log manager would lose its level with it.
    private final Logger logger = Logger.getLogger("dev.ingot");
    private volatile long moved = -1;

    private KernelChoice() {}

    /** Listens from now on. */
    static KernelChoice watch() {
        KernelChoice choice = new KernelChoice();
        choice.logger.setLevel(Level.ALL);
        choice.logger.setUseParentHandlers(false);
        choice.logger.addHandler(choice);
        return choice;
    }

    /** When the first network moved to vector kernels, in milliseconds from the start of the JVM; -1 if none has. */
    long moved() {
        return moved;
    }

    /** The milliseconds from the start of the JVM till now. */
    static long sinceStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    @Override
    public void publish(LogRecord event) {
        if (moved < 0 && event.getMessage().contains(VECTOR)) {
            moved = sinceStart();
        }
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
