// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.UnknownFieldSet;
import dev.ingot.importer.ImportReport;
import dev.ingot.importer.RefusedModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What layers cannot say is refused by name; what has no effect is said to have none. */
class RefusalsTest {
    @TempDir
    Path folder;

    private OnnxModel read(ModelProto model) throws IOException {
        return OnnxModel.read(Files.write(folder.resolve("model.onnx"), model.toByteArray()));
    }

    private static ModelBuilder model() {
        return new ModelBuilder("refused", 17).input("x", "N", 3, 4, 4);
    }

    private static ModelBuilder vectors() {
        return new ModelBuilder("refused", 17).input("x", "N", 3).input("z", "N", 3);
    }

    private static Arguments refused(String reason, ModelBuilder model) {
        return Arguments.of(reason, model.output("y").build());
    }

    static List<Arguments> models() {
        int[] two = {2, 2};
        return List.of(
                refused("y (Sin): no layer does this", model().node("Sin", "x", "y")),
                refused(
                        "y (Sqrt): no layer does this with values that are not constants",
                        model().node("Sqrt", "x", "y")),
                refused(
                        "y (Gelu): an operator of com.microsoft, whose meaning is not ONNX's",
                        model().node(NodeProto.newBuilder()
                                .setOpType("Gelu")
                                .setDomain("com.microsoft")
                                .addInput("x")
                                .addOutput("y")
                                .build())),
                refused("y (Relu) speed = 3: unknown attribute", model().node("Relu", "x", "y", "speed", 3)),
                refused("y (Elu) alpha = 2: expected FLOAT, found INT", model().node("Elu", "x", "y", "alpha", 2)),
                refused(
                        "y (Conv): expected a constant as input 1, found a computed value",
                        model().input("w", "N", 3, 1, 1).node("Conv", "x w", "y")),
                refused(
                        "y (Conv): expected a kernel of 4 axes, found [2, 3, 3]",
                        model().weight("w", 2, 3, 3).node("Conv", "x w", "y")),
                refused(
                        "y (Conv): has 1 groups of 2 channels and 2 filters for 3 channels",
                        model().weight("w", 2, 2, 1, 1).node("Conv", "x w", "y")),
                refused(
                        "y (Conv) kernel_shape = [2, 2]: the kernel is [1, 1]",
                        model().weight("w", 2, 3, 1, 1).node("Conv", "x w", "y", "kernel_shape", two)),
                refused(
                        "y (Conv) pads = [-1, 0, 0, 0]: expected numbers from 0 to 16777216, found -1",
                        model().weight("w", 2, 3, 1, 1).node("Conv", "x w", "y", "pads", new int[] {-1, 0, 0, 0})),
                refused(
                        "y (Conv): has windows of 5 cells for 4 cells with their padding",
                        model().weight("w", 2, 3, 5, 5).node("Conv", "x w", "y")),
                refused(
                        "y (Conv) auto_pad = \"SAME\": expected NOTSET, VALID, SAME_UPPER or SAME_LOWER",
                        model().weight("w", 2, 3, 1, 1).node("Conv", "x w", "y", "auto_pad", "SAME")),
                refused(
                        "y (ConvTranspose) output_shape = [20, 20]: gives 13 cells more than the kernel reaches, which"
                                + " output_padding would say",
                        model().weight("w", 3, 2, 4, 4)
                                .node("ConvTranspose", "x w", "y", "output_shape", new int[] {20, 20})),
                refused(
                        "y (MaxPool) pads = [1, 1, 0, 0]: expected none, those of SAME_UPPER, as many on both sides of an odd"
                                + " kernel, or a relu before",
                        model().node("MaxPool", "x", "y", "kernel_shape", two, "pads", new int[] {1, 1, 0, 0})),
                refused(
                        "m (MaxPool): gives the indices of the largest values, which no layer does",
                        model().node("MaxPool", "x", "m y", "kernel_shape", two)),
                refused(
                        "y (Div): divides by a computed value, which no layer does",
                        vectors().node("Div", "x z", "y")),
                refused(
                        "y (Mul): has a constant [2, 1, 1, 1] that differs between the samples of a batch",
                        model().weight("c", 2, 1, 1, 1).node("Mul", "x c", "y")),
                refused(
                        "y (Mul): has a constant [3, 4, 1] for axes of the value that are no neighbours in the network",
                        model().weight("w", 3, 3, 1, 1)
                                .weight("c", 3, 4, 1)
                                .node("Conv", "x w", "k")
                                .node("Mul", "k c", "y")),
                refused(
                        "y (Add): has operands of different numbers of axes, which mixes samples",
                        model().input("z", "N", 4).node("Add", "x z", "y")),
                refused(
                        "y (Concat): mixes the samples of the batch, which is axis 0",
                        vectors().node("Concat", "x z", "y", "axis", 0)),
                refused(
                        "y (Reshape): has a shape [2] {1, 48} that mixes the samples of the batch, which is axis 0",
                        model().wholes("shape", 1, 48).node("Reshape", "x shape", "y")),
                refused(
                        "y (Gemm) transA = 1: mixes the samples of the batch, which is axis 0",
                        vectors().weight("w", 3, 3).node("Gemm", "x w", "y", "transA", 1)),
                refused(
                        "y (MatMul): has a matrix [4, 2] for a value [3]",
                        vectors().weight("w", 4, 2).node("MatMul", "x w", "y")),
                refused(
                        "d (Dropout): drops values as in training",
                        model().scalar("rate", 0.5f)
                                .whole("on", 1)
                                .node("Dropout", "x rate on", "d")
                                .node("Relu", "d", "y")),
                refused(
                        "y (Output): a constant, which no layer gives",
                        model().weight("c", 3).node("Identity", "c", "y")),
                refused(
                        "y (Cast) to = 11: expected 1, float32: networks compute in nothing else",
                        model().node("Cast", "x", "y", "to", 11)),
                refused(
                        "y (Slice): steps: expected numbers from 1 to 16777216, found -1",
                        model().wholes("from", 3)
                                .wholes("to", -9)
                                .wholes("axis", 2)
                                .wholes("steps", -1)
                                .node("Slice", "x from to axis steps", "y")),
                refused(
                        "y (Resize) coordinate_transformation_mode = \"tf_crop_and_resize\": expected half_pixel,"
                                + " half_pixel_symmetric, pytorch_half_pixel, align_corners, asymmetric",
                        model().floats("scales", new int[] {4}, 1, 1, 2, 2)
                                .node(
                                        "Resize",
                                        "x - scales",
                                        "y",
                                        "coordinate_transformation_mode",
                                        "tf_crop_and_resize")),
                refused(
                        "t (Mul): computes with the size of the batch",
                        model().node("Shape", "x", "s")
                                .whole("two", 2)
                                .node("Mul", "s two", "t")
                                .node("Reshape", "x t", "y")),
                refused(
                        "x (Input) type = DOUBLE: networks take tensors of float32",
                        new ModelBuilder("m", 17)
                                .input("x", DataType.DOUBLE, "N", 3)
                                .node("Relu", "x", "y")),
                refused(
                        "x (Input) shape = [N, 3, H, 4]: a network needs all lengths but that of the batch; export the model"
                                + " with fixed sizes",
                        new ModelBuilder("m", 17).input("x", "N", 3, "H", 4).node("Relu", "x", "y")),
                refused(
                        "y (Relu): computes with whole numbers; networks compute in float32",
                        new ModelBuilder("m", 17)
                                .input("x", DataType.INT32, "N", 3)
                                .node("Relu", "x", "y")),
                refused(
                        "m (Model) opset_import = 99: expected versions 1 to 23",
                        new ModelBuilder("m", 99).input("x", "N", 3).node("Relu", "x", "y")),
                refused(
                        "y (Dense): has a kernel with NaN, no finite number",
                        new ModelBuilder("m", 17)
                                .input("x", "N", 2)
                                .floats("w", new int[] {2, 1}, 1, Float.NaN)
                                .node("MatMul", "x w", "y")),
                refused(
                        "y (Mul): expected finite numbers, found [Infinity]",
                        vectors().scalar("c", Float.POSITIVE_INFINITY).node("Mul", "x c", "y")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void refuses(String reason, ModelProto proto) throws IOException {
        OnnxModel model = read(proto);
        assertThat(model.report().refusals())
                .extracting(ImportReport.Entry::toString)
                .containsExactly(reason);
        assertThatThrownBy(() -> model.source("", "Model", ""))
                .isInstanceOf(RefusedModelException.class)
                .hasMessageContaining(reason);
        assertThatThrownBy(model::weights).isInstanceOf(RefusedModelException.class);
        assertThat(model.outputs()).hasSizeLessThan(2);
    }

    @Test
    void reportsAllThatIsRefused() throws IOException {
        OnnxModel model = read(model().node("Sin", "x", "a")
                .node("Relu", "a", "b")
                .node("Cos", "x", "c")
                .node("Add", "b c", "y")
                .output("y")
                .build());
        assertThat(model.report().refusals())
                .extracting(ImportReport.Entry::toString)
                .containsExactly("a (Sin): no layer does this", "c (Cos): no layer does this");
    }

    @Test
    void saysWhatHasNoEffect() throws IOException {
        ModelProto proto = model().node("Sin", "x", "unused")
                .node("Dropout", "x", "d mask", "seed", 1)
                .node("Relu", "d", "y")
                .output("y")
                .build();
        UnknownFieldSet remark = UnknownFieldSet.newBuilder()
                .addField(9, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        ModelProto.Builder remarked = proto.toBuilder()
                .setProducerName("somebody")
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain("other").setVersion(1));
        remarked.getGraphBuilder().getNodeBuilder(2).setUnknownFields(remark);
        OnnxModel model = read(remarked.build());
        assertThat(model.report().refusals()).isEmpty();
        assertThat(model.report().toString())
                .contains("inert   unused (Sin): no output depends on it\n")
                .contains("inert   d (Dropout) seed = 1: for training only\n")
                .contains(
                        "inert   refused (Model) opset_import = other 1: its operators are refused where they are used\n")
                .contains("inert   refused (Model) producer_name = somebody: a remark\n")
                .contains("(Relu) field 9 = : a remark, or where to compute\n");
    }

    @Test
    void refusesFieldsOfLaterVersionsOfTheFormat() throws IOException {
        UnknownFieldSet later = UnknownFieldSet.newBuilder()
                .addField(77, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        ModelProto.Builder proto = model().node("Relu", "x", "y").output("y").build().toBuilder();
        proto.getGraphBuilder().getNodeBuilder(0).setUnknownFields(later);
        assertThat(read(proto.build()).report().refusals())
                .singleElement()
                .hasToString(" (Relu) field 77 = : a field of a later version of the format");
    }

    @Test
    void refusesInputsOfATypeThatOnnxDoesNotHave() throws IOException {
        ModelProto.Builder proto = model().node("Relu", "x", "y").output("y").build().toBuilder();
        proto.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .setElemType(99);
        assertThat(read(proto.build()).report().refusals())
                .singleElement()
                .hasToString("x (Input) type = 99: networks take tensors of float32");
    }

    @Test
    void aModelThatMixesItsFirstAxisHasOneSample() throws IOException {
        OnnxModel model = read(new ModelBuilder("whole", 17)
                .input("x", 2, 3)
                .node("Softmax", "x", "a", "axis", 0)
                .node("Concat", "a x", "y", "axis", 0)
                .output("y")
                .build());
        assertThat(model.inputs()).containsExactly(new GraphValue("x", "input", false, List.of(0, 1)));
        assertThat(model.remarks()).containsExactly("input x: input, axes [0, 1]", "output y: y, axes [0, 1]");
        assertThat(model.source("", "Model", "")).contains("@NeuralNetwork(input = {2, 3})", "@Softmax(axis = 1)");
        assertThat(model.report().toString()).contains("used    x (Input) shape = [2, 3]: [2, 3] without a batch\n");
    }
}
