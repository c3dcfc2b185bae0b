// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.verification;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.TensorSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What another program computed: inputs and the outputs of layers, each with the batch axis. In a file they are called {@code
 * input/<name>} and {@code expected/<layer>}.
 *
 * @param samples the length of the batch axis
 * @param inputs by name
 * @param expected by the name in the file
 */
record StoredRun(int samples, Map<String, Tensor> inputs, Map<String, Tensor> expected) {
    private static final String INPUT = "input/";
    private static final String EXPECTED = "expected/";

    /**
     * Reads a run.
     *
     * @param inputs the inputs of the network; if it has one only, its name in the file does not matter
     * @throws WeightsException if there are other inputs or nothing is expected
     */
    static StoredRun of(Weights file, List<TensorSpec> inputs) {
        Map<String, Tensor> given = under(file, INPUT);
        Map<String, Tensor> expected = under(file, EXPECTED);
        if (given.size() == 1 && inputs.size() == 1) {
            given = Map.of(inputs.get(0).name(), given.values().iterator().next());
        }
        List<String> names = inputs.stream().map(TensorSpec::name).toList();
        if (expected.isEmpty()
                || given.size() != names.size()
                || !given.keySet().containsAll(names)) {
            String wanted = names.stream().map(name -> INPUT + name).collect(Collectors.joining(", "));
            throw new WeightsException(
                    file.toString(), null, -1, wanted + " and " + EXPECTED + "<layer>", file.names() + "");
        }
        int samples = given.get(names.get(0)).shape().rank() == 0
                ? 0
                : given.get(names.get(0)).shape().size(0);
        for (TensorSpec input : inputs) {
            requireShape(file, INPUT + input.name(), input.shape().withBatch(samples), given.get(input.name()));
        }
        return new StoredRun(samples, given, expected);
    }

    private static Map<String, Tensor> under(Weights file, String prefix) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : file.names()) {
            if (name.startsWith(prefix)) {
                tensors.put(name.substring(prefix.length()), file.tensor(name));
            }
        }
        return tensors;
    }

    /** The expected values of a layer, which gives samples of this shape. */
    Tensor expected(String name, Shape shape, Weights file) {
        Tensor tensor = expected.get(name);
        requireShape(file, EXPECTED + name, shape.withBatch(samples), tensor);
        return tensor;
    }

    private static void requireShape(Weights file, String name, Shape shape, Tensor tensor) {
        if (!tensor.shape().equals(shape)) {
            throw new WeightsException(
                    file.toString(), name, -1, "a tensor of shape " + shape, "shape " + tensor.shape());
        }
    }

    /** The values of one sample of each input. */
    Map<String, float[]> inputs(int sample) {
        return inputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> entry.getValue().sample(sample).toArray()));
    }
}
