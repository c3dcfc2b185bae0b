// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.importer.ImportedModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what is compiled on the way, deleted on closing. */
public record WorkFolder(Path path) implements Closeable {

    /** A new folder. */
    public static WorkFolder create() throws IOException {
        return new WorkFolder(Files.createTempDirectory("ingot"));
    }

    /** A compiler that writes into it. */
    public ModelCompiler compiler() {
        return new ModelCompiler(path.resolve("classes"));
    }

    /**
     * The networks of sources.
     *
     * @param libraries what they need besides Ingot
     * @throws IllegalArgumentException with what {@code javac} says, if it refuses them
     */
    public ClassPath compile(List<Path> sources, List<Path> libraries) throws IOException {
        try (ClassPath classPath = new ClassPath(libraries, List.of())) {
            compiler().compile(sources, classPath);
        }
        return new ClassPath(List.of(path.resolve("classes")), libraries);
    }

    /** The network of a model that is imported. */
    public ClassPath compile(ImportedModel model, String simpleName) throws IOException {
        Path source = path.resolve(simpleName + ".java");
        Files.writeString(source, model.source("", simpleName, ""));
        return compile(List.of(source), List.of());
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
