// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The bytes of several files, one after the other. */
record Shards(List<ByteSource> sources) {

    Shards {
        sources = List.copyOf(sources);
    }

    /**
     * The shard of this name beside a file.
     *
     * @throws WeightsException if the name leads elsewhere or there is none
     */
    static ByteSource open(Path folder, String name, String file) throws IOException {
        boolean plain =
                !name.isEmpty() && !name.equals(".") && !name.equals("..") && !name.matches("(?s).*[/\\\\:\0].*");
        if (!plain) {
            throw new WeightsException(file, null, -1, "the names of files beside it", "\"" + name + "\"");
        }
        return ByteSource.file(folder.resolve(name));
    }

    long size() {
        return sources.stream().mapToLong(ByteSource::size).sum();
    }

    /** A range that lies within the size. */
    InputStream stream(long offset, long length) {
        List<InputStream> parts = new ArrayList<>();
        long start = offset;
        long left = length;
        for (ByteSource source : sources) {
            long here = Math.min(left, source.size() - start);
            if (here > 0) {
                parts.add(source.stream(start, here));
                left -= here;
            }
            start = Math.max(0, start - source.size());
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }
}
