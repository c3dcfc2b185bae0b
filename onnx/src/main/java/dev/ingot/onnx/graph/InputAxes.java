// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ingot.importer.model.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The axes of the inputs, and whether the first is the batch. */
final class InputAxes {
    private static final String INPUT = "Input";
    private static final int NOT_FIXED = -1;

    private static final Set<DataType> WHOLE =
            Set.of(DataType.INT64, DataType.INT32, DataType.INT16, DataType.INT8, DataType.UINT8, DataType.UINT16);

    private final List<ValueInfoProto> inputs;

    InputAxes(List<ValueInfoProto> inputs) {
        this.inputs = inputs;
    }

    private static List<Dimension> axes(ValueInfoProto input) {
        return input.getType().getTensorType().getShape().getDimList();
    }

    static boolean isWhole(ValueInfoProto input) {
        DataType type = DataType.forNumber(input.getType().getTensorType().getElemType());
        return type != null && WHOLE.contains(type);
    }

    private static boolean isFixed(Dimension axis) {
        return axis.hasDimValue();
    }

    /** Whether all lengths are given. */
    boolean areFixed() {
        return inputs.stream().allMatch(input -> axes(input).stream().allMatch(InputAxes::isFixed));
    }

    /** Whether the first axis may be the batch: there is one besides others, and not of different lengths. */
    boolean mayHaveBatch() {
        return inputs.stream().allMatch(input -> axes(input).size() > 1)
                && inputs.stream()
                                .map(input -> axes(input).get(0))
                                .filter(InputAxes::isFixed)
                                .map(Dimension::getDimValue)
                                .distinct()
                                .count()
                        < 2;
    }

    /** The length of the batch; -1 if it is not fixed. */
    long batchSize() {
        return inputs.stream().allMatch(input -> isFixed(axes(input).get(0)))
                ? axes(inputs.get(0)).get(0).getDimValue()
                : NOT_FIXED;
    }

    /**
     * The lengths of an input's axes, without the batch; refuses those that are not fixed.
     *
     * @return the lengths; null if the input is refused
     */
    int[] shape(ValueInfoProto input, boolean batched, Report report) {
        String text = text(input);
        TypeProto type = input.getType();
        DataType element = DataType.forNumber(type.getTensorType().getElemType());
        String name = input.getName();
        if (!type.hasTensorType() || element != DataType.FLOAT && !isWhole(input)) {
            Object found = element == null ? type.getTensorType().getElemType() : element;
            report.refuse(name, INPUT, "type", found, "networks take tensors of float32");
            return null;
        }
        List<Dimension> axes = axes(input);
        if (axes.isEmpty()) {
            report.refuse(name, INPUT, "shape", text, "a network needs the lengths of all axes");
            return null;
        }
        List<Long> lengths = new ArrayList<>();
        for (int axis = batched ? 1 : 0; axis < axes.size(); axis++) {
            if (!isFixed(axes.get(axis)) || axes.get(axis).getDimValue() < 1) {
                report.refuse(
                        name,
                        INPUT,
                        "shape",
                        text,
                        "a network needs all lengths but that of the batch; export the model with fixed sizes");
                return null;
            }
            lengths.add(axes.get(axis).getDimValue());
        }
        if (batched && isFixed(axes.get(0)) && axes.get(0).getDimValue() < 1) {
            report.refuse(name, INPUT, "shape", text, "a batch without samples");
            return null;
        }
        try {
            return Network.shape(lengths.stream().mapToLong(Long::longValue).toArray());
        } catch (RefusedNodeException tooLarge) {
            report.refuse(name, INPUT, "shape", text, tooLarge.getMessage());
            return null;
        }
    }

    /** The axes as the file has them. */
    static String text(ValueInfoProto input) {
        return axes(input).stream()
                .map(axis -> isFixed(axis)
                        ? axis.getDimValue() + ""
                        : axis.getDimParam().isEmpty() ? "?" : axis.getDimParam())
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
