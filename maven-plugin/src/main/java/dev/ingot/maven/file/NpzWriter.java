// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.file;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Tensor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes NumPy's {@code .npz}: a ZIP archive of arrays in {@code .npy} version 1, float32, not compressed. */
final class NpzWriter {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    /** NumPy lets the values start at multiples of so many bytes. */
    private static final int ALIGNMENT = 64;
    /** The first date that ZIP can say, in local time as ZIP has it, so that the same tensors give the same bytes everywhere. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private NpzWriter() {}

    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                byte[] array = array(tensor.getValue());
                CRC32 sum = new CRC32();
                sum.update(array);
                ZipEntry entry = new ZipEntry(tensor.getKey() + ".npy");
                entry.setTimeLocal(EPOCH);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(array.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(array);
                zip.closeEntry();
            }
        }
    }

    private static byte[] array(Tensor tensor) throws IOException {
        byte[] header = header(tensor.shape());
        long length = header.length + 4L * tensor.shape().elements();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException("a tensor of shape " + tensor.shape() + " is too large for .npz; write .safetensors");
        }
        ByteBuffer array = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        array.put(header);
        array.asFloatBuffer().put(tensor.toArray());
        return array.array();
    }

    private static byte[] header(Shape shape) {
        String lengths = shape.rank() == 1 ? "(" + shape.size(0) + ",)" : shape.toString();
        String text = "{'descr': '<f4', 'fortran_order': False, 'shape': " + lengths + ", }";
        int preamble = MAGIC.length + Short.BYTES;
        int padded = (preamble + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(padded).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) (padded - preamble));
        header.put(
                (text + " ".repeat(padded - preamble - text.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
        return header.array();
    }
}
