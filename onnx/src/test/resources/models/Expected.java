// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Wrote {@code expected.safetensors}: what ONNX Runtime 1.29.0 gives for the small models. To write it anew, compile this with
 * the test classes of the module and {@code com.microsoft.onnxruntime:onnxruntime}, and give it the file as its argument.
 */
final class Expected {
    private Expected() {}

    public static void main(String[] arguments) throws OrtException, IOException {
        Map<String, Tensor> expected = new TreeMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        for (var model : SmallModels.all().entrySet()) {
            try (OrtSession session = environment.createSession(model.getValue().toByteArray())) {
                Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
                for (var input : SmallModelsTest.inputs(model.getKey(), model.getValue()).entrySet()) {
                    float[] values = input.getValue().values();
                    long[] shape = Arrays.stream(input.getValue().shape()).asLongStream().toArray();
                    long[] wholes = new long[values.length];
                    Arrays.setAll(wholes, i -> (long) values[i]);
                    inputs.put(
                            input.getKey(),
                            model.getKey().equals("embedding")
                                    ? OnnxTensor.createTensor(environment, LongBuffer.wrap(wholes), shape)
                                    : OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
                }
                try (OrtSession.Result result = session.run(inputs)) {
                    for (var output : result) {
                        OnnxTensor tensor = (OnnxTensor) output.getValue();
                        float[] values = new float[tensor.getFloatBuffer().remaining()];
                        tensor.getFloatBuffer().get(values);
                        int[] shape = Arrays.stream(tensor.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
                        expected.put(model.getKey() + "/" + output.getKey(), Tensor.of(values, shape));
                    }
                }
            }
        }
        Weights.write(Path.of(arguments[0]), expected);
    }
}
