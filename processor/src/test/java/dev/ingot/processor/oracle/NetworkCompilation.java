// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One javac task over annotated classes, as a user's build runs it, and the networks that it wrote. */
final class NetworkCompilation implements AutoCloseable {

    private final Build build;

    private NetworkCompilation(Build build) {
        this.build = build;
    }

    /**
     * Compiles these models.
     *
     * @param directory where sources and classes go
     * @param moreOptions options of the processor
     * @throws AssertionError with what javac prints, if it finds anything to say
     */
    static NetworkCompilation of(List<Declaration> declarations, Path directory, String... moreOptions) {
        List<Path> sources = new ArrayList<>();
        try {
            for (Declaration declaration : declarations) {
                Path folder = directory.resolve("models").resolve(declaration.packageName());
                Path file = Files.createDirectories(folder).resolve(declaration.className() + ".java");
                sources.add(Files.writeString(file, DeclarationSource.print(declaration)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new NetworkCompilation(Build.strict(directory, sources, moreOptions));
    }

    /** The network that was generated for a model. */
    Network load(Declaration declaration, Weights weights) {
        return build.load(declaration.networkName(), weights);
    }

    @Override
    public void close() {
        build.close();
    }
}
