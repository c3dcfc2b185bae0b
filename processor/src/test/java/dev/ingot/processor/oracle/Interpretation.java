// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.reference.ReferenceInterpreter;
import dev.ingot.runtime.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Runs the reference interpreter over a batch. */
final class Interpretation {

    private Interpretation() {}

    /**
     * The outputs in order, with the batch axis.
     *
     * @param weights by {@code layer/variable}
     * @param inputs with the batch axis, by the name of the input
     */
    static List<float[]> run(Graph graph, Map<String, Tensor> weights, Map<String, Tensor> inputs) {
        ReferenceInterpreter interpreter = new ReferenceInterpreter(graph, arrays(weights, Tensor::toArray));
        int batch = inputs.values().iterator().next().shape().size(0);
        List<float[]> outputs = new ArrayList<>();
        for (Node output : graph.outputs()) {
            outputs.add(new float[Math.toIntExact(batch * output.shape().elements())]);
        }
        IntStream.range(0, batch).parallel().forEach(sample -> {
            List<float[]> values = interpreter.run(
                    arrays(inputs, tensor -> tensor.sample(sample).toArray()));
            for (int i = 0; i < values.size(); i++) {
                int length = values.get(i).length;
                System.arraycopy(values.get(i), 0, outputs.get(i), sample * length, length);
            }
        });
        return outputs;
    }

    private static Map<String, float[]> arrays(Map<String, Tensor> tensors, Function<Tensor, float[]> values) {
        Map<String, float[]> arrays = new HashMap<>();
        tensors.forEach((name, tensor) -> arrays.put(name, values.apply(tensor)));
        return arrays;
    }
}
