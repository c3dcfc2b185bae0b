// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import dev.ingot.runtime.Tensor;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Makes models of ONNX, with weights from seeds. */
final class ModelBuilder {
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final int opset;

    ModelBuilder(String name, int opset) {
        graph.setName(name);
        this.opset = opset;
    }

    /** An input of float32; lengths are numbers, or names where they are not fixed. */
    ModelBuilder input(String name, Object... lengths) {
        return input(name, DataType.FLOAT, lengths);
    }

    ModelBuilder input(String name, DataType type, Object... lengths) {
        graph.addInput(value(name, type, lengths));
        return this;
    }

    private static ValueInfoProto value(String name, DataType type, Object... lengths) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object length : lengths) {
            shape.addDim(
                    length instanceof Integer number
                            ? Dimension.newBuilder().setDimValue(number)
                            : Dimension.newBuilder().setDimParam(length.toString()));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    /** Outputs, of which ONNX needs no shapes. */
    ModelBuilder output(String... names) {
        for (String name : names) {
            graph.addOutput(ValueInfoProto.newBuilder()
                    .setName(name)
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))));
        }
        return this;
    }

    /** Weights with the standard deviation 0.5, from a seed that the name gives. */
    ModelBuilder weight(String name, int... shape) {
        float[] values = Tensor.randomNormal(name.hashCode(), shape).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= 0.5f;
        }
        return floats(name, shape, values);
    }

    /** Weights above 0.5. */
    ModelBuilder positive(String name, int... shape) {
        float[] values = Tensor.randomNormal(name.hashCode(), shape).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5f + Math.abs(values[i]);
        }
        return floats(name, shape, values);
    }

    ModelBuilder floats(String name, int[] shape, float... values) {
        TensorProto.Builder tensor = tensor(name, DataType.FLOAT, shape);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor(tensor.build());
    }

    ModelBuilder scalar(String name, float value) {
        return floats(name, new int[0], value);
    }

    ModelBuilder wholes(String name, long... values) {
        TensorProto.Builder tensor = tensor(name, DataType.INT64, values.length);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        return tensor(tensor.build());
    }

    ModelBuilder whole(String name, long value) {
        return tensor(tensor(name, DataType.INT64).addInt64Data(value).build());
    }

    ModelBuilder tensor(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    static TensorProto.Builder tensor(String name, DataType type, int... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        Arrays.stream(shape).forEach(tensor::addDims);
        return tensor;
    }

    /**
     * A node.
     *
     * @param inputs names with blanks between, {@code -} for one that is left out
     * @param outputs names with blanks between
     * @param attributes names and values in turn: numbers, texts, arrays or a tensor
     */
    ModelBuilder node(String operator, String inputs, String outputs, Object... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator);
        for (String input : inputs.isEmpty() ? new String[0] : inputs.split(" ")) {
            node.addInput(input.equals("-") ? "" : input);
        }
        for (String output : outputs.split(" ")) {
            node.addOutput(output);
        }
        for (int i = 0; i < attributes.length; i += 2) {
            node.addAttribute(attribute((String) attributes[i], attributes[i + 1]));
        }
        return node(node.build());
    }

    ModelBuilder node(NodeProto node) {
        graph.addNode(node);
        return this;
    }

    static AttributeProto attribute(String name, Object value) {
        AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
        if (value instanceof Integer number) {
            return attribute.setType(AttributeType.INT).setI(number).build();
        }
        if (value instanceof Float number) {
            return attribute.setType(AttributeType.FLOAT).setF(number).build();
        }
        if (value instanceof String text) {
            return attribute
                    .setType(AttributeType.STRING)
                    .setS(ByteString.copyFromUtf8(text))
                    .build();
        }
        if (value instanceof int[] numbers) {
            LongStream.Builder all = LongStream.builder();
            Arrays.stream(numbers).forEach(all::add);
            return attribute
                    .setType(AttributeType.INTS)
                    .addAllInts(all.build().boxed().toList())
                    .build();
        }
        if (value instanceof float[] numbers) {
            attribute.setType(AttributeType.FLOATS);
            for (float number : numbers) {
                attribute.addFloats(number);
            }
            return attribute.build();
        }
        return attribute.setType(AttributeType.TENSOR).setT((TensorProto) value).build();
    }

    ModelProto build() {
        return ModelProto.newBuilder()
                .setIrVersion(opset < 9 ? 4 : 8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build();
    }
}
