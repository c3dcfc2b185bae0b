// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.importer.ImportedModel;
import dev.ingot.importer.Importer;
import dev.ingot.maven.file.ModelFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Imports a model: writes its annotated class and its weights among the sources of the project, and a report of what became of
 * each setting in the file. From then on the class is yours to change.
 */
@Mojo(name = "import", requiresProject = false, threadSafe = true)
public final class ImportMojo extends IngotMojo {
    /** The model: {@code .keras}, a whole model in {@code .h5}, {@code model.json} of TensorFlow.js, or {@code .onnx}. */
    @Parameter(property = "ingot.model", required = true)
    private File model;

    /**
     * The class to write, with its package. Without it, a class in the unnamed package is called as the file, such as {@code
     * VaeDecoder} for {@code vae_decoder.keras}.
     */
    @Parameter(property = "ingot.className")
    private String className;

    /** The folder for the class. Without it, that of the project's sources, or {@code src/main/java}. */
    @Parameter(property = "ingot.sources")
    private File sources;

    /** The folder for the weights. */
    @Parameter(property = "ingot.resources", defaultValue = "${basedir}/src/main/resources")
    private File resources;

    /** Whether a class and weights that are there with other content are replaced. */
    @Parameter(property = "ingot.overwrite", defaultValue = "false")
    private boolean overwrite;

    @Override
    void run() throws IOException, MojoFailureException {
        ModelFile file = new ModelFile(model.toPath());
        say("reading", model);
        ImportedModel imported = file.read();
        String name = className == null ? file.className() : className;
        Importer importer = new Importer(sources(), resources.toPath(), target());
        try {
            Importer.Written written = overwrite ? importer.write(imported, name) : importer.create(imported, name);
            getLog().info("what became of each setting in " + model + ":\n" + imported.report());
            imported.remarks().forEach(getLog()::info);
            getLog().info("source: " + written.source());
            getLog().info("weights: " + written.weights());
        } catch (FileAlreadyExistsException changed) {
            throw new MojoFailureException(changed.getMessage() + "; replace it with -Dingot.overwrite", changed);
        }
    }

    private Path sources() {
        if (sources != null) {
            return sources.toPath();
        }
        return project()
                .map(there -> Path.of(there.getBuild().getSourceDirectory()))
                .orElse(Path.of("src", "main", "java"));
    }
}
