// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.compiled.SpecRecord;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.SourceVersion;

/**
 * Writes an imported model into a project: the annotated class, its weights beside it as a resource, which say for which network
 * they are, and the report. Each file appears whole or not at all, and none of them if the model is refused. What is there
 * already with the same content is left alone, so that builds see no change.
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
     * Imports a model, and replaces what an earlier import wrote.
     *
     * @param className the class to write, with its package
     * @throws RefusedModelException if something in it cannot be said exactly
     * @throws dev.ingot.runtime.WeightsException if the file is not intact, or its weights are not those of the model
     */
    public Written write(ImportedModel model, String className) throws IOException {
        return write(model, className, true);
    }

    /**
     * Imports a model as {@link #write} does, unless that would change a class or weights that are there.
     *
     * @throws FileAlreadyExistsException if the class or the weights are there with other content; names the files, and nothing
     *     is written
     */
    public Written create(ImportedModel model, String className) throws IOException {
        return write(model, className, false);
    }

    private Written write(ImportedModel model, String className, boolean overwrite) throws IOException {
        if (!SourceVersion.isName(className, SourceVersion.RELEASE_17)) {
            throw new IllegalArgumentException("\"" + className + "\" is no name of a class");
        }
        int dot = className.lastIndexOf('.');
        String packageName = className.substring(0, Math.max(dot, 0));
        String simpleName = className.substring(dot + 1);
        String resource =
                simpleName.substring(0, 1).toLowerCase(Locale.ROOT) + simpleName.substring(1) + ".safetensors";
        String folder = packageName.replace('.', '/');
        String text = model.source(packageName, simpleName, resource);
        Map<String, Tensor> tensors = model.weights();

        try (Replacement source = Replacement.of(sources.resolve(folder).resolve(simpleName + ".java"));
                Replacement weights = Replacement.of(resources.resolve(folder).resolve(resource));
                Replacement report = Replacement.of(reports.resolve(simpleName + ".import.txt"))) {
            Weights.write(weights.draft(), tensors, SpecRecord.of(simpleName, model.weightSpecs()));
            Files.writeString(source.draft(), text);
            Files.writeString(report.draft(), model.report().toString());
            if (!overwrite) {
                requireUnchanged(source, weights);
            }
            weights.put();
            report.put();
            source.put();
            return new Written(source.target(), weights.target(), report.target());
        }
    }

    private static void requireUnchanged(Replacement... replacements) throws IOException {
        List<String> changed = new ArrayList<>();
        for (Replacement replacement : replacements) {
            if (replacement.changes()) {
                changed.add(replacement.target().toString());
            }
        }
        if (!changed.isEmpty()) {
            throw new FileAlreadyExistsException(
                    String.join(" and ", changed), null, "there with other content than the import has");
        }
    }
}
