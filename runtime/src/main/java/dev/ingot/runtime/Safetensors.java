// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The safetensors format: an 8-byte header length, a JSON header, then the values, which the entries cover without gap or
 * overlap.
 */
final class Safetensors implements TensorFile {
    static final int LENGTH_BYTES = 8;
    static final long LONGEST_HEADER = 100_000_000;

    private final ByteSource source;
    private final long data;
    private final SafetensorsHeader header;

    private Safetensors(ByteSource source, long data, SafetensorsHeader header) {
        this.source = source;
        this.data = data;
        this.header = header;
    }

    static Safetensors open(ByteSource source) {
        if (source.size() < LENGTH_BYTES) {
            throw source.wrong("header", 0, "an 8-byte length", "only " + source.size() + " bytes");
        }
        long length = source.read(0, LENGTH_BYTES).getLong();
        long longest = Math.min(LONGEST_HEADER, source.size() - LENGTH_BYTES);
        if (length < 0 || length > longest) {
            throw source.wrong(
                    "header",
                    0,
                    "a header of at most " + longest + " bytes",
                    "a length of " + Long.toUnsignedString(length) + " (is the file complete?)");
        }
        SafetensorsHeader header = SafetensorsHeader.parse(source, LENGTH_BYTES, (int) length);
        Safetensors file = new Safetensors(source, LENGTH_BYTES + length, header);
        file.checkCoverage();
        return file;
    }

    private void checkCoverage() {
        List<SafetensorsHeader.Entry> inOrder = new ArrayList<>(header.entries().values());
        Collections.sort(inOrder);
        long end = 0;
        for (SafetensorsHeader.Entry entry : inOrder) {
            if (entry.begin() != end) {
                throw source.wrong(
                        entry.name(),
                        data + end,
                        "values from offset " + end + " on, where the tensor before ends",
                        "values from offset " + entry.begin() + " on");
            }
            checkLength(entry);
            end = entry.end();
        }
        long there = source.size() - data;
        if (end != there) {
            throw source.wrong(
                    null, data, end + " bytes of values behind the header", there + " (is the file complete?)");
        }
    }

    private void checkLength(SafetensorsHeader.Entry entry) {
        long bytes = type(entry).bytes();
        try {
            for (long length : entry.shape()) {
                bytes = Math.multiplyExact(bytes, length);
            }
        } catch (ArithmeticException overflow) {
            throw source.wrong(entry.name(), -1, "a shape that fits the file", Arrays.toString(entry.shape()));
        }
        if (entry.end() - entry.begin() != bytes) {
            throw source.wrong(
                    entry.name(),
                    -1,
                    bytes + " bytes for " + entry.dtype() + " " + Arrays.toString(entry.shape()),
                    (entry.end() - entry.begin()) + " in data_offsets");
        }
    }

    private ElementType type(SafetensorsHeader.Entry entry) {
        for (ElementType type : ElementType.values()) {
            if (type.name().equals(entry.dtype())) {
                return type;
            }
        }
        throw source.wrong(
                entry.name(), -1, "a dtype of " + Arrays.toString(ElementType.values()), "\"" + entry.dtype() + "\"");
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(header.entries().keySet());
    }

    @Override
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public Shape shape(String name) {
        return TensorFile.shape(header.entries().get(name).shape(), source, name);
    }

    @Override
    public void read(String name, Shape shape, float[]... rows) {
        TensorFile.requireShape(shape, shape(name), source.name(), name);
        SafetensorsHeader.Entry entry = header.entries().get(name);
        if (type(entry) == ElementType.F32) {
            source.readFloats(data + entry.begin(), rows);
            return;
        }
        try (InputStream in = source.stream(data + entry.begin(), entry.end() - entry.begin())) {
            type(entry).read(in, ByteOrder.LITTLE_ENDIAN, source.name(), name, rows);
        } catch (IOException problem) {
            throw source.unreadable(problem);
        }
    }
}
