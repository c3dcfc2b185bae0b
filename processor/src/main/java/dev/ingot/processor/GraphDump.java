// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the graph of a network after each stage to a file of its own: {@code com.example.Generator/2-fuse-activations.txt}. */
final class GraphDump {

    private final Path directory;
    private int stages;

    /** A dump of one network, into its own folder of a directory. */
    GraphDump(Path directory, String network) {
        this.directory = directory.resolve(network);
    }

    /** Writes the graph after a stage. */
    void write(String stage, Graph graph) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(String.format(Locale.ROOT, "%d-%s.txt", stages++, stage));
            Files.writeString(file, GraphPrinter.print(graph));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
