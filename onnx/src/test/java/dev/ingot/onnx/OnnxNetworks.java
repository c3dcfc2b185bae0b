// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.compiled.SpecRecord;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Imported models, compiled in one go, with values as ONNX has them. */
final class OnnxNetworks {
    private final Path folder;
    private final Map<String, OnnxModel> models = new LinkedHashMap<>();
    private Build build;

    OnnxNetworks(Path folder) {
        this.folder = folder;
    }

    /** A tensor in ONNX's order of axes. */
    record Values(int[] shape, float[] values) {

        static Values of(TensorProto tensor) {
            int[] shape = tensor.getDimsList().stream().mapToInt(Long::intValue).toArray();
            int elements = IntStream.of(shape).reduce(1, Math::multiplyExact);
            float[] values = new float[elements];
            if (tensor.hasRawData()) {
                tensor.getRawData()
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values);
            } else {
                for (int i = 0; i < elements; i++) {
                    values[i] = tensor.getFloatData(i);
                }
            }
            return new Values(shape, values);
        }

        /** As the network has it. */
        Tensor toNetwork(List<Integer> axes) {
            int[] lengths = axes.stream().mapToInt(axis -> shape[axis]).toArray();
            float[] moved = new float[values.length];
            int[] steps = steps(shape);
            for (int i = 0; i < moved.length; i++) {
                int rest = i;
                int from = 0;
                for (int k = lengths.length - 1; k >= 0; k--) {
                    from += rest % lengths[k] * steps[axes.get(k)];
                    rest /= lengths[k];
                }
                moved[i] = values[from];
            }
            return Tensor.of(moved, lengths);
        }

        private static int[] steps(int[] shape) {
            int[] steps = new int[shape.length];
            int step = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                steps[axis] = step;
                step *= shape[axis];
            }
            return steps;
        }
    }

    /** Imports a model; answers whether it is not refused. */
    OnnxModel add(String name, ModelProto proto) throws IOException {
        Path file = folder.resolve(name + ".onnx");
        Files.write(file, proto.toByteArray());
        return add(name, file);
    }

    OnnxModel add(String name, Path file) throws IOException {
        OnnxModel model = OnnxModel.read(file);
        if (model.report().refusals().isEmpty()) {
            models.put(name, model);
            assertThat(OnnxModel.read(file).source("imported", "Model", ""))
                    .isEqualTo(model.source("imported", "Model", ""));
        }
        return model;
    }

    /** Compiles all that was added. */
    void compile() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        models.forEach((name, model) ->
                sources.put("imported." + className(name), model.source("imported", className(name), "")));
        build = Build.strict(folder, sources);
    }

    private static String className(String name) {
        return "Model_" + name.replaceAll("\\W", "_");
    }

    /** What a network gives for these inputs, compared with what it should. */
    void check(String name, List<Values> inputs, List<Values> expected, double relative, double absolute) {
        OnnxModel model = models.get(name);
        Network network = build.load("imported." + className(name) + "Network", Weights.of(model.weights()));
        assertThat(SpecRecord.of("Model", model.weightSpecs()))
                .as("the record of %s", name)
                .isEqualTo(SpecRecord.of("Model", network.signature().weights()));
        Map<String, Tensor> given = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            GraphValue input = model.inputs().get(i);
            given.put(input.field(), withBatch(input, inputs.get(i)));
        }
        Map<String, Tensor> results = network.run(given);
        for (int i = 0; i < expected.size(); i++) {
            GraphValue output = model.outputs().get(i);
            Tensor wanted = withBatch(output, expected.get(i));
            Tensor found = results.get(output.field());
            assertThat(found.shape()).as("%s: %s", name, output).isEqualTo(wanted.shape());
            List<String> wrong = new ArrayList<>();
            float[] a = found.toArray();
            float[] b = wanted.toArray();
            for (int k = 0; k < a.length; k++) {
                if (!(Math.abs(a[k] - b[k]) <= absolute + relative * Math.abs(b[k])) && a[k] != b[k]) {
                    wrong.add(k + ": " + a[k] + " instead of " + b[k]);
                }
            }
            assertThat(wrong).as("%s: %s", name, output).isEmpty();
        }
    }

    /** In the network's order, with a batch of one where ONNX's tensor has none. */
    private static Tensor withBatch(GraphValue value, Values values) {
        Tensor tensor = values.toNetwork(value.axes());
        if (value.batched()) {
            return tensor;
        }
        int[] shape = tensor.shape().toArray();
        int[] batch = new int[shape.length + 1];
        batch[0] = 1;
        System.arraycopy(shape, 0, batch, 1, shape.length);
        return tensor.reshape(batch);
    }
}
