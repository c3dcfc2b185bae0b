// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a large stream, outside the heap: so loading from a stream takes no more heap than loading from a file. Their
 * memory is given back when nobody refers to them any more.
 */
final class OffHeapBytes {
    private static final int PIECE = 1 << 20;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long size;

    /** Takes over some bytes and then those of a stream, to its end. */
    OffHeapBytes(byte[] start, InputStream rest) throws IOException {
        append(start, start.length);
        byte[] chunk = new byte[1 << 16];
        for (int read = rest.read(chunk); read >= 0; read = rest.read(chunk)) {
            append(chunk, read);
        }
    }

    private void append(byte[] bytes, int count) {
        for (int done = 0; done < count; ) {
            int at = (int) (size % PIECE);
            if (at == 0) {
                pieces.add(ByteBuffer.allocateDirect(PIECE));
            }
            int here = Math.min(PIECE - at, count - done);
            pieces.get(pieces.size() - 1).put(at, bytes, done, here);
            done += here;
            size += here;
        }
    }

    long size() {
        return size;
    }

    /** Fills what remains of a buffer that has an array with the bytes from an offset on, as far as there are any. */
    void fill(ByteBuffer buffer, long offset) {
        long left = Math.min(buffer.remaining(), size - offset);
        for (long at = offset; left > 0; ) {
            int here = (int) Math.min(PIECE - at % PIECE, left);
            pieces.get((int) (at / PIECE)).get((int) (at % PIECE), buffer.array(), buffer.position(), here);
            buffer.position(buffer.position() + here);
            at += here;
            left -= here;
        }
    }
}
