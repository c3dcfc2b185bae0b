// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The bytes of a weights file, on disk or in memory.
 *
 * @param name for messages
 * @param size in bytes
 * @param path where the file is; null if it is in memory
 * @param bytes the content; null if it is on disk
 */
record ByteSource(String name, long size, Path path, byte[] bytes) {
    static ByteSource file(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new WeightsException(path.toString(), null, -1, "a weights file", "a directory");
        }
        return new ByteSource(path.toString(), Files.size(path), path, null);
    }

    static ByteSource bytes(String name, byte[] bytes) {
        return new ByteSource(name, bytes.length, null, bytes);
    }

    /** Some of the bytes, ready to be read; the caller has made sure that there are as many. */
    ByteBuffer read(long offset, int length) {
        if (bytes != null) {
            return ByteBuffer.wrap(bytes, Math.toIntExact(offset), length).slice();
        }
        ByteBuffer buffer = ByteBuffer.allocate(length);
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            channel.position(offset);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException();
                }
            }
        } catch (EOFException shrunk) {
            throw new WeightsException(
                    name, null, offset + buffer.position(), size + " bytes as when it was opened", "its end");
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot read " + name + ": " + problem.getMessage(), problem);
        }
        return buffer.flip();
    }

    /** Says that something in here is wrong. */
    WeightsException wrong(String entry, long offset, String expected, String found) {
        return new WeightsException(name, entry, offset, expected, found);
    }
}
