// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import dev.ingot.maven.file.ModelFile;
import dev.ingot.maven.file.WeightFile;
import dev.ingot.maven.network.NetworkClass;
import dev.ingot.runtime.Network;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals for a network with weights have in common. */
abstract class WeightsMojo extends NetworkMojo {
    /**
     * The file with the weights: safetensors, {@code .npz}, {@code .npy}, {@code .keras}, {@code .weights.h5}, {@code .h5},
     * {@code model.json} of TensorFlow.js, or {@code .onnx}.
     */
    @Parameter(property = "ingot.weights")
    File weights;

    /** Whether the file is a state dict of PyTorch, in safetensors. */
    @Parameter(property = "ingot.pyTorch", defaultValue = "false")
    private boolean pyTorch;

    /**
     * What is called otherwise in the file, as {@code there=here}: tensors or layers, of PyTorch tensors or modules.
     */
    @Parameter(property = "ingot.names")
    private List<String> names;

    /** What the names in the file start with that count: one of several networks in a file. */
    @Parameter(property = "ingot.prefix")
    private String prefix;

    /** The file with what is called otherwise in it. */
    final WeightFile weightFile() {
        return new WeightFile(
                weights.toPath(), pyTorch, names == null ? List.of() : names, prefix == null ? "" : prefix);
    }

    /** A network with the weights that were named, else with its own. */
    final Network load(NetworkClass networkClass) throws IOException {
        if (weights == null) {
            return networkClass.loadOwn();
        }
        say("loading", weights);
        return networkClass.load(weightFile().open());
    }

    /** What the parameters say, for a {@link Stamp}. */
    final String settings() {
        return network + " " + pyTorch + " " + names + " " + prefix;
    }

    /** The files that the parameters name, and the classes. */
    final List<Path> inputs() throws IOException {
        List<Path> inputs = new ArrayList<>(roots());
        if (weights != null) {
            inputs.addAll(new ModelFile(weights.toPath()).files());
        }
        return inputs;
    }
}
