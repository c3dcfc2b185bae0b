// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import com.google.gson.JsonObject;
import dev.ingot.keras.hdf5.Hdf5File;
import dev.ingot.keras.hdf5.Hdf5Group;
import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.ZipIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A {@code .keras} archive: the config of a model and its weights. */
final class KerasArchive {
    private static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final String PICKLED_WEIGHTS = "model.weights.npz";
    private static final int LONGEST_JSON = 16 << 20;
    /** What an entry may unpack to whatever its stored bytes are; beyond that, so many times these. Keras has the same rule. */
    private static final long FLOOR = 256 << 20;

    private static final int LARGEST_RATIO = 100;

    private final ByteSource source;
    private final Map<String, ZipIndex.Entry> entries;

    private KerasArchive(ByteSource source, Map<String, ZipIndex.Entry> entries) {
        this.source = source;
        this.entries = entries;
    }

    static boolean starts(ByteSource source) {
        return source.size() >= Integer.BYTES && source.read(0, Integer.BYTES).getInt() == 0x04034b50;
    }

    /** Whether this is an archive of a model, and not one of arrays. */
    static boolean recognizes(ByteSource source) {
        return starts(source) && ZipIndex.read(source).containsKey(CONFIG);
    }

    static KerasArchive open(ByteSource source) {
        Map<String, ZipIndex.Entry> entries = ZipIndex.read(source);
        if (entries.containsKey(PICKLED_WEIGHTS)) {
            throw source.wrong(PICKLED_WEIGHTS, -1, WEIGHTS, "Python pickles, which could run code");
        }
        return new KerasArchive(source, entries);
    }

    /** The config of the model. */
    JsonObject config() {
        return json(CONFIG);
    }

    /** The version of Keras, the date and the like. */
    JsonObject metadata() {
        return json(METADATA);
    }

    private JsonObject json(String name) {
        ZipIndex.Entry entry = entry(name);
        if (entry.size() > LONGEST_JSON) {
            throw source.wrong(name, entry.start(), "at most " + LONGEST_JSON + " bytes", entry.size() + "");
        }
        return Json.read(unpack(entry), source.name(), name);
    }

    /** The weights; read in place if they are stored, as Keras writes them. */
    Hdf5Group weights() {
        ZipIndex.Entry entry = entry(WEIGHTS);
        if (!entry.deflated()) {
            verify(entry);
            return Hdf5File.read(source, entry.start(), entry.size());
        }
        if (entry.size() > Integer.MAX_VALUE - 8) {
            throw source.wrong(WEIGHTS, entry.start(), "less than 2 GiB of deflated weights", entry.size() + " bytes");
        }
        ByteSource unpacked = ByteSource.bytes(source.name() + ": " + WEIGHTS, unpack(entry));
        return Hdf5File.read(unpacked, 0, unpacked.size());
    }

    private ZipIndex.Entry entry(String name) {
        ZipIndex.Entry entry = entries.get(name);
        if (entry == null) {
            throw source.wrong(null, -1, "a .keras archive with " + name, entries.keySet() + "");
        }
        return entry;
    }

    private byte[] unpack(ZipIndex.Entry entry) {
        long stored = entry.end() - entry.start();
        if (entry.size() > FLOOR && entry.size() / LARGEST_RATIO > stored) {
            throw source.wrong(
                    entry.name(),
                    entry.start(),
                    "at most " + LARGEST_RATIO + " times the " + stored + " bytes that are stored",
                    entry.size() + " bytes unpacked");
        }
        try (InputStream in = ZipIndex.stream(source, entry)) {
            return in.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + source.name() + ": " + problem.getMessage(), problem);
        }
    }

    /** Reads an entry once for its check sum. */
    private void verify(ZipIndex.Entry entry) {
        try (InputStream in = ZipIndex.stream(source, entry)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + source.name() + ": " + problem.getMessage(), problem);
        }
    }
}
