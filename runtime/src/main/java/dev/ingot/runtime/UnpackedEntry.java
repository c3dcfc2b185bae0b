// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The bytes of an entry of a ZIP archive, unpacked as they are read and checked at their end. */
final class UnpackedEntry extends InputStream {
    private final ByteSource source;
    private final ZipIndex.Entry entry;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 sum = new CRC32();
    private final InputStream unpacked;

    UnpackedEntry(ByteSource source, ZipIndex.Entry entry) {
        this.source = source;
        this.entry = entry;
        InputStream stored = source.stream(entry.start(), entry.end() - entry.start());
        this.unpacked = entry.deflated() ? new InflaterInputStream(stored, inflater) : stored;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int length) {
        try {
            int read = unpacked.read(bytes, from, length);
            sum.update(bytes, from, Math.max(read, 0));
            return read;
        } catch (ZipException | EOFException corrupt) {
            throw wrong("intact deflated data", corrupt.getMessage());
        } catch (IOException problem) {
            throw source.unreadable(problem);
        }
    }

    /** Checks that all has been read and that it is what was packed. */
    void requireEnd() {
        if (read() >= 0) {
            throw wrong(entry.size() + " bytes unpacked", "more");
        }
        long stored = entry.end() - entry.start();
        if (entry.deflated() && inflater.getBytesRead() != stored) {
            throw wrong(stored + " bytes of deflated data", inflater.getBytesRead() + " and something behind them");
        }
        if (sum.getValue() != entry.crc()) {
            throw wrong("check sum " + Long.toHexString(entry.crc()), Long.toHexString(sum.getValue()));
        }
    }

    private WeightsException wrong(String expected, String found) {
        return source.wrong(entry.name(), entry.start(), expected, found);
    }

    @Override
    public void close() {
        inflater.end();
    }
}
