// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ingot.importer.ImportedModel;
import dev.ingot.maven.TestFiles;
import dev.ingot.runtime.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    @ParameterizedTest
    @CsvSource({
        "vae_decoder.keras, VaeDecoder",
        "models/Gen-2.final.h5, Gen2",
        "models/vae decoder/model.json, VaeDecoder",
        "generator.json, Generator",
        "größe.keras, Größe"
    })
    void namesAClass(String file, String name) {
        assertThat(new ModelFile(Path.of(file)).className()).isEqualTo(name);
    }

    @Test
    void consistsOfFilesBesideJson() throws IOException {
        Path folder = TestFiles.KERAS.resolve("tfjs_files/vae_decoder");
        assertThat(new ModelFile(folder.resolve("model.json")).files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly("group1-shard1of3.bin", "group1-shard2of3.bin", "group1-shard3of3.bin", "model.json");
        Path file = TestFiles.KERAS.resolve("keras_files/vae_decoder.keras");
        assertThat(new ModelFile(file).files()).containsExactly(file);
    }

    /** A dense layer of two units, whose weights ONNX has the other way round. */
    @Test
    void mayBeOfOnnx(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("two_units.onnx");
        ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
        model.addOpsetImportBuilder().setVersion(13);
        GraphProto.Builder graph = model.getGraphBuilder().setName("two");
        graph.addInput(value("x", 3));
        graph.addOutput(value("y", 2));
        graph.addInitializer(tensor("w", List.of(1f, 2f, 3f, 4f, 5f, 6f), 2, 3));
        graph.addInitializer(tensor("b", List.of(7f, 8f), 2));
        NodeProto.Builder gemm = graph.addNodeBuilder().setOpType("Gemm").setName("gemm");
        gemm.addAllInput(List.of("x", "w", "b")).addOutput("y");
        gemm.addAttribute(AttributeProto.newBuilder()
                .setName("transB")
                .setType(AttributeProto.AttributeType.INT)
                .setI(1));
        Files.write(file, model.build().toByteArray());

        ImportedModel imported = new ModelFile(file).read();
        assertThat(imported.source("", new ModelFile(file).className(), ""))
                .contains("final class TwoUnits {", "@Dense(units = 2)");
        Map<String, Tensor> tensors = WeightFile.of(file).tensors();
        assertThat(tensors).isEqualTo(imported.weights()).hasSize(2);
        assertThat(tensors.values()).contains(Tensor.of(new float[] {1, 4, 2, 5, 3, 6}, 3, 2));
    }

    private static ValueInfoProto value(String name, int length) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimParam("batch");
        shape.addDimBuilder().setDimValue(length);
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static TensorProto tensor(String name, List<Float> values, long... lengths) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllFloatData(values);
        LongStream.of(lengths).forEach(tensor::addDims);
        return tensor.build();
    }

    @Test
    void needsANameForIt() {
        assertThatThrownBy(() -> new ModelFile(Path.of("2.keras")).className())
                .hasMessage("expected a file whose name can be that of a class, found 2.keras; choose with"
                        + " -Dingot.className");
        assertThatThrownBy(() -> new ModelFile(Path.of("--.keras")).className()).hasMessageContaining("--.keras");
    }
}
