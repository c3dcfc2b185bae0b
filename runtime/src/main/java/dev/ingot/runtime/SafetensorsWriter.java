// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes tensors as a safetensors file of type F32, values in the order of the header. */
final class SafetensorsWriter {
    private static final int CHUNK = 1 << 14;

    private SafetensorsWriter() {}

    /** The values of a tensor, by its name. */
    interface Values {
        float[] of(String name);
    }

    /**
     * Writes a file.
     *
     * @param shapes the shape of each tensor, in the order of the file
     * @param values is asked for one tensor after the other
     */
    static void write(Path path, Map<String, Shape> shapes, Values values, Map<String, String> metadata)
            throws IOException {
        byte[] header = header(shapes, metadata);
        Path beside = path.resolveSibling(path.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW)) {
                out.write(littleEndian(Safetensors.LENGTH_BYTES)
                        .putLong(header.length)
                        .array());
                out.write(header);
                for (String name : shapes.keySet()) {
                    write(out, values.of(name));
                }
            }
            move(beside, path);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void write(OutputStream out, float[] values) throws IOException {
        ByteBuffer chunk = littleEndian(Float.BYTES * Math.min(CHUNK, values.length));
        for (int from = 0; from < values.length; from += CHUNK) {
            int here = Math.min(CHUNK, values.length - from);
            chunk.asFloatBuffer().put(values, from, here);
            out.write(chunk.array(), 0, Float.BYTES * here);
        }
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] header(Map<String, Shape> shapes, Map<String, String> metadata) {
        StringBuilder json = new StringBuilder("{");
        if (!metadata.isEmpty()) {
            json.append("\"__metadata__\":");
            char separator = '{';
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.append(separator);
                appendQuoted(json, entry.getKey());
                json.append(':');
                appendQuoted(json, entry.getValue());
                separator = ',';
            }
            json.append('}');
        }
        long offset = 0;
        for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
            Shape shape = entry.getValue();
            long end = offset + (long) Float.BYTES * shape.elements();
            String lengths = shape.toString().replace(" ", "").replace('(', '[').replace(')', ']');
            json.append(json.length() > 1 ? "," : "");
            appendQuoted(json, entry.getKey());
            json.append(":{\"dtype\":\"F32\",\"shape\":").append(lengths);
            json.append(",\"data_offsets\":[")
                    .append(offset)
                    .append(',')
                    .append(end)
                    .append("]}");
            offset = end;
        }
        byte[] unpadded = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
        // Spaces let the values start at a multiple of 8 bytes.
        int padding = -unpadded.length & 7;
        byte[] header = json.append(" ".repeat(padding)).toString().getBytes(StandardCharsets.UTF_8);
        if (header.length > Safetensors.LONGEST_HEADER) {
            throw new WeightsException(
                    null,
                    "header",
                    -1,
                    "at most " + Safetensors.LONGEST_HEADER + " bytes of names",
                    header.length + "");
        }
        return header;
    }

    private static void appendQuoted(StringBuilder json, String text) {
        json.append('"');
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
