// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a ZIP archive. Only its central directory is believed; what that says must agree with the file: no entry
 * twice, none overlapping another, none larger than its stored bytes can unpack to. For readers of weight files; an application
 * has no use for it.
 */
public final class ZipIndex {
    /**
     * An entry.
     *
     * @param name the name with which the archive lists it
     * @param deflated whether its bytes are packed; else they lie there as they are
     * @param crc the check sum of the unpacked bytes
     * @param start where its stored bytes start in the archive
     * @param end where its stored bytes end in the archive
     * @param size the number of unpacked bytes
     */
    public record Entry(String name, boolean deflated, long crc, long start, long end, long size) {}

    private static final int END_RECORD = 0x06054b50;
    private static final int CENTRAL_RECORD = 0x02014b50;
    private static final int LOCAL_RECORD = 0x04034b50;
    private static final int END_BYTES = 22;
    private static final int CENTRAL_BYTES = 46;
    private static final int LOCAL_BYTES = 30;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    /** Deflate cannot shrink anything further than 1 to 1032. */
    private static final long LARGEST_RATIO = 1032;

    private final ByteSource source;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ZipIndex(ByteSource source) {
        this.source = source;
    }

    /**
     * The entries by name, in the order of the central directory.
     *
     * @throws WeightsException if the directory is not intact
     */
    public static Map<String, Entry> read(ByteSource source) {
        ZipIndex index = new ZipIndex(source);
        index.readDirectory();
        return index.entries;
    }

    /**
     * The unpacked bytes of an entry. Whoever reads to the end has their number and check sum checked; the stream throws a
     * {@link WeightsException} where they are not as they should be.
     */
    public static InputStream stream(ByteSource source, Entry entry) {
        return new ZipEntryStream(source, entry);
    }

    private void readDirectory() {
        int tail = (int) Math.min(source.size(), END_BYTES + LONGEST_COMMENT);
        ByteBuffer end = source.read(source.size() - tail, tail);
        int at = tail - END_BYTES;
        while (at >= 0 && !(end.getInt(at) == END_RECORD && at + END_BYTES + u16(end, at + 20) == tail)) {
            at--;
        }
        if (at < 0) {
            throw source.wrong("zip directory", -1, "an end record", "none (is the file complete?)");
        }
        long size = u32(end, at + 12);
        long start = u32(end, at + 16);
        if (start == 0xFFFFFFFFL || u16(end, at + 10) == 0xFFFF) {
            throw source.wrong("zip directory", -1, "an archive below 4 GiB", "ZIP64; write it as safetensors");
        }
        if (start + size != source.size() - tail + at || size > Integer.MAX_VALUE) {
            throw source.wrong(
                    "zip directory", start, "a directory that ends at the end record", "one of " + size + " bytes");
        }
        ByteBuffer directory = source.read(start, (int) size);
        while (directory.hasRemaining()) {
            readEntry(directory, start);
        }
        if (entries.size() != u16(end, at + 10)) {
            throw source.wrong(
                    "zip directory", start, u16(end, at + 10) + " entries, as it counts", entries.size() + "");
        }
        checkOverlap();
    }

    private void readEntry(ByteBuffer directory, long directoryStart) {
        int at = directory.position();
        long place = directoryStart + at;
        if (directory.remaining() < CENTRAL_BYTES || directory.getInt(at) != CENTRAL_RECORD) {
            throw source.wrong("zip directory", place, "an entry", "something else");
        }
        int nameLength = u16(directory, at + 28);
        int length = CENTRAL_BYTES + nameLength + u16(directory, at + 30) + u16(directory, at + 32);
        if (directory.remaining() < length) {
            throw source.wrong("zip directory", place, "an entry of " + length + " bytes", "the directory's end");
        }
        byte[] nameBytes = new byte[nameLength];
        directory.get(at + CENTRAL_BYTES, nameBytes);
        directory.position(at + length);
        String name = new String(nameBytes, StandardCharsets.UTF_8);
        if (leadsOut(name)) {
            throw source.wrong(name, place, "a name inside the archive", "one that leads out of a folder");
        }
        int method = u16(directory, at + 10);
        if (method != STORED && method != DEFLATED || (u16(directory, at + 8) & ENCRYPTED) != 0) {
            throw source.wrong(name, place, "an entry stored or deflated", "one of another method or encrypted");
        }
        long stored = u32(directory, at + 20);
        long size = u32(directory, at + 24);
        if (method == STORED ? size != stored : size > (stored + 1) * LARGEST_RATIO) {
            throw source.wrong(name, place, "a size that " + stored + " stored bytes can give", size + " bytes");
        }
        long start = dataStart(name, nameBytes, u32(directory, at + 42), directoryStart);
        if (start + stored > directoryStart) {
            throw source.wrong(name, start, stored + " stored bytes before the directory", "the directory");
        }
        Entry entry = new Entry(name, method == DEFLATED, u32(directory, at + 16), start, start + stored, size);
        if (entries.put(name, entry) != null) {
            throw source.wrong(name, place, "each entry once", "it again");
        }
    }

    /** No reader here writes files by these names, but what comes after it may. */
    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.indexOf(0) >= 0
                || ("/" + name + "/").contains("/../");
    }

    private long dataStart(String name, byte[] nameBytes, long local, long directoryStart) {
        if (local + LOCAL_BYTES + nameBytes.length > directoryStart) {
            throw source.wrong(name, local, "a local header before the directory", "the directory");
        }
        ByteBuffer header = source.read(local, LOCAL_BYTES + nameBytes.length);
        if (header.getInt(0) != LOCAL_RECORD) {
            throw source.wrong(name, local, "a local header", "something else");
        }
        if (u16(header, 26) != nameBytes.length
                || !header.slice(LOCAL_BYTES, nameBytes.length).equals(ByteBuffer.wrap(nameBytes))) {
            throw source.wrong(name, local, "a local header of the same name", "another name");
        }
        return local + LOCAL_BYTES + u16(header, 26) + u16(header, 28);
    }

    private void checkOverlap() {
        List<Entry> inOrder = entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end))
                .toList();
        for (int i = 1; i < inOrder.size(); i++) {
            if (inOrder.get(i).start() < inOrder.get(i - 1).end() + LOCAL_BYTES) {
                throw source.wrong(
                        inOrder.get(i).name(),
                        inOrder.get(i).start(),
                        "entries that do not overlap",
                        "bytes of " + inOrder.get(i - 1).name());
            }
        }
    }

    private static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & 0xFFFF;
    }

    private static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & 0xFFFFFFFFL;
    }
}
