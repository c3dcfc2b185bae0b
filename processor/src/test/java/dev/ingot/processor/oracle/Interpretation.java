// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.oracle.Declaration.Input;
import dev.ingot.processor.reference.ReferenceInterpreter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the reference interpreter over a batch. */
final class Interpretation {

    private Interpretation() {}

    /**
     * The outputs in order, with the batch axis.
     *
     * @param inputs with the batch axis, by the name of the input in the declaration
     */
    static List<float[]> run(
            Graph graph, Declaration declaration, Map<String, float[]> weights, int batch, Map<String, float[]> inputs) {
        ReferenceInterpreter interpreter = new ReferenceInterpreter(graph, weights);
        List<float[]> outputs = new ArrayList<>();
        for (Node output : graph.outputs()) {
            outputs.add(new float[Math.toIntExact(batch * output.shape().elements())]);
        }
        for (int sample = 0; sample < batch; sample++) {
            List<float[]> values = interpreter.run(sample(declaration, inputs, sample));
            for (int i = 0; i < values.size(); i++) {
                int length = values.get(i).length;
                System.arraycopy(values.get(i), 0, outputs.get(i), sample * length, length);
            }
        }
        return outputs;
    }

    private static Map<String, float[]> sample(Declaration declaration, Map<String, float[]> inputs, int sample) {
        Map<String, float[]> values = new HashMap<>();
        for (Input input : declaration.inputs()) {
            int length = Math.toIntExact(input.shape().elements());
            values.put(
                    input.name(),
                    Arrays.copyOfRange(inputs.get(input.name()), sample * length, (sample + 1) * length));
        }
        return values;
    }
}
