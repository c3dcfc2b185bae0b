// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import dev.ingot.importer.ImportReport;
import dev.ingot.importer.ImportedModel;
import dev.ingot.onnx.file.OnnxFile;
import dev.ingot.onnx.graph.GraphImporter;
import dev.ingot.onnx.graph.ImportedGraph;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A model in a file of ONNX, to be turned into annotated source: graphs of ONNX's own operators with weights and fixed lengths,
 * but for the batch. Images, which ONNX has channels first, are channels last in the network; {@link #inputs} and {@link #outputs}
 * say so of each.
 *
 * <p>No attribute of a node is left out without a word: {@link #report} says of each whether it is used, has no effect, or is why
 * the model is refused.
 */
public final class OnnxModel implements ImportedModel {
    private final ImportedGraph graph;

    private OnnxModel(ImportedGraph graph) {
        this.graph = graph;
    }

    /**
     * Reads a model.
     *
     * @throws WeightsException if the file is not intact or no model; weights in other files are refused, too
     */
    public static OnnxModel read(Path path) throws IOException {
        return new OnnxModel(GraphImporter.read(OnnxFile.read(path)));
    }

    @Override
    public String name() {
        return graph.model().name();
    }

    @Override
    public ImportReport report() {
        return graph.model().report();
    }

    /** The inputs in the order of the file; of a model that is refused, those that are not. */
    public List<GraphValue> inputs() {
        return graph.inputs();
    }

    /** The outputs in the order of the file; none of a model that is refused. */
    public List<GraphValue> outputs() {
        return graph.outputs();
    }

    @Override
    public List<String> remarks() {
        return Stream.concat(
                        inputs().stream().map(value -> "input " + value),
                        outputs().stream().map(value -> "output " + value))
                .toList();
    }

    @Override
    public String source(String packageName, String className, String weights) {
        return graph.model().source(packageName, className, weights);
    }

    @Override
    public List<WeightSpec> weightSpecs() {
        return graph.model().weightSpecs();
    }

    @Override
    public Map<String, Tensor> weights() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (WeightSpec spec : graph.model().signature().weights()) {
            Tensor tensor = graph.weights().get(spec.name());
            if (tensor == null || !tensor.shape().equals(spec.shape())) {
                throw new IllegalStateException("no " + spec.name() + " of shape " + spec.shape());
            }
            tensors.put(spec.name(), tensor);
        }
        return graph.model().canonical(tensors);
    }
}
