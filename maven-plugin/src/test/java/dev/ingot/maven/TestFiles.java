// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.ModelCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the tests work on. */
public final class TestFiles {
    /** Files of Keras. */
    public static final Path KERAS = Path.of("..", "keras", "src", "test", "resources");

    private TestFiles() {}

    /**
     * Compiles sources into a folder, and finds their networks there.
     *
     * @param sources by the name of the class, with its package
     */
    public static ClassPath compile(Path folder, Map<String, String> sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("java").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path classes = folder.resolve("classes");
        try (ClassPath nothing = new ClassPath(List.of(), List.of())) {
            new ModelCompiler(classes).compile(files, nothing);
        }
        return new ClassPath(List.of(classes), List.of());
    }
}
