// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes a sequential model as an ONNX graph in the form that suits ONNX Runtime best: channels first throughout, batch
 * normalisation folded into the weights, and the columns of a dense layer before a reshape permuted here, so that nothing is
 * transposed at run time.
 */
public final class OnnxExport {
    /** The name of the graph's input. */
    public static final String INPUT = "input";

    private static final int OPERATOR_SET = 13;
    private static final int IR_VERSION = 8;
    private static final float LEAKY_SLOPE = 0.2f;

    private final List<OnnxStep> steps;
    private final Map<String, Tensor> weights;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
    private String value = INPUT;

    private OnnxExport(List<OnnxStep> steps, Map<String, Tensor> weights) {
        this.steps = steps;
        this.weights = weights;
    }

    /**
     * The bytes of an ONNX file.
     *
     * @param steps the model
     * @param weights the tensors in Keras' layouts under their canonical names
     * @param input the shape of a sample, channels last
     * @param output the shape of the output, channels last
     */
    public static byte[] bytes(List<OnnxStep> steps, Map<String, Tensor> weights, Shape input, Shape output) {
        return new OnnxExport(steps, weights).model(input, output).toByteArray();
    }

    /** The lengths of a batch of one sample, channels first. */
    static long[] channelsFirst(Shape sample) {
        return sample.rank() == 1
                ? new long[] {1, sample.size(0)}
                : new long[] {1, sample.size(2), sample.size(0), sample.size(1)};
    }

    private ModelProto model(Shape input, Shape output) {
        graph.addInput(valueInfo(INPUT, channelsFirst(input)));
        for (int i = 0; i < steps.size(); i++) {
            write(i);
        }
        graph.addOutput(valueInfo(value, channelsFirst(output)));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                .setGraph(graph)
                .build();
    }

    private void write(int index) {
        OnnxStep step = steps.get(index);
        if (step instanceof OnnxStep.Dense dense) {
            Filters filters = filters(dense.layer(), index, Filters.Layout.DENSE);
            OnnxStep.Reshape image = reshapeOfDense(index);
            if (image != null) {
                filters = filters.columnsChannelsFirst(image);
            }
            addWeighted("Gemm", dense.layer(), filters);
        } else if (step instanceof OnnxStep.Reshape image) {
            String shape =
                    initializer("shape" + index, new long[] {1, image.channels(), image.rows(), image.columns()});
            add("Reshape", "reshape" + index, value, shape);
        } else if (step instanceof OnnxStep.UpSample upSample) {
            float factor = upSample.factor();
            String scales = initializer("scales" + index, new float[] {1, 1, factor, factor}, 4);
            add("Resize", "upsample" + index, value, "", scales)
                    .addAttribute(attribute("mode", "nearest"))
                    .addAttribute(attribute("coordinate_transformation_mode", "asymmetric"))
                    .addAttribute(attribute("nearest_mode", "floor"));
        } else if (step instanceof OnnxStep.Convolve convolve) {
            Filters filters = filters(convolve.layer(), index, Filters.Layout.CONVOLUTION);
            addWeighted("Conv", convolve.layer(), filters)
                    .addAttribute(pads(filters.rows() - 1, filters.columns() - 1));
        } else if (step instanceof OnnxStep.ConvolveTransposed transposed) {
            Filters filters = filters(transposed.layer(), index, Filters.Layout.TRANSPOSED);
            int stride = transposed.stride();
            // Keras crops what overlaps beyond stride times the input, the larger half at the end.
            addWeighted("ConvTranspose", transposed.layer(), filters)
                    .addAttribute(attribute("strides", stride, stride))
                    .addAttribute(pads(filters.rows() - stride, filters.columns() - stride));
        } else if (step instanceof OnnxStep.Activate activate) {
            NodeProto.Builder node = add(activate.function().operator(), "activation" + index, value);
            if (activate.function() == OnnxStep.Activation.LEAKY_RELU) {
                node.addAttribute(AttributeProto.newBuilder()
                        .setName("alpha")
                        .setType(AttributeType.FLOAT)
                        .setF(LEAKY_SLOPE));
            }
        }
    }

    /** The weights of a layer with the batch normalisation that follows it, if any. */
    private Filters filters(String layer, int index, Filters.Layout layout) {
        Filters filters = Filters.of(weights.get(layer + "/kernel"), weights.get(layer + "/bias"), layout);
        boolean normalized = index + 1 < steps.size() && steps.get(index + 1) instanceof OnnxStep.Normalize;
        if (!normalized) {
            return filters;
        }
        String name = ((OnnxStep.Normalize) steps.get(index + 1)).layer();
        return filters.normalized(
                weights.get(name + "/gamma"),
                weights.get(name + "/beta"),
                weights.get(name + "/moving_mean"),
                weights.get(name + "/moving_variance"));
    }

    /** The reshape that the output of a dense layer goes into with nothing but element-wise steps between; else null. */
    private OnnxStep.Reshape reshapeOfDense(int index) {
        for (OnnxStep step : steps.subList(index + 1, steps.size())) {
            if (step instanceof OnnxStep.Reshape image) {
                return image;
            }
            if (!(step instanceof OnnxStep.Normalize || step instanceof OnnxStep.Activate)) {
                return null;
            }
        }
        return null;
    }

    private NodeProto.Builder addWeighted(String operator, String layer, Filters filters) {
        String kernel = initializer(layer + "/kernel", filters.kernel(), filters.lengths());
        String bias = initializer(layer + "/bias", filters.bias(), filters.bias().length);
        return add(operator, layer, value, kernel, bias);
    }

    private NodeProto.Builder add(String operator, String name, String... inputs) {
        value = name;
        return graph.addNodeBuilder()
                .setOpType(operator)
                .setName(name)
                .addAllInput(List.of(inputs))
                .addOutput(name);
    }

    private String initializer(String name, float[] values, long... lengths) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long length : lengths) {
            tensor.addDims(length);
        }
        return name;
    }

    private String initializer(String name, long[] values) {
        TensorProto.Builder tensor = graph.addInitializerBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long number : values) {
            tensor.addInt64Data(number);
        }
        return name;
    }

    /** What {@code same} adds or crops in all along each axis, the larger half at the end. */
    private static AttributeProto pads(int rows, int columns) {
        return attribute("pads", rows / 2, columns / 2, rows - rows / 2, columns - columns / 2);
    }

    private static AttributeProto attribute(String name, String text) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFrom(text, StandardCharsets.UTF_8))
                .build();
    }

    private static AttributeProto attribute(String name, long... numbers) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long number : numbers) {
            attribute.addInts(number);
        }
        return attribute.build();
    }

    private static ValueInfoProto valueInfo(String name, long[] lengths) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long length : lengths) {
            shape.addDimBuilder().setDimValue(length);
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
