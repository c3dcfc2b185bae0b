// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
    public Shape shape(String name) {
        ZipIndex.Entry entry = entries.get(name);
        try (InputStream in = ZipIndex.stream(source, entry)) {
            return Npy.open(in, entry.size(), source, name).shape();
        } catch (IOException problem) {
            throw source.unreadable(problem);
        }
    }

    @Override
    public void read(String name, Shape shape, float[]... rows) {
        ZipIndex.Entry entry = entries.get(name);
        try (InputStream in = ZipIndex.stream(source, entry)) {
            Npy array = Npy.open(in, entry.size(), source, name);
            TensorFile.requireShape(shape, array.shape(), source.name(), name);
            array.read(rows);
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException problem) {
            throw source.unreadable(problem);
        }
    }
}
