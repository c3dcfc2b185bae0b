// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import java.util.ArrayList;
import java.util.List;

/** A failure as lines of a message: Eclipse and other tools show nothing but messages. */
final class StackTrace {

    private static final int MOST_FRAMES = 12;

    private StackTrace() {}

    /** The innermost frames of the failure and of its causes. */
    static List<String> lines(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (Throwable cause = failure; cause != null && lines.size() < 4 * MOST_FRAMES; cause = cause.getCause()) {
            if (cause != failure) {
                lines.add("caused by " + cause);
            }
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(frames.length, MOST_FRAMES); i++) {
                lines.add("  at " + frames[i]);
            }
        }
        return lines;
    }
}
