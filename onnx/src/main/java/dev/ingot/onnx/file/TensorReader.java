// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.file;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import dev.ingot.runtime.WeightsException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads tensors; the values that the shape needs must be in the file before memory is taken for them. */
final class TensorReader {
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final String file;
    private final String entry;
    private final TensorProto tensor;

    private TensorReader(String file, String entry, TensorProto tensor) {
        this.file = file;
        this.entry = entry;
        this.tensor = tensor;
    }

    /**
     * Reads a tensor.
     *
     * @param entry what it is, for messages
     * @throws WeightsException if it is not intact, or of a type that networks do not have
     */
    static Constant read(String file, String entry, TensorProto tensor) {
        return new TensorReader(file, entry, tensor).read();
    }

    private Constant read() {
        if (tensor.getDataLocation() == DataLocation.EXTERNAL || tensor.getExternalDataCount() > 0) {
            throw problem("values in the file", "values in another file; save the model as one file");
        }
        if (tensor.hasSegment()) {
            throw problem("a whole tensor", "a segment of one");
        }
        int[] shape = shape();
        int values = elements(shape);
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null) {
            throw problem("a type of ONNX", "type " + tensor.getDataType());
        }
        return switch (type) {
            case FLOAT -> Constant.of(shape, floats(values));
            case FLOAT16, BFLOAT16 -> Constant.of(shape, halves(type, values));
            case INT64 -> Constant.of(shape, wholes(values, Long.BYTES, tensor.getInt64DataCount(), true));
            case INT32 -> Constant.of(shape, wholes(values, Integer.BYTES, tensor.getInt32DataCount(), true));
            case INT16 -> Constant.of(shape, wholes(values, Short.BYTES, tensor.getInt32DataCount(), true));
            case INT8 -> Constant.of(shape, wholes(values, Byte.BYTES, tensor.getInt32DataCount(), true));
            case UINT16 -> Constant.of(shape, wholes(values, Short.BYTES, tensor.getInt32DataCount(), false));
            case UINT8, BOOL -> Constant.of(shape, wholes(values, Byte.BYTES, tensor.getInt32DataCount(), false));
            default -> throw problem("float32, half or whole numbers up to 64 bits", "a tensor of type " + type);
        };
    }

    private WeightsException problem(String expected, String found) {
        return new WeightsException(file, entry, -1, expected, found);
    }

    private int[] shape() {
        int[] shape = new int[tensor.getDimsCount()];
        for (int axis = 0; axis < shape.length; axis++) {
            long length = tensor.getDims(axis);
            if (length < 0 || length > MOST_VALUES) {
                throw problem("lengths from 0 to " + MOST_VALUES, "axis " + axis + " of length " + length);
            }
            shape[axis] = (int) length;
        }
        return shape;
    }

    private int elements(int[] shape) {
        long elements = 1;
        boolean empty = false;
        for (int length : shape) {
            empty |= length == 0;
            // At most 2^31 each time before, so that this does not overflow.
            elements *= Math.max(length, 1);
            if (elements > MOST_VALUES) {
                throw problem("at most " + MOST_VALUES + " values", "a shape of more");
            }
        }
        return empty ? 0 : (int) elements;
    }

    private void check(int values, int width, int listed) {
        if (tensor.hasRawData()) {
            long bytes = (long) values * width;
            if (tensor.getRawData().size() != bytes) {
                throw problem(
                        bytes + " bytes for " + values + " values",
                        tensor.getRawData().size() + " bytes");
            }
        } else if (listed != values) {
            throw problem(values + " values", listed + " values");
        }
    }

    private ByteBuffer raw() {
        ByteString raw = tensor.getRawData();
        return raw.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private float[] floats(int values) {
        check(values, Float.BYTES, tensor.getFloatDataCount());
        float[] floats = new float[values];
        if (tensor.hasRawData()) {
            raw().asFloatBuffer().get(floats);
        } else {
            for (int i = 0; i < values; i++) {
                floats[i] = tensor.getFloatData(i);
            }
        }
        return floats;
    }

    private float[] halves(DataType type, int values) {
        long[] bits = wholes(values, Short.BYTES, tensor.getInt32DataCount(), false);
        float[] floats = new float[values];
        for (int i = 0; i < values; i++) {
            int half = (int) bits[i] & 0xffff;
            floats[i] = type == DataType.BFLOAT16 ? Float.intBitsToFloat(half << 16) : half(half);
        }
        return floats;
    }

    /** IEEE 754's binary16, exactly. */
    private static float half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        float magnitude;
        if (exponent == 0x1f) {
            magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
        } else {
            magnitude = exponent == 0
                    ? Math.scalb((float) fraction, -24)
                    : Math.scalb((float) (fraction | 0x400), exponent - 25);
        }
        return bits >> 15 == 0 ? magnitude : -magnitude;
    }

    private long[] wholes(int values, int width, int listed, boolean signed) {
        check(values, width, listed);
        long[] wholes = new long[values];
        ByteBuffer raw = raw();
        for (int i = 0; i < values; i++) {
            long value;
            if (!tensor.hasRawData()) {
                value = width == Long.BYTES ? tensor.getInt64Data(i) : tensor.getInt32Data(i);
            } else {
                value = switch (width) {
                    case Long.BYTES -> raw.getLong();
                    case Integer.BYTES -> raw.getInt();
                    case Short.BYTES -> raw.getShort();
                    default -> raw.get();
                };
            }
            wholes[i] = signed ? value : value & (1L << 8 * width) - 1;
        }
        return wholes;
    }
}
