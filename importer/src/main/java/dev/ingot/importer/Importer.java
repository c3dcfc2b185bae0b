// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.lang.model.SourceVersion;

/**
 * Writes an imported model into a project: the annotated class, its weights beside it as a resource, and the report. Each file
 * appears whole or not at all, and none of them if the model is refused. What is there already with the same content is left
 * alone, so that builds see no change.
 *
 * @param sources the folder of sources, such as {@code src/main/java}
 * @param resources the folder of resources, such as {@code src/main/resources}
 * @param reports the folder of reports, such as {@code target}
 */
public record Importer(Path sources, Path resources, Path reports) {

    /**
     * The files of an import.
     *
     * @param source the model class
     * @param weights the weights
     * @param report what became of each setting
     */
    public record Written(Path source, Path weights, Path report) {}

    /**
     * Imports a model.
     *
     * @param className the class to write, with its package
     * @throws RefusedModelException if something in it cannot be said exactly
     * @throws dev.ingot.runtime.WeightsException if the file is not intact, or its weights are not those of the model
     */
    public Written write(ImportedModel model, String className) throws IOException {
        if (!SourceVersion.isName(className, SourceVersion.RELEASE_17)) {
            throw new IllegalArgumentException("\"" + className + "\" is no name of a class");
        }
        int dot = className.lastIndexOf('.');
        String packageName = className.substring(0, Math.max(dot, 0));
        String simpleName = className.substring(dot + 1);
        String resource =
                simpleName.substring(0, 1).toLowerCase(Locale.ROOT) + simpleName.substring(1) + ".safetensors";
        String folder = packageName.replace('.', '/');
        String source = model.source(packageName, simpleName, resource);
        Map<String, Tensor> tensors = model.weights();

        Written written = new Written(
                sources.resolve(folder).resolve(simpleName + ".java"),
                resources.resolve(folder).resolve(resource),
                reports.resolve(simpleName + ".import.txt"));
        Files.createDirectories(written.weights().getParent());
        Path weights = beside(written.weights());
        try {
            Weights.write(weights, tensors);
            moveIfNew(weights, written.weights());
        } finally {
            Files.deleteIfExists(weights);
        }
        write(written.report(), model.report().toString());
        write(written.source(), source);
        return written;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Path beside = beside(file);
        try {
            moveIfNew(Files.writeString(beside, text, StandardCharsets.UTF_8), file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static void moveIfNew(Path from, Path to) throws IOException {
        if (Files.exists(to) && Files.mismatch(from, to) < 0) {
            return;
        }
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
