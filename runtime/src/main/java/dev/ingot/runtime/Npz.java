// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
    public Tensor read(String name) {
        ZipIndex.Entry entry = entries.get(name);
        try (InputStream in = ZipIndex.stream(source, entry)) {
            Tensor tensor = Npy.read(in, entry.size(), source, name);
            in.transferTo(OutputStream.nullOutputStream());
            return tensor;
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + source.name() + ": " + problem.getMessage(), problem);
        }
    }
}
