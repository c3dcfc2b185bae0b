// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.file.ModelFile;
import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.maven.network.WorkFolder;
import dev.ingot.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Prints the table that Keras prints of a model: of the compiled networks of the project, of the models in a source file, or of
 * a model in a file of another library.
 */
@Mojo(
        name = "summary",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class SummaryMojo extends NetworkMojo {
    /** A file with a model, as for {@code import}, to summarise instead of compiled networks. */
    @Parameter(property = "ingot.model")
    private File model;

    /** A source file with annotated classes to summarise instead of compiled networks. */
    @Parameter(property = "ingot.source")
    private File source;

    /** Whether to say too how the network is compiled: the work, the memory and the plan of each layer. */
    @Parameter(property = "ingot.describe", defaultValue = "false")
    private boolean describe;

    @Override
    void run() throws IOException, MojoExecutionException {
        try (WorkFolder folder = WorkFolder.create();
                ClassPath classPath = classPath(folder)) {
            List<NetworkClass> networks = network == null ? classPath.networks() : List.of(classPath.network(network));
            if (networks.isEmpty()) {
                classPath.network(null);
            }
            for (NetworkClass each : networks) {
                Network loaded = each.withoutWeights();
                getLog().info(each.name() + "\n" + loaded.summary() + (describe ? "\n\n" + loaded.describe() : ""));
            }
        }
    }

    private ClassPath classPath(WorkFolder folder) throws IOException, MojoExecutionException {
        if (model != null) {
            ModelFile file = new ModelFile(model.toPath());
            return folder.compile(file.read(), file.className());
        }
        return source == null ? classPath() : folder.compile(List.of(source.toPath()), libraries());
    }
}
