// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights that {@link dev.ingot.runtime.Network#prepare} wrote, folded and packed for one network: tensors named and
 * shaped as the fields of its class, and metadata by which the class knows its own. The reader of the file extends this.
 */
public abstract class PreparedWeights implements RecordedWeights {
    private static final String AGAIN = "; prepare the file again from the original weights";

    /** For the reader of the file. */
    protected PreparedWeights() {}

    /**
     * Reads a tensor.
     *
     * @param shape the shape that it must have
     * @param rows arrays that hold exactly its values, row-major
     * @throws WeightsException if it is not there, of another type or shape
     */
    protected abstract void read(String name, int[] shape, float[]... rows);

    /** Whether a file with this metadata holds prepared weights. */
    public static boolean describedBy(Map<String, String> metadata) {
        return metadata.containsKey("ingot.plan");
    }

    /** The metadata of weights that were prepared for a network. */
    static Map<String, String> metadata(Signature signature, String plan) {
        Map<String, String> metadata = SpecRecord.of(signature);
        metadata.put("ingot.abi", Integer.toString(signature.abi()));
        metadata.put("ingot.plan", plan);
        return metadata;
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
        List<WeightsException> problems = new ArrayList<>();
        for (Map.Entry<String, String> expected : metadata(signature, plan).entrySet()) {
            String key = expected.getKey();
            String value = found.getOrDefault(key, "none");
            if (value.equals(expected.getValue())) {
                continue;
            }
            if (key.equals(SpecRecord.TEXT)) {
                problems.addAll(SpecRecord.changes(signature, this));
            } else if (problems.isEmpty()) {
                problems.add(wrong(key, expected.getValue(), value + AGAIN));
            }
            if (key.equals(SpecRecord.NETWORK)) {
                break;
            }
        }
        if (!problems.isEmpty()) {
            throw new WeightsException(signature.name(), problems);
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
