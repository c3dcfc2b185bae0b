// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.importer.Replacement;
import dev.ingot.maven.network.ClassPath;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes the weights of a compiled network as its kernels read them, folded and packed, for quicker starts. The file fits this
 * generated class alone, and {@code load} takes it in place of the original weights.
 */
@Mojo(
        name = "prepare",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class PrepareMojo extends WeightsMojo {
    /**
     * The file to write. Without it, {@code target/ingot/Generator.prepared.safetensors} for a model {@code Generator}; a file
     * in {@code target/classes} becomes a resource of the project.
     */
    @Parameter(property = "ingot.prepared")
    private File prepared;

    @Override
    void run() throws IOException, MojoExecutionException {
        Stamp stamp = stamp(settings() + " " + prepared, inputs());
        if (isCurrent(stamp)) {
            return;
        }
        try (ClassPath classPath = classPath()) {
            NetworkClass networkClass = classPath.network(network);
            Network loaded = load(networkClass);
            Path file = prepared != null
                    ? prepared.toPath()
                    : target().resolve("ingot").resolve(loaded.signature().name() + ".prepared.safetensors");
            try (Replacement replacement = Replacement.of(file)) {
                loaded.prepare(replacement.draft());
                if (replacement.put()) {
                    getLog().info(file + " is written");
                }
            }
            done(stamp, List.of(file));
        }
    }
}
