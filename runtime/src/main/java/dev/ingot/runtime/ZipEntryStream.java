// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/** The unpacked bytes of an entry of a ZIP archive; whoever reads to the end has their number and check sum checked. */
final class ZipEntryStream extends InputStream {
    private final ByteSource source;
    private final ZipIndex.Entry entry;
    private final Inflater inflater = new Inflater(true);
    private final InputStream unpacked;
    private final CRC32 sum = new CRC32();
    private long count;

    ZipEntryStream(ByteSource source, ZipIndex.Entry entry) {
        this.source = source;
        this.entry = entry;
        InputStream stored = source.stream(entry.start(), entry.end() - entry.start());
        unpacked = entry.deflated() ? new InflaterInputStream(stored, inflater) : stored;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read;
        try {
            read = unpacked.read(buffer, offset, length);
        } catch (ZipException | EOFException corrupt) {
            throw wrong("intact deflated data", corrupt.getMessage());
        }
        if (read > 0) {
            count += read;
            sum.update(buffer, offset, read);
        }
        if (count > entry.size() || read < 0 && count < entry.size()) {
            throw wrong(entry.size() + " bytes unpacked", count > entry.size() ? "more" : count + "");
        }
        long stored = entry.end() - entry.start();
        if (read < 0 && entry.deflated() && inflater.getBytesRead() != stored) {
            throw wrong(stored + " bytes of deflated data", inflater.getBytesRead() + " and something behind them");
        }
        if (read < 0 && sum.getValue() != entry.crc()) {
            throw wrong("check sum " + Long.toHexString(entry.crc()), Long.toHexString(sum.getValue()));
        }
        return read;
    }

    private WeightsException wrong(String expected, String found) {
        return source.wrong(entry.name(), entry.start(), expected, found);
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        unpacked.close();
    }
}
