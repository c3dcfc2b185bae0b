// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.NoSuchElementException;

/**
 * The bytes of a weights file, on disk or in memory. A file on disk is open only while it is read from. For readers of weight
 * files; an application has no use for it.
 */
public final class ByteSource {
    private static final int CHUNK = 1 << 18;
    /** Streams from this length on are held outside the heap. */
    private static final int LARGE = 1 << 20;

    private final String name;
    private final long size;
    /** One of these three is not null. */
    private final Path path;

    private final byte[] bytes;
    private final OffHeapBytes offHeap;

    private ByteSource(String name, long size, Path path, byte[] bytes, OffHeapBytes offHeap) {
        this.name = name;
        this.size = size;
        this.path = path;
        this.bytes = bytes;
        this.offHeap = offHeap;
    }

    /**
     * The bytes of a file.
     *
     * @throws WeightsException if there is none
     */
    public static ByteSource file(Path path) throws IOException {
        if (Files.notExists(path) || Files.isDirectory(path)) {
            String found = Files.isDirectory(path) ? "a directory" : "nothing at " + path.toAbsolutePath();
            throw new WeightsException(path.toString(), null, -1, "a weights file", found);
        }
        return new ByteSource(path.toString(), Files.size(path), path, null, null);
    }

    /**
     * Bytes in memory, which nobody may change.
     *
     * @param name what they come from, for messages
     */
    public static ByteSource bytes(String name, byte[] bytes) {
        return new ByteSource(name, bytes.length, null, bytes, null);
    }

    /**
     * What is left of a stream, which is not closed.
     *
     * @param name what it is, for messages
     */
    static ByteSource read(String name, InputStream stream) throws IOException {
        byte[] start = stream.readNBytes(LARGE);
        if (start.length < LARGE) {
            return bytes(name, start);
        }
        OffHeapBytes offHeap = new OffHeapBytes(start, stream);
        return new ByteSource(name, offHeap.size(), null, null, offHeap);
    }

    /** The file's path, or what the bytes come from; for messages. */
    public String name() {
        return name;
    }

    /** The number of bytes. */
    public long size() {
        return size;
    }

    /** A range of the bytes, which the caller knows to lie within the size, as a little-endian buffer. */
    public ByteBuffer read(long offset, int length) {
        if (bytes != null) {
            return ByteBuffer.wrap(bytes, (int) offset, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        }
        return fill(chunk(length), offset);
    }

    private static ByteBuffer chunk(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer fill(ByteBuffer buffer, long offset) {
        try {
            if (offHeap != null) {
                offHeap.fill(buffer, offset);
            } else if (path.getFileSystem() == FileSystems.getDefault()) {
                fillFromDisk(buffer, offset);
            } else {
                fillFromChannel(buffer, offset);
            }
        } catch (IOException problem) {
            throw unreadable(problem);
        }
        if (buffer.hasRemaining()) {
            long end = offset + buffer.position();
            throw wrong(null, end, size + " bytes, as there were when the file was opened", "its end");
        }
        return buffer.flip();
    }

    /** As from a channel, whose classes a fresh JVM would take 4 ms longer to load. */
    private void fillFromDisk(ByteBuffer buffer, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            file.seek(offset);
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = file.read(buffer.array(), buffer.position(), buffer.remaining());
                buffer.position(buffer.position() + Math.max(read, 0));
            }
        }
    }

    private void fillFromChannel(ByteBuffer buffer, long offset) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(offset);
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
        }
    }

    /**
     * Reads float32 values into one array after the other, in bounded pieces.
     *
     * @param offset where the values start; the caller knows all to lie within the size
     */
    public void readFloats(long offset, float[]... arrays) {
        long left = 0;
        for (float[] array : arrays) {
            left += (long) Float.BYTES * array.length;
        }
        ByteBuffer chunk = bytes == null ? chunk((int) Math.min(CHUNK, left)) : null;
        FloatBuffer values = FloatBuffer.allocate(0);
        for (float[] array : arrays) {
            for (int done = 0; done < array.length; ) {
                if (!values.hasRemaining()) {
                    int length = (int) Math.min(CHUNK, left);
                    values = (bytes == null ? fill(chunk.clear().limit(length), offset) : read(offset, length))
                            .asFloatBuffer();
                    offset += length;
                    left -= length;
                }
                int here = Math.min(values.remaining(), array.length - done);
                values.get(array, done, here);
                done += here;
            }
        }
    }

    /** A range of the bytes, which the caller knows to lie within the size, read in bounded pieces. */
    public InputStream stream(long offset, long length) {
        return new SequenceInputStream(new Enumeration<>() {
            private long done;

            @Override
            public boolean hasMoreElements() {
                return done < length;
            }

            @Override
            public InputStream nextElement() {
                if (done >= length) {
                    throw new NoSuchElementException();
                }
                ByteBuffer chunk = read(offset + done, (int) Math.min(CHUNK, length - done));
                done += chunk.remaining();
                return new ByteArrayInputStream(chunk.array(), chunk.arrayOffset(), chunk.remaining());
            }
        });
    }

    /** What to throw when the system cannot read the bytes. */
    public UncheckedIOException unreadable(IOException problem) {
        return new UncheckedIOException("cannot read " + name + ": " + problem.getMessage(), problem);
    }

    /** Says what is wrong in here; see {@link WeightsException}. */
    public WeightsException wrong(String entry, long offset, String expected, String found) {
        return new WeightsException(name, entry, offset, expected, found);
    }
}
