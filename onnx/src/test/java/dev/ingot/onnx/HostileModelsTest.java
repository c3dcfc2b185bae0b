// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import dev.ingot.importer.ImportReport;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that someone made to do harm: a model, a refusal, or the exception of readers; no other, and not much memory. */
class HostileModelsTest {
    @TempDir
    Path folder;

    private static ModelBuilder small() {
        return new ModelBuilder("small", 17)
                .input("x", "N", 2, 4, 4)
                .weight("w", 2, 2, 3, 3)
                .weight("b", 2)
                .wholes("shape", -1, 8)
                .tensor(raw("matrix", DataType.FLOAT, new byte[8 * 3 * 4], 8, 3))
                .node("Conv", "x w b", "c")
                .node("Relu", "c", "r")
                .node("Reshape", "r shape", "f")
                .node("MatMul", "f matrix", "y")
                .output("y");
    }

    private static TensorProto raw(String name, DataType type, byte[] bytes, int... shape) {
        return ModelBuilder.tensor(name, type, shape)
                .setRawData(ByteString.copyFrom(bytes))
                .build();
    }

    private OnnxModel read(byte[] bytes) throws IOException {
        return OnnxModel.read(Files.write(folder.resolve("model.onnx"), bytes));
    }

    /** Reads all of a file; answers whether it was taken. */
    private boolean tryToRead(byte[] bytes) throws IOException {
        try {
            OnnxModel model = read(bytes);
            if (!model.report().refusals().isEmpty()) {
                return false;
            }
            assertThat(model.source("", "Model", "")).isNotEmpty();
            assertThat(model.weights()).isNotNull();
            return true;
        } catch (WeightsException refused) {
            assertThat(refused.file()).isNotEmpty();
            assertThat(refused.expected()).isNotEmpty();
            assertThat(refused.found()).isNotEmpty();
            return false;
        }
    }

    @Test
    void cutOffAtEveryByte() throws IOException {
        byte[] bytes = small().build().toByteArray();
        assertThat(tryToRead(bytes)).isTrue();
        for (int length = 0; length < bytes.length; length++) {
            assertThat(tryToRead(Arrays.copyOf(bytes, length)))
                    .as("%d bytes", length)
                    .isFalse();
        }
    }

    @Test
    void changedAtEveryByte() throws IOException {
        byte[] bytes = small().build().toByteArray();
        int taken = 0;
        for (int at = 0; at < bytes.length; at++) {
            for (int mask : new int[] {0x01, 0xff}) {
                byte[] changed = bytes.clone();
                changed[at] ^= (byte) mask;
                taken += tryToRead(changed) ? 1 : 0;
            }
        }
        // Values of weights, names: those that another file might have.
        assertThat(taken).isBetween(1, 2 * bytes.length - 1);
    }

    @Test
    void noModelAtAll() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertThat(tryToRead(bytes)).isFalse();
        }
    }

    @Test
    void nestedDeeply() throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder();
        for (int i = 0; i < 100; i++) {
            AttributeProto.Builder attribute = AttributeProto.newBuilder()
                    .setName("body")
                    .setType(AttributeType.GRAPH)
                    .setG(graph);
            graph = GraphProto.newBuilder().addNode(NodeProto.newBuilder().addAttribute(attribute));
        }
        byte[] bytes = small().build().toBuilder().setGraph(graph).build().toByteArray();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("expected a model of ONNX, found no protocol buffer");
    }

    private static Arguments tensor(String found, TensorProto.Builder tensor) {
        return Arguments.of(found, tensor.build());
    }

    static List<Arguments> tensors() {
        return List.of(
                tensor(
                        "expected values in the file, found values in another file; save the model as one file",
                        ModelBuilder.tensor("t", DataType.FLOAT, 1)
                                .setDataLocation(DataLocation.EXTERNAL)
                                .addExternalData(StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("/etc/passwd"))),
                tensor(
                        "expected lengths from 0 to 2147483639, found axis 0 of length -1",
                        ModelBuilder.tensor("t", DataType.FLOAT).addDims(-1)),
                tensor(
                        "expected lengths from 0 to 2147483639, found axis 1 of length 9223372036854775807",
                        ModelBuilder.tensor("t", DataType.FLOAT, 2).addDims(Long.MAX_VALUE)),
                tensor(
                        "expected at most 2147483639 values, found a shape of more",
                        ModelBuilder.tensor("t", DataType.FLOAT, 1 << 30, 1 << 30, 1 << 30, 1 << 30)),
                tensor(
                        "expected 8000000000 bytes for 2000000000 values, found 4 bytes",
                        ModelBuilder.tensor("t", DataType.FLOAT, 2_000_000_000)
                                .setRawData(ByteString.copyFrom(new byte[4]))),
                tensor(
                        "expected 3 values, found 1 values",
                        ModelBuilder.tensor("t", DataType.FLOAT, 3).addFloatData(1)),
                tensor(
                        "expected 3 values, found 0 values",
                        ModelBuilder.tensor("t", DataType.INT64, 3).addInt32Data(1)),
                tensor(
                        "expected float32, half or whole numbers up to 64 bits, found a tensor of type STRING",
                        ModelBuilder.tensor("t", DataType.STRING, 1).addStringData(ByteString.copyFromUtf8("a"))),
                tensor(
                        "expected float32, half or whole numbers up to 64 bits, found a tensor of type COMPLEX64",
                        ModelBuilder.tensor("t", DataType.COMPLEX64, 1)),
                tensor(
                        "expected float32, half or whole numbers up to 64 bits, found a tensor of type DOUBLE",
                        ModelBuilder.tensor("t", DataType.DOUBLE, 1)),
                tensor(
                        "expected a type of ONNX, found type 99",
                        ModelBuilder.tensor("t", DataType.FLOAT, 1).setDataType(99)),
                tensor(
                        "expected a whole tensor, found a segment of one",
                        ModelBuilder.tensor("t", DataType.FLOAT, 1)
                                .setSegment(TensorProto.Segment.newBuilder()
                                        .setBegin(0)
                                        .setEnd(1))),
                tensor(
                        "expected a tensor once, found another of that name",
                        ModelBuilder.tensor("w", DataType.FLOAT, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void tensorsThatAreNone(String message, TensorProto tensor) {
        byte[] bytes = small().tensor(tensor).build().toByteArray();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("model.onnx: tensor " + tensor.getName() + ": " + message);
        // In an attribute, too.
        if (!tensor.getName().equals("w")) {
            byte[] constant = small().node("Constant", "", "k", "value", tensor)
                    .node("Add", "y k", "z")
                    .output("z")
                    .build()
                    .toByteArray();
            assertThatThrownBy(() -> read(constant))
                    .isInstanceOf(WeightsException.class)
                    .hasMessageContaining("model.onnx: node k value: " + message);
        }
    }

    @Test
    void graphsThatAreNone() {
        ModelProto model = small().build();
        ModelProto.Builder sparse = model.toBuilder();
        sparse.getGraphBuilder().addSparseInitializer(SparseTensorProto.newBuilder());
        assertProblem(sparse, "sparse_initializer: expected dense tensors, found sparse ones");
        assertProblem(model.toBuilder().clearIrVersion(), "ir_version: expected the version of the format, found 0");
        assertProblem(
                model.toBuilder().clearOpsetImport(), "expected a version of ONNX's own operators, found 0 of them");
        assertProblem(model.toBuilder().clearGraph(), "expected a model of ONNX, found one without nodes");
        assertProblem(
                small().node("Relu", "later", "z").build().toBuilder(),
                "expected inputs that are given before, found \"later\"");
        assertProblem(
                small().node("Relu", "x", "y").build().toBuilder(), "node y: expected a name of its own, found \"y\"");
        assertProblem(
                small().output("nothing").build().toBuilder(), "expected outputs that nodes give, found \"nothing\"");
        ModelProto.Builder silent = model.toBuilder();
        silent.getGraphBuilder().clearOutput();
        assertProblem(silent, "graph: expected outputs, found none");
    }

    private void assertProblem(ModelProto.Builder model, String message) {
        byte[] bytes = model.build().toByteArray();
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void constantsOutOfNothing() throws IOException {
        String reason = "needs constants that are much larger than the file";
        ModelBuilder doubling = new ModelBuilder("m", 17).input("x", "N", 3).wholes("c0", 1, 2);
        for (int i = 0; i < 60; i++) {
            doubling.node("Concat", "c" + i + " c" + i, "c" + (i + 1), "axis", 0);
        }
        assertThat(refusals(doubling.node("Reshape", "x c60", "y"))).anyMatch(text -> text.endsWith(reason));
        assertThat(refusals(new ModelBuilder("m", 17)
                        .input("x", "N", 3)
                        .wholes("shape", 40_000, 40_000)
                        .node("ConstantOfShape", "shape", "c")
                        .node("MatMul", "x c", "y")))
                .anyMatch(text -> text.endsWith(reason));
        ModelBuilder enlarging = new ModelBuilder("m", 17)
                .input("x", "N", 1, 20_000, 20_000)
                .wholes("sizes", 20_000, 30_000)
                .node("Resize", "x - - sizes", "y", "mode", "cubic", "axes", new int[] {2, 3});
        assertThat(refusals(enlarging)).anyMatch(text -> text.endsWith(reason));
        assertThat(refusals(new ModelBuilder("m", 17)
                        .input("x", "N", 1 << 30, 1 << 30)
                        .node("Relu", "x", "y")))
                .anyMatch(text -> text.contains("more values than a tensor holds"));
        assertThat(refusals(new ModelBuilder("m", 17)
                        .input("x", "N", 1000, 1)
                        .weight("w", 1000, 1, 1)
                        .node("ConvTranspose", "x w", "y", "group", 1000, "strides", new int[] {1 << 24})))
                .hasSizeLessThan(2);
    }

    private List<String> refusals(ModelBuilder model) throws IOException {
        return read(model.output("y").build().toByteArray()).report().refusals().stream()
                .map(ImportReport.Entry::toString)
                .toList();
    }

    @Test
    void manyNodesTakeNoTimeOfTheirSquare() throws IOException {
        ModelBuilder chain = new ModelBuilder("chain", 17).input("v0", "N", 3);
        int nodes = 10_000;
        for (int i = 0; i < nodes; i++) {
            chain.node("Softsign", "v" + i, "v" + (i + 1));
        }
        byte[] bytes = chain.output("v" + nodes).build().toByteArray();
        assertThat(tryToRead(bytes)).isTrue();
    }
}
