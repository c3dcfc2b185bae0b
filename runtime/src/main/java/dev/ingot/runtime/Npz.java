// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** NumPy's {@code .npz} format: a ZIP archive of {@code .npy} arrays, stored or deflated. */
final class Npz implements TensorFile {
    private static final String SUFFIX = ".npy";

    private final ByteSource source;
    private final Map<String, ZipIndex.Entry> entries;

    private Npz(ByteSource source, Map<String, ZipIndex.Entry> entries) {
        this.source = source;
        this.entries = entries;
    }

    static Npz open(ByteSource source) {
        Map<String, ZipIndex.Entry> members = ZipIndex.read(source);
        Map<String, ZipIndex.Entry> arrays = new LinkedHashMap<>();
        for (ZipIndex.Entry member : members.values()) {
            if (!member.name().endsWith(SUFFIX)) {
                throw source.wrong(null, -1, FileFormat.EXPECTED, FileFormat.archiveWith(member.name()));
            }
            arrays.put(member.name().substring(0, member.name().length() - SUFFIX.length()), member);
        }
        return new Npz(source, arrays);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    @Override
    public Tensor read(String name) {
        ZipIndex.Entry entry = entries.get(name);
        CRC32 sum = new CRC32();
        Inflater inflater = new Inflater(true);
        try (InputStream stored = source.stream(entry.start(), entry.end() - entry.start());
                InputStream unpacked = entry.deflated() ? new InflaterInputStream(stored, inflater) : stored;
                InputStream in = new CheckedInputStream(unpacked, sum)) {
            Tensor tensor = Npy.read(in, entry.size(), source, name);
            if (in.read() >= 0) {
                throw source.wrong(name, entry.start(), entry.size() + " bytes unpacked", "more");
            }
            if (sum.getValue() != entry.crc()) {
                throw source.wrong(
                        name,
                        entry.start(),
                        "check sum " + Long.toHexString(entry.crc()),
                        Long.toHexString(sum.getValue()));
            }
            return tensor;
        } catch (ZipException | java.io.EOFException corrupt) {
            throw source.wrong(name, entry.start(), "intact deflated data", corrupt.getMessage());
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + source.name() + ": " + problem.getMessage(), problem);
        } finally {
            inflater.end();
        }
    }
}
