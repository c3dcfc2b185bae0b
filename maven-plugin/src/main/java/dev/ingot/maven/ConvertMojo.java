// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.file.Conversion;
import dev.ingot.maven.network.ClassPath;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Writes weights of any kind that is read into a safetensors or {@code .npz} file, as float32. For a network that is named, they
 * get its names and layouts, and a safetensors file says for which weights it was written; state dicts of PyTorch and
 * files with Keras' weights alone need that. Without a network, tensors keep their names.
 */
@Mojo(
        name = "convert",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public final class ConvertMojo extends WeightsMojo {
    /** The file to write; its name ends in {@code .safetensors} or {@code .npz}. */
    @Parameter(property = "ingot.output", required = true)
    private File output;

    @Override
    void run() throws IOException, MojoExecutionException {
        if (weights == null) {
            throw new IllegalArgumentException("expected a file to convert, found none; choose with -Dingot.weights");
        }
        Conversion conversion = new Conversion(output.toPath());
        say("reading", weights);
        boolean changed = network == null ? conversion.write(weightFile().tensors()) : write(conversion);
        getLog().info(output + (changed ? " is written" : " has these weights already"));
    }

    private boolean write(Conversion conversion) throws IOException, MojoExecutionException {
        try (ClassPath classPath = classPath()) {
            Signature signature = classPath.network(network).withoutWeights().signature();
            Weights bound = weightFile().open().bind(signature);
            Set<String> surplus = new TreeSet<>(bound.names());
            List<String> names =
                    signature.weights().stream().map(WeightSpec::name).toList();
            names.forEach(surplus::remove);
            if (!surplus.isEmpty()) {
                getLog().warn("not written, since " + signature.name() + " has no weights of these names: "
                        + String.join(", ", surplus));
            }
            return conversion.write(signature, bound);
        }
    }
}
