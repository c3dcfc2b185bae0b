// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import dev.ingot.importer.model.CheckedModel;
import dev.ingot.onnx.GraphValue;
import dev.ingot.runtime.Tensor;
import java.util.List;
import java.util.Map;

/**
 * A graph as a network.
 *
 * @param model its declaration, checked
 * @param weights the weights by their canonical names
 * @param inputs what is which input
 * @param outputs what is which output
 */
public record ImportedGraph(
        CheckedModel model, Map<String, Tensor> weights, List<GraphValue> inputs, List<GraphValue> outputs) {}
