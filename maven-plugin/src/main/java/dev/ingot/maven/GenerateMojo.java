// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.importer.ImportedModel;
import dev.ingot.importer.Importer;
import dev.ingot.maven.file.ModelFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Resource;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Imports models on each build: writes their annotated classes and weights into generated sources and resources, and adds these
 * to the project. Models that have not changed are not read again.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends IngotMojo {
    /** The models, each with a {@code file} and the {@code className} to write, both as for {@code import}. */
    @Parameter(required = true)
    private List<Model> models;

    /** The folder for the classes, which is added to the project's sources. */
    @Parameter(property = "ingot.generatedSources", defaultValue = "${project.build.directory}/generated-sources/ingot")
    private File generatedSources;

    /** The folder for the weights, which is added to the project's resources. */
    @Parameter(
            property = "ingot.generatedResources",
            defaultValue = "${project.build.directory}/generated-resources/ingot")
    private File generatedResources;

    @Override
    void run() throws IOException {
        MavenProject project = project().orElseThrow();
        project.addCompileSourceRoot(generatedSources.getPath());
        Resource resource = new Resource();
        resource.setDirectory(generatedResources.getPath());
        project.addResource(resource);

        List<Path> inputs = new ArrayList<>();
        Map<String, ModelFile> classes = new TreeMap<>();
        for (Model model : models) {
            inputs.addAll(model.file().files());
            if (classes.put(model.className(), model.file()) != null) {
                throw new IllegalArgumentException(
                        "expected a class for each model, found " + model.className() + " twice");
            }
        }
        Stamp stamp = stamp(classes + " " + generatedSources + " " + generatedResources, inputs);
        if (isCurrent(stamp)) {
            return;
        }
        List<Path> before = stamp.outputs();
        List<Path> outputs = new ArrayList<>();
        Importer importer =
                new Importer(generatedSources.toPath(), generatedResources.toPath(), target().resolve("ingot"));
        for (Map.Entry<String, ModelFile> each : classes.entrySet()) {
            getLog().info("generating " + each.getKey() + " from "
                    + each.getValue().path());
            ImportedModel imported = each.getValue().read();
            Importer.Written written = importer.write(imported, each.getKey());
            outputs.addAll(List.of(written.source(), written.weights(), written.report()));
        }
        for (Path stale : before) {
            if (!outputs.contains(stale)) {
                Files.deleteIfExists(stale);
            }
        }
        done(stamp, outputs);
    }
}
