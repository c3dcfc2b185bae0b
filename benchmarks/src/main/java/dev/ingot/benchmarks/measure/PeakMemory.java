// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The greatest memory that a process has held resident, as far as the system tells. */
public final class PeakMemory {
    /** What a process prints when it has its first answer. */
    public static final String ANSWERED = "answered";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";
    private static final int MORE_ANSWERS = 20;

    private PeakMemory() {}

    /** Computes some more answers, then prints the peak in kilobytes; nothing where the system is not Linux. */
    public static void print(ForwardPass pass) {
        for (int i = 0; i < MORE_ANSWERS; i++) {
            pass.run();
        }
        if (!Files.exists(STATUS)) {
            return;
        }
        try (BufferedReader status = Files.newBufferedReader(STATUS)) {
            for (String line = status.readLine(); line != null; line = status.readLine()) {
                if (line.startsWith(PEAK)) {
                    System.out.println(line.replaceAll("[^0-9]", ""));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
