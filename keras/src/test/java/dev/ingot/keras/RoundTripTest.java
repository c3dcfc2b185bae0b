// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.ingot.processor.testing.Build;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import dev.ingot.runtime.compiled.SpecRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a file to source, through javac with the processor, with the weights of the file, to the numbers that Keras gives. */
class RoundTripTest {
    private static final Path REAL = GoldenCase.ORACLE.resolve("real");

    @TempDir
    Path folder;

    /** What to do with a model's network, by its file. */
    private final Map<Path, Consumer<Network>> checks = new LinkedHashMap<>();

    @Test
    void filesOfGoldenCases() throws IOException {
        Map<String, GoldenCase> cases = GoldenCase.in(GoldenCase.REPOSITORY);
        for (Path file : files(TestFiles.resource("keras_files"), TestFiles.resource("tfjs_files"))) {
            addGolden(file, cases);
        }
        assertThat(roundTrips()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void moreFilesOfGoldenCases() throws IOException {
        assumeTrue(Files.isDirectory(GoldenCase.ORACLE), "no golden cases beside the repository");
        Map<String, GoldenCase> cases = GoldenCase.in(GoldenCase.ORACLE.resolve("open"));
        List<String> here = files(TestFiles.resource("keras_files"), TestFiles.resource("tfjs_files")).stream()
                .map(RoundTripTest::name)
                .toList();
        for (Path file :
                files(GoldenCase.ORACLE.resolve("open/keras_files"), GoldenCase.ORACLE.resolve("open/tfjs_files"))) {
            if (!here.contains(name(file))) {
                addGolden(file, cases);
            }
        }
        assertThat(roundTrips()).isGreaterThanOrEqualTo(4);
    }

    private static String name(Path file) {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    private static List<Path> files(Path keras, Path tfjs) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> list = Files.list(keras);
                Stream<Path> folders = Files.list(tfjs)) {
            list.filter(file -> file.toString().matches(".*(keras|(?<!weights)\\.h5)"))
                    .forEach(files::add);
            folders.map(model -> model.resolve("model.json")).forEach(files::add);
        }
        return files.stream().sorted().toList();
    }

    private void addGolden(Path file, Map<String, GoldenCase> cases) throws IOException {
        KerasModel model = KerasModel.read(file);
        GoldenCase golden = cases.get(model.name());
        if (golden != null) {
            checks.put(file, network -> check(network, golden.inputs(), golden.expected(), golden.json(), file + ""));
        }
    }

    @Test
    void modelsOfManyLayers() throws IOException {
        for (String name : List.of(
                "nested",
                "shared",
                "names",
                "sequence",
                "pooling",
                "depthwise",
                "normalization",
                "adapted",
                "merges",
                "volumes",
                "shapes",
                "slopes",
                "repeated",
                "spectral")) {
            for (String kind : List.of(".keras", ".h5")) {
                Path file = TestFiles.resource("models/" + name + kind);
                checks.put(file, network -> checkNumPy(network, TestFiles.resource("models/" + name + ".npz")));
            }
        }
        assertThat(roundTrips()).isGreaterThanOrEqualTo(10);
    }

    @Test
    void modelsOfOthers() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "no models of others beside the repository");
        addReal(REAL.resolve("anime_face/generator.h5"), "anime_face");
        addReal(REAL.resolve("cvae_quickdraw/model.json"), "cvae_quickdraw");
        for (String family : List.of("dl4j_pairs", "dl4j_models")) {
            for (GoldenCase golden :
                    GoldenCase.of(REAL.resolve(family + ".json")).values()) {
                Path file = REAL.resolve(
                        golden.json().getAsJsonObject("source").get("file").getAsString());
                checks.put(
                        file, network -> check(network, golden.inputs(), golden.expected(), golden.json(), file + ""));
            }
        }
        assertThat(roundTrips()).isEqualTo(2 + 22 + 38);
    }

    private void addReal(Path file, String folderName) throws IOException {
        Path data = REAL.resolve(folderName);
        JsonObject json = JsonParser.parseString(Files.readString(data.resolve("case.json")))
                .getAsJsonObject();
        Weights tensors = Weights.open(data.resolve("io.safetensors"));
        Map<String, Shape> shapes = GoldenCase.shapes(data.resolve("io.safetensors"));
        checks.put(
                file,
                network -> check(
                        network,
                        GoldenCase.under(tensors, shapes, "input/"),
                        GoldenCase.under(tensors, shapes, "expected/"),
                        json,
                        folderName));
    }

    /**
     * Imports, compiles and checks all models, none of which may be refused.
     *
     * @return how many there are
     */
    private int roundTrips() throws IOException {
        Map<String, String> classes = new LinkedHashMap<>();
        Map<Path, String> imported = new LinkedHashMap<>();
        Set<Path> withBlocks = new HashSet<>();
        for (Path file : checks.keySet()) {
            KerasModel model = KerasModel.read(file);
            assertThat(model.report().refusals()).as("%s", file).isEmpty();
            String source = model.source("roundtrip", "Model", "");
            assertThat(KerasModel.read(file).source("roundtrip", "Model", "")).isEqualTo(source);
            // A model in several kinds of files is one class.
            classes.putIfAbsent(source, "Model" + classes.size());
            imported.put(file, classes.get(source));
            if (source.contains("@Use(")) {
                withBlocks.add(file);
            }
        }
        Map<String, String> sources = new TreeMap<>();
        classes.forEach((source, name) ->
                sources.put("roundtrip." + name, source.replace("final class Model ", "final class " + name + " ")));
        Build build = Build.strict(folder, sources);
        for (Map.Entry<Path, String> entry : imported.entrySet()) {
            Path file = entry.getKey();
            String name = "roundtrip." + entry.getValue() + "Network";
            Map<String, Tensor> weights = KerasModel.read(file).weights();
            Network network = build.load(name, Weights.of(weights));
            checks.get(file).accept(network);
            assertThat(SpecRecord.of("Model", KerasModel.read(file).weightSpecs()))
                    .as("the record of %s", file)
                    .isEqualTo(SpecRecord.of("Model", network.signature().weights()));
            // The file itself gives the generated class the same weights, unless these have the names of blocks there.
            if (withBlocks.contains(file)) {
                assertThatThrownBy(() -> TestFiles.load(file, network.signature()))
                        .isInstanceOf(WeightsException.class);
            } else {
                assertThat(TestFiles.load(file, network.signature())).isEqualTo(weights);
            }
        }
        return imported.size();
    }

    private static void check(
            Network network, Map<String, Tensor> given, Map<String, Tensor> expected, JsonObject json, String what) {
        Map<String, Tensor> inputs = new TreeMap<>();
        String single = network.signature().inputs().get(0).name();
        given.forEach((name, tensor) -> inputs.put(given.size() == 1 ? single : name, tensor));
        Map<String, Tensor> outputs = network.run(inputs);
        assertThat(outputs).hasSameSizeAs(expected);
        expected.forEach((name, tensor) -> GoldenCase.assertClose(outputs.get(name), tensor, json, what + ": " + name));
    }

    private static void checkNumPy(Network network, Path file) {
        try {
            Weights arrays = Weights.open(file);
            Map<String, Tensor> inputs = new TreeMap<>();
            for (int i = 0; i < network.signature().inputs().size(); i++) {
                var input = network.signature().inputs().get(i);
                inputs.put(input.name(), array(arrays, "input/" + i, input.shape()));
            }
            Map<String, Tensor> outputs = network.run(inputs);
            for (int i = 0; i < network.signature().outputs().size(); i++) {
                var output = network.signature().outputs().get(i);
                TestFiles.assertEqual(outputs.get(output.name()), array(arrays, "output/" + i, output.shape()), 1e-5);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Tensor array(Weights arrays, String name, Shape shape) {
        return GoldenCase.tensor(arrays, name, shape.withBatch(2));
    }
}
