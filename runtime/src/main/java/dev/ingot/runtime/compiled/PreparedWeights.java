// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights that {@link dev.ingot.runtime.Network#prepare} wrote, folded and packed for one network: tensors named and
 * shaped as the fields of its class, and metadata by which the class knows its own. The reader of the file extends this.
 */
public abstract class PreparedWeights implements Weights {
    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private static final String AGAIN = "; prepare the file again from the original weights";

    /** For the reader of the file. */
    protected PreparedWeights() {}

    /** The metadata of the file. */
    protected abstract Map<String, String> metadata();

    /**
     * Reads a tensor.
     *
     * @param shape the shape that it must have
     * @param rows arrays that hold exactly its values, row-major
     * @throws WeightsException if it is not there, of another type or shape
     */
    protected abstract void read(String name, int[] shape, float[]... rows);

    /** What is wrong with a part of the file. */
    protected abstract WeightsException wrong(String entry, String expected, String found);

    /** Whether a file with this metadata holds prepared weights. */
    public static boolean describedBy(Map<String, String> metadata) {
        return metadata.containsKey("ingot.plan");
    }

    /** The metadata of weights that were prepared for a network. */
    static Map<String, String> metadata(Signature signature, String plan) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("ingot.network", signature.name());
        metadata.put("ingot.abi", Integer.toString(signature.abi()));
        metadata.put("ingot.specs", hash(signature.weights()));
        metadata.put("ingot.plan", plan);
        return metadata;
    }

    /**
     * The hash of the text that has a line {@code <name> <shape>} per weight, such as {@code dense/kernel (100, 3200)}, each
     * ended by a line feed: FNV-1a of 64 bits over its UTF-8 bytes, in hexadecimal. It guards against mistakes, not against
     * malice, and unlike {@link java.security.MessageDigest} takes no time to start.
     */
    private static String hash(List<WeightSpec> specs) {
        StringBuilder text = new StringBuilder();
        for (WeightSpec spec : specs) {
            text.append(spec.name()).append(' ').append(spec.shape()).append('\n');
        }
        long hash = FNV_OFFSET_BASIS;
        for (byte b : text.toString().getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xFF) * FNV_PRIME;
        }
        return Long.toHexString(hash);
    }

    /**
     * Called by a generated class before it reads its fields.
     *
     * @param plan identifies the fields of the class and how they were computed
     * @return this
     * @throws WeightsException if the weights were prepared for another class
     */
    public PreparedWeights preparedFor(Signature signature, String plan) {
        Map<String, String> found = metadata();
        for (Map.Entry<String, String> expected : metadata(signature, plan).entrySet()) {
            String value = found.getOrDefault(expected.getKey(), "none");
            if (!value.equals(expected.getValue())) {
                throw new WeightsException(
                        signature.name(), List.of(wrong(expected.getKey(), expected.getValue(), value + AGAIN)));
            }
        }
        EventLog.loaded(signature, "prepared weights");
        return this;
    }

    /** The values of a field {@code float[]}. */
    public float[] values(String name, int length) {
        float[] values = new float[length];
        readFinite(name, new int[] {length}, values);
        return values;
    }

    /** The values of a field {@code float[][]}. */
    public float[][] rows(String name, int rows, int columns) {
        float[][] values = new float[rows][columns];
        readFinite(name, new int[] {rows, columns}, values);
        return values;
    }

    /** The values of a field {@code float[][][]}. */
    public float[][][] matrices(String name, int matrices, int rows, int columns) {
        float[][][] values = new float[matrices][rows][columns];
        float[][] allRows = new float[matrices * rows][];
        for (int matrix = 0; matrix < matrices; matrix++) {
            System.arraycopy(values[matrix], 0, allRows, matrix * rows, rows);
        }
        readFinite(name, new int[] {matrices, rows, columns}, allRows);
        return values;
    }

    private void readFinite(String name, int[] shape, float[]... rows) {
        read(name, shape, rows);
        for (float[] row : rows) {
            int bad = WeightOps.firstNotFinite(row);
            if (bad >= 0) {
                throw wrong(name, "finite values", row[bad] + AGAIN);
            }
        }
    }

    /** Refuses: these are no longer the tensors that a spec describes. */
    @Override
    public Tensor tensor(WeightSpec spec) {
        throw wrong(
                spec.name(),
                "a tensor of shape " + spec.shape(),
                "weights prepared for the network " + metadata().get("ingot.network")
                        + ", which only its load can read; use the original weights");
    }
}
