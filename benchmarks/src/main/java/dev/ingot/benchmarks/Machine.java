// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** Says where and when figures come from, without names of hosts or users. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /**
     * One line: date, JDK, processor, how many of it, system, and how busy it was.
     *
     * @param javaHome the JDK that measures
     */
    static String describe(Path javaHome) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%s; JDK %s; %s; %d processors; %s %s; load average before the run %s",
                LocalDate.now(ZoneOffset.UTC),
                released(javaHome, "JAVA_VERSION"),
                processor(),
                processors,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load));
    }

    /** The feature number of a JDK. */
    static int feature(Path javaHome) throws IOException {
        return Runtime.Version.parse(released(javaHome, "JAVA_VERSION")).feature();
    }

    private static String released(Path javaHome, String key) throws IOException {
        for (String line : Files.readAllLines(javaHome.resolve("release"))) {
            if (line.startsWith(key + "=")) {
                return line.substring(key.length() + 1).replace("\"", "");
            }
        }
        throw new IOException("the file \"release\" of the JDK does not say " + key);
    }

    private static String processor() throws IOException {
        List<String> lines = Files.exists(PROCESSORS) ? Files.readAllLines(PROCESSORS) : List.of();
        return lines.stream()
                .filter(line -> line.startsWith(MODEL))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
