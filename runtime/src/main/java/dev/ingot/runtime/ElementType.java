// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The number formats that tensors are read from; the names are those of safetensors. For readers of weight files; an
 * application has no use for it.
 */
public enum ElementType {
    BOOL(1),
    /** Sign, exponent of 4 bits, fraction of 3: all finite but for NaN, as on most machine learning hardware (OCP FP8). */
    F8_E4M3(1),
    /** Sign, exponent of 5 bits, fraction of 2: the upper half of a float16. */
    F8_E5M2(1),
    /** A power of two, for scales (OCP MX). */
    F8_E8M0(1),
    F16(2),
    BF16(2),
    F32(4),
    F64(8),
    I8(1),
    U8(1),
    I16(2),
    U16(2),
    I32(4),
    U32(4),
    I64(8),
    U64(8);

    private static final int CHUNK = 1 << 16;
    private static final int FLOAT_BITS = 24;

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** The length of a number in bytes. */
    public int bytes() {
        return bytes;
    }

    /**
     * Reads so many numbers and converts them to float: exactly, except that float64 is rounded to the nearest.
     *
     * @param file the file, for messages
     * @param entry the tensor, for messages; null if the file is one
     * @throws WeightsException if the stream ends before, or float cannot hold a number
     */
    public float[] read(InputStream in, int count, ByteOrder order, String file, String entry) throws IOException {
        float[] values = new float[count];
        read(in, order, file, entry, values);
        return values;
    }

    /**
     * The same into arrays that the numbers fill, one after the other.
     *
     * @throws WeightsException if the stream ends before, or float cannot hold a number
     */
    public void read(InputStream in, ByteOrder order, String file, String entry, float[]... rows) throws IOException {
        int longest = 0;
        for (float[] row : rows) {
            longest = Math.max(longest, row.length);
        }
        byte[] chunk = new byte[Math.min(CHUNK, longest) * bytes];
        int before = 0;
        for (float[] row : rows) {
            for (int done = 0; done < row.length; ) {
                int here = Math.min(CHUNK, row.length - done);
                if (in.readNBytes(chunk, 0, here * bytes) < here * bytes) {
                    throw new WeightsException(
                            file, entry, -1, "a value at index " + (before + done + here - 1), "the end of the values");
                }
                ByteBuffer buffer = ByteBuffer.wrap(chunk).order(order);
                if (this == F32) {
                    buffer.asFloatBuffer().get(row, done, here);
                } else {
                    for (int i = 0; i < here; i++) {
                        row[done + i] = convert(buffer, before + done + i, file, entry);
                    }
                }
                done += here;
            }
            before += row.length;
        }
    }

    private float convert(ByteBuffer buffer, int index, String file, String entry) {
        return switch (this) {
            case BOOL -> truth(buffer.get(), index, file, entry);
            case F8_E4M3 -> eighth(buffer.get());
            case F8_E5M2 -> half((short) (buffer.get() << 8));
            case F8_E8M0 -> power(buffer.get() & 0xFF);
            case F16 -> half(buffer.getShort());
            case BF16 -> Float.intBitsToFloat(buffer.getShort() << 16);
            case F32 -> buffer.getFloat();
            case F64 -> rounded(buffer.getDouble(), index, file, entry);
            case I8 -> buffer.get();
            case U8 -> buffer.get() & 0xFF;
            case I16 -> buffer.getShort();
            case U16 -> buffer.getShort() & 0xFFFF;
            case I32 -> whole(buffer.getInt(), index, file, entry);
            case U32 -> whole(buffer.getInt() & 0xFFFFFFFFL, index, file, entry);
            case I64 -> whole(buffer.getLong(), index, file, entry);
            case U64 -> unsigned(buffer.getLong(), index, file, entry);
        };
    }

    private static float truth(byte value, int index, String file, String entry) {
        if (value != 0 && value != 1) {
            throw new WeightsException(
                    file, entry, -1, "truth values of 0 or 1", (value & 0xFF) + " at index " + index);
        }
        return value;
    }

    private static float eighth(byte bits) {
        int sign = (bits & 0x80) << 24;
        int magnitude = bits & 0x7F;
        float value = magnitude == 0x7F
                ? Float.NaN
                : magnitude < 8 ? magnitude * 0x1p-9f : Float.intBitsToFloat((magnitude << 20) + (120 << 23));
        return Float.intBitsToFloat(sign | Float.floatToRawIntBits(value));
    }

    private static float power(int exponent) {
        return exponent == 0xFF ? Float.NaN : Float.intBitsToFloat(exponent == 0 ? 1 << 22 : exponent << 23);
    }

    private static float half(short bits) {
        int sign = (bits & 0x8000) << 16;
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        if (exponent == 0) {
            return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
        }
        int widened = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | widened << 23 | fraction << 13);
    }

    private static float rounded(double value, int index, String file, String entry) {
        if (Double.isFinite(value) && !Float.isFinite((float) value)) {
            throw new WeightsException(file, entry, -1, "values in float32's range", value + " at index " + index);
        }
        return (float) value;
    }

    private static float whole(long value, int index, String file, String entry) {
        requireExact(Math.abs(value), Long.toString(value), index, file, entry);
        return value;
    }

    private static float unsigned(long value, int index, String file, String entry) {
        requireExact(value, Long.toUnsignedString(value), index, file, entry);
        return value >= 0 ? value : (value >>> 1) * 2f;
    }

    private static void requireExact(long magnitude, String text, int index, String file, String entry) {
        int significant = 64 - Long.numberOfLeadingZeros(magnitude) - Long.numberOfTrailingZeros(magnitude);
        if (significant > FLOAT_BITS) {
            throw new WeightsException(
                    file, entry, -1, "whole numbers that float32 holds exactly", text + " at index " + index);
        }
    }
}
