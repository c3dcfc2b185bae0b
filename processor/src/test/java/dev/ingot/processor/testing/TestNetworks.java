// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The models in the test resources, and one compilation of all of them that the tests share. */
public final class TestNetworks {

    /** Models whose generated text is kept as goldens. */
    public static final Path SMALL = Path.of("src/test/resources/networks");

    /** Models of real size. */
    public static final Path LARGE = Path.of("src/test/resources/large-networks");

    /** Models in unusual hosts. */
    private static final Path UNUSUAL = Path.of("src/test/resources/good-models");

    private static final String DUMP = "dump";

    private static Build shared;

    private TestNetworks() {}

    /** The sources in a folder. */
    public static List<Path> sources(Path folder) {
        return files(folder, "java");
    }

    private static List<Path> files(Path folder, String extension) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith("." + extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All sources. */
    public static List<Path> sources() {
        return Stream.of(SMALL, LARGE, UNUSUAL)
                .flatMap(folder -> sources(folder).stream())
                .toList();
    }

    /** Everything, compiled strictly on the class path once per JVM, with the graphs dumped beside the classes. */
    public static synchronized Build compiled() {
        if (shared == null) {
            Path output = Path.of("target", "test-networks");
            delete(output);
            shared = Build.strict(output, sources(), "-Aingot.dump=" + output.resolve(DUMP));
        }
        return shared;
    }

    /** The dumps of a model's graph, after lowering and after each pass. */
    public static List<Path> dumps(String model) {
        return files(compiled().output().resolve(DUMP).resolve("com.example." + model), "txt");
    }

    private static void delete(Path folder) {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
