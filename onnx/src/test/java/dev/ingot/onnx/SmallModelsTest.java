// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ingot.onnx.OnnxNetworks.Values;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small models give what ONNX Runtime gives; see {@code models/Expected.java}. */
class SmallModelsTest {
    private static final double TOLERANCE = 2e-5;

    @TempDir
    Path folder;

    /** Random numbers for each input: a batch of two. */
    static Map<String, Values> inputs(String name, ModelProto model) {
        Map<String, Values> inputs = new LinkedHashMap<>();
        for (ValueInfoProto input : model.getGraph().getInputList()) {
            var type = input.getType().getTensorType();
            int[] shape = type.getShape().getDimList().stream()
                    .mapToInt(axis -> axis.hasDimValue() ? (int) axis.getDimValue() : 2)
                    .toArray();
            float[] values = Tensor.randomNormal((name + input.getName()).hashCode(), shape)
                    .toArray();
            if (type.getElemType() == DataType.INT64.getNumber()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = i * 7 % 4;
                }
            }
            inputs.put(input.getName(), new Values(shape, values));
        }
        return inputs;
    }

    @Test
    void giveWhatOnnxRuntimeGives() throws IOException, URISyntaxException {
        Weights expected = Weights.open(Path.of(SmallModelsTest.class
                .getResource("/models/expected.safetensors")
                .toURI()));
        OnnxNetworks networks = new OnnxNetworks(folder);
        Map<String, ModelProto> models = SmallModels.all();
        for (Map.Entry<String, ModelProto> model : models.entrySet()) {
            OnnxModel imported = networks.add(model.getKey(), model.getValue());
            assertThat(imported.report().refusals()).as(model.getKey()).isEmpty();
        }
        networks.compile();
        models.forEach((name, model) -> {
            List<Values> outputs = new ArrayList<>();
            for (ValueInfoProto output : model.getGraph().getOutputList()) {
                Tensor tensor = expected.tensor(name + "/" + output.getName());
                outputs.add(new Values(tensor.shape().toArray(), tensor.toArray()));
            }
            networks.check(name, List.copyOf(inputs(name, model).values()), outputs, TOLERANCE, TOLERANCE);
        });
    }
}
