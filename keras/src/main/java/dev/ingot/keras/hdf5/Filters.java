// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.hdf5;

import dev.ingot.runtime.ByteSource;
import dev.ingot.runtime.WeightsException;
import io.jhdf.object.message.FilterPipelineMessage;
import io.jhdf.object.message.FilterPipelineMessage.FilterInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The filters that chunks went through when they were written, in that order: of those of the format the three that h5py
 * offers without another library. Each may occur once, so that a chunk cannot unpack to more than deflate allows.
 *
 * @param elementBytes the length of a number, which shuffle needs
 */
record Filters(List<Filter> filters, int elementBytes) {
    /** Deflate cannot shrink anything further than 1 to 1032. */
    private static final long LARGEST_RATIO = 1032;

    private static final int CHECKSUM_BYTES = 4;

    /** A filter with its number in the format. */
    enum Filter {
        DEFLATE(1),
        SHUFFLE(2),
        FLETCHER32(3);

        private final int id;

        Filter(int id) {
            this.id = id;
        }
    }

    static final Filters NONE = new Filters(List.of(), 1);

    static Filters of(FilterPipelineMessage message, int elementBytes, ByteSource source, String path) {
        List<Filter> filters = new ArrayList<>();
        for (FilterInfo info : message.getFilters()) {
            Filter filter = Arrays.stream(Filter.values())
                    .filter(known -> known.id == info.getId() && !filters.contains(known))
                    .findFirst()
                    .orElseThrow(() -> source.wrong(
                            path,
                            -1,
                            "chunks filtered at most by " + Arrays.toString(Filter.values()) + ", once each",
                            "filter " + info.getId() + " (" + info.getName() + ")"));
            if (filter == Filter.SHUFFLE && (info.getData().length != 1 || info.getData()[0] != elementBytes)) {
                throw source.wrong(path, -1, "a shuffle of " + elementBytes + " bytes", "another");
            }
            filters.add(filter);
        }
        return new Filters(List.copyOf(filters), elementBytes);
    }

    boolean none() {
        return filters.isEmpty();
    }

    /** Whether a chunk to which the filters were not applied would be taken for one to which they were. */
    boolean unnoticeable() {
        return filters.equals(List.of(Filter.SHUFFLE));
    }

    /** Whether so many stored bytes can be a chunk of so many. */
    boolean canUnpack(long stored, long chunkBytes) {
        if (filters.contains(Filter.DEFLATE)) {
            return stored > 0 && chunkBytes / LARGEST_RATIO <= stored;
        }
        return stored == chunkBytes + (filters.contains(Filter.FLETCHER32) ? CHECKSUM_BYTES : 0);
    }

    /** Undoes the filters. */
    byte[] decode(byte[] stored, int chunkBytes, ByteSource source, String path, long offset) {
        byte[] bytes = stored;
        for (int i = filters.size() - 1; i >= 0; i--) {
            bytes = switch (filters.get(i)) {
                case DEFLATE ->
                    inflate(
                            bytes,
                            chunkBytes + (filters.indexOf(Filter.FLETCHER32) < i ? checksum() : 0),
                            source,
                            path,
                            offset);
                case SHUFFLE -> unshuffle(bytes);
                case FLETCHER32 -> verified(bytes, source, path, offset);
            };
        }
        if (bytes.length != chunkBytes) {
            throw wrong(source, path, offset, chunkBytes + " bytes in a chunk", bytes.length + "");
        }
        return bytes;
    }

    /** The bytes that a check sum taken before deflating adds to what is inflated. */
    private int checksum() {
        return filters.contains(Filter.FLETCHER32) ? CHECKSUM_BYTES : 0;
    }

    private static byte[] inflate(byte[] packed, int length, ByteSource source, String path, long offset) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] bytes = new byte[length];
            int done = 0;
            while (done < length && !inflater.finished()) {
                int count = inflater.inflate(bytes, done, length - done);
                if (count == 0 && !inflater.finished()) {
                    throw wrong(source, path, offset, "a whole deflated chunk", "its end after " + done + " bytes");
                }
                done += count;
            }
            // The end of the stream and its check sum, behind the last byte.
            if (!inflater.finished() && inflater.inflate(new byte[1]) > 0 || !inflater.finished() || done < length) {
                throw wrong(source, path, offset, length + " bytes in a deflated chunk", "more or fewer");
            }
            return bytes;
        } catch (DataFormatException corrupt) {
            throw wrong(source, path, offset, "an intact deflated chunk", corrupt.getMessage());
        } finally {
            inflater.end();
        }
    }

    private byte[] unshuffle(byte[] shuffled) {
        int count = shuffled.length / elementBytes;
        byte[] bytes = shuffled.clone();
        for (int i = 0; i < count; i++) {
            for (int part = 0; part < elementBytes; part++) {
                bytes[i * elementBytes + part] = shuffled[part * count + i];
            }
        }
        return bytes;
    }

    private static byte[] verified(byte[] bytes, ByteSource source, String path, long offset) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < 0) {
            throw wrong(source, path, offset, "a chunk with a check sum", bytes.length + " bytes");
        }
        int stored = 0;
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            stored |= (bytes[length + i] & 0xFF) << 8 * i;
        }
        byte[] data = Arrays.copyOf(bytes, length);
        int computed = fletcher32(data);
        if (stored != computed) {
            throw wrong(
                    source, path, offset, "check sum " + Integer.toHexString(stored), Integer.toHexString(computed));
        }
        return data;
    }

    /** Fletcher's sum over big-endian 16-bit words, reduced as the HDF5 library does, so that 0 and 65535 stay apart. */
    private static int fletcher32(byte[] data) {
        long sum = 0;
        long sumOfSums = 0;
        for (int i = 0; i < data.length; i += 2) {
            int low = i + 1 < data.length ? data[i + 1] & 0xFF : 0;
            sum += (data[i] & 0xFF) << 8 | low;
            sumOfSums += sum;
            sum = (sum & 0xFFFF) + (sum >>> 16);
            sumOfSums = (sumOfSums & 0xFFFF) + (sumOfSums >>> 16);
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sumOfSums = (sumOfSums & 0xFFFF) + (sumOfSums >>> 16);
        return (int) (sumOfSums << 16 | sum);
    }

    private static WeightsException wrong(ByteSource source, String path, long offset, String expected, String found) {
        return source.wrong(path, offset, expected, found);
    }
}
