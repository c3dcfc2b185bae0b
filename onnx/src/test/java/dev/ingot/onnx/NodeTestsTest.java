// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.ingot.importer.ImportReport;
import dev.ingot.onnx.OnnxNetworks.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ONNX's own tests of its operators, which lie beside the repository: they pass, or are refused for a reason that stands here. */
class NodeTestsTest {
    private static final Path TESTS = Path.of("../../shared/oracle/real/onnx/node_tests.zip");

    /** What ONNX's own runner of these tests has. */
    private static final double RELATIVE = 1e-3;

    private static final double ABSOLUTE = 1e-7;

    private static final String TRAINING =
            "y (BatchNormalization) training_mode = 1: normalises with the statistics of the batch, as in training";
    private static final String STATISTICS =
            "Y (LayerNormalization): gives the mean and the inverse of the standard deviation, which no layer does";

    private static final Map<String, String> REFUSED = Map.of(
            "test_batchnorm_epsilon_training_mode",
            TRAINING,
            "test_batchnorm_example_training_mode",
            TRAINING,
            "test_layer_normalization_4d_axis1",
            STATISTICS,
            "test_layer_normalization_4d_axis3",
            STATISTICS,
            "test_layer_normalization_4d_axis_negative_2",
            STATISTICS,
            "test_layer_normalization_4d_axis_negative_4",
            STATISTICS,
            "test_maxpool_2d_dilations",
            "y (MaxPool) dilations = [2, 2]: no pooling layer has windows with gaps");

    @TempDir
    Path folder;

    /** A test: a model of one node, and its inputs and outputs. */
    private record NodeTest(ModelProto model, List<Values> inputs, List<Values> outputs) {}

    @Test
    void operatorsGiveTheNumbersOfOnnx() throws IOException {
        assumeTrue(Files.exists(TESTS), "no tests of ONNX beside the repository");
        Map<String, NodeTest> tests = read();
        assertThat(tests).hasSize(93);
        OnnxNetworks networks = new OnnxNetworks(folder);
        Map<String, String> refused = new TreeMap<>();
        for (Map.Entry<String, NodeTest> test : tests.entrySet()) {
            OnnxModel model = networks.add(test.getKey(), test.getValue().model());
            List<ImportReport.Entry> refusals = model.report().refusals();
            if (!refusals.isEmpty()) {
                refused.put(
                        test.getKey(),
                        refusals.stream().map(ImportReport.Entry::toString).collect(Collectors.joining("; ")));
            }
        }
        networks.compile();
        tests.forEach((name, test) -> {
            if (!refused.containsKey(name)) {
                networks.check(name, test.inputs(), test.outputs(), RELATIVE, ABSOLUTE);
            }
        });
        assertThat(refused).isEqualTo(REFUSED);
    }

    private static Map<String, NodeTest> read() throws IOException {
        Map<String, NodeTest> tests = new TreeMap<>();
        try (ZipFile zip = new ZipFile(TESTS.toFile())) {
            List<String> models = zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith("/model.onnx"))
                    .toList();
            for (String path : models) {
                String test = path.substring(0, path.lastIndexOf('/'));
                ModelProto model = ModelProto.parseFrom(bytes(zip, path));
                List<TensorProto> inputs =
                        tensors(zip, test, "input", model.getGraph().getInputCount());
                List<TensorProto> outputs =
                        tensors(zip, test, "output", model.getGraph().getOutputCount());
                int data = data(model);
                tests.put(
                        test.substring(test.lastIndexOf('/') + 1),
                        new NodeTest(
                                withWeights(model, inputs.subList(data, inputs.size())),
                                inputs.subList(0, data).stream().map(Values::of).toList(),
                                outputs.stream().map(Values::of).toList()));
            }
        }
        return tests;
    }

    private static List<TensorProto> tensors(ZipFile zip, String test, String kind, int count) throws IOException {
        List<TensorProto> tensors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tensors.add(TensorProto.parseFrom(bytes(zip, test + "/test_data_set_0/" + kind + "_" + i + ".pb")));
        }
        return tensors;
    }

    private static byte[] bytes(ZipFile zip, String path) {
        try (InputStream in = zip.getInputStream(zip.getEntry(path))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many of the inputs are data; of most operators the first alone. */
    private static int data(ModelProto model) {
        return model.getGraph().getNode(0).getOpType().equals("Concat")
                ? model.getGraph().getInputCount()
                : 1;
    }

    /** The model with the other inputs as weights, as models have them. */
    private static ModelProto withWeights(ModelProto model, List<TensorProto> weights) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        int data = graph.getInputCount() - weights.size();
        for (int i = 0; i < weights.size(); i++) {
            String name = graph.getInput(data + i).getName();
            graph.addInitializer(weights.get(i).toBuilder().setName(name));
        }
        return model.toBuilder().setGraph(graph).build();
    }
}
