// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The state dict of a PyTorch model: tensors named by their module and laid out channels first. Which module belongs to which
 * layer is found when the network is known.
 *
 * @param prefix what the names in the file start with, those that count, and do not start with here
 * @param owners by the path of a module or the name of a tensor, the name of its layer or weight
 */
record StateDict(FileWeights file, String prefix, Map<String, String> owners) implements Weights {
    /** A counter that training keeps. */
    private static final String COUNTER = "num_batches_tracked";

    StateDict {
        owners = Collections.unmodifiableMap(new LinkedHashMap<>(owners));
    }

    static Weights of(ByteSource source, Map<String, String> owners) {
        if (FileWeights.of(source) instanceof FileWeights file) {
            return new StateDict(file, "", owners);
        }
        throw source.wrong(
                null,
                -1,
                "a PyTorch state dict in a safetensors file",
                "weights of another kind; write one with safetensors.torch.save_file(model.state_dict(), path)");
    }

    @Override
    public Weights rename(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(owners);
        all.putAll(more);
        return new StateDict(file, prefix, all);
    }

    @Override
    public Weights prefix(String more) {
        RenamedWeights.prefix(file, prefix + more);
        return new StateDict(file, prefix + more, owners);
    }

    /** The file's names; those that the network uses are not known yet. */
    @Override
    public Set<String> names() {
        return prefix.isEmpty() ? file.names() : file.prefix(prefix).names();
    }

    @Override
    public Weights bind(Signature signature) {
        Map<String, TorchModule> modules = new LinkedHashMap<>();
        for (String name : names()) {
            int dot = name.lastIndexOf('.');
            String tensor = name.substring(dot + 1);
            if (!tensor.equals(COUNTER)) {
                String path = name.substring(0, Math.max(dot, 0));
                modules.computeIfAbsent(path, TorchModule::new)
                        .shapes()
                        .put(tensor, file.file().shape(prefix + name));
            }
        }
        String origin = file.origin();
        return new Bound(
                file,
                prefix,
                TorchMatching.match(
                        origin, TorchLayer.of(signature, origin), new ArrayList<>(modules.values()), owners));
    }

    /** The tensor as PyTorch has it. */
    @Override
    public Tensor tensor(String name) {
        return file.tensor(prefix + name);
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        throw new WeightsException(
                file.origin(), spec.name(), -1, "a network to match modules with", "none, which bind must tell first");
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /**
     * The tensors for the weights of one network.
     *
     * @param tensors by the weight's name
     */
    private record Bound(FileWeights file, String prefix, Map<String, TorchTensor> tensors) implements Weights {
        @Override
        public Set<String> names() {
            return tensors.keySet();
        }

        @Override
        public Tensor tensor(WeightSpec spec) {
            float[] values = new float[spec.shape().elements()];
            readInto(spec, values);
            return new Tensor(spec.shape(), values);
        }

        @Override
        public void readInto(WeightSpec spec, float[]... rows) {
            TorchTensor found = tensors.get(spec.name());
            if (found == null) {
                throw NamedTensors.missing(file.origin(), spec, tensors.keySet());
            }
            if (isUnknown(spec.flattenedFrom()) || isUnknown(spec.unflattenedTo())) {
                throw new WeightsException(
                        file.origin(),
                        spec.name(),
                        -1,
                        "values of one flattened tensor, whose order in PyTorch is known",
                        "those of several, or of a sequence that may be either way round; take this weight from another"
                                + " file with overlay");
            }
            Shape shape = file.file().shape(prefix + found.name());
            float[] values = new float[shape.elements()];
            file.file().read(prefix + found.name(), shape, values);
            found.layout().arrange(values, rows);
        }

        private static boolean isUnknown(Shape flattened) {
            return flattened != null && flattened.rank() == 0;
        }

        @Override
        public String toString() {
            return file.toString();
        }
    }
}
