// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The weights of a network while it is loaded: each is read when it is asked for and not kept, so that no more than one is in
 * memory beside what was made of those before.
 */
public final class LoadedWeights {
    /** Problems listed before surplus tensors are only counted: a file may have any number of them. */
    private static final int MOST_PROBLEMS = 100;

    private final Signature signature;
    private final Weights weights;

    private LoadedWeights(Signature signature, Weights weights) {
        this.signature = signature;
        this.weights = weights;
    }

    /**
     * Called by a generated class before it asks for its weights.
     *
     * @throws WeightsException if the weights have names that the network does not ask for, with everything that is wrong; if
     *     their file was written for another version of the network, with what has changed
     */
    public static LoadedWeights load(Signature signature, Weights weights) {
        Weights bound;
        try {
            bound = weights.bind(signature);
        } catch (WeightsException problem) {
            throw new WeightsException(
                    signature.name(), problem.problems().isEmpty() ? List.of(problem) : problem.problems());
        }
        if (bound instanceof RecordedWeights file) {
            List<WeightsException> changes = SpecRecord.changes(signature, file);
            if (!changes.isEmpty()) {
                throw new WeightsException(signature.name(), changes);
            }
        }
        LoadedWeights loaded = new LoadedWeights(signature, bound);
        if (!loaded.surplus().isEmpty()) {
            throw loaded.refused(List.of());
        }
        EventLog.loaded(signature, "original weights");
        return loaded;
    }

    /**
     * Reads a weight.
     *
     * @param specIndex its index in {@link Signature#weights()}
     * @return its values, row-major; the caller's to keep
     * @throws WeightsException with everything that is missing, of another shape, not finite or not asked for
     */
    public float[] values(int specIndex) {
        float[] values = new float[spec(specIndex).shape().elements()];
        read(specIndex, values);
        return values;
    }

    /**
     * Reads a weight that is a matrix, each row into an array of its own.
     *
     * @param specIndex its index in {@link Signature#weights()}
     * @throws WeightsException with everything that is missing, of another shape, not finite or not asked for
     */
    public float[][] rows(int specIndex) {
        Shape shape = spec(specIndex).shape();
        float[][] values = new float[shape.size(0)][shape.size(1)];
        read(specIndex, values);
        return values;
    }

    private WeightSpec spec(int index) {
        return signature.weights().get(index);
    }

    private void read(int specIndex, float[]... rows) {
        try {
            readFinite(spec(specIndex), rows);
        } catch (WeightsException problem) {
            throw refused(List.of(problem));
        }
    }

    private void readFinite(WeightSpec spec, float[]... rows) {
        weights.readInto(spec, rows);
        int before = 0;
        for (float[] row : rows) {
            int bad = WeightOps.firstNotFinite(row);
            if (bad >= 0) {
                throw new WeightsException(
                        null,
                        spec.name(),
                        -1,
                        "finite values",
                        row[bad] + " at index " + (before + bad) + " of "
                                + spec.shape().elements() + " in row-major order");
            }
            before += row.length;
        }
    }

    private Set<String> surplus() {
        Set<String> surplus = new LinkedHashSet<>(weights.names());
        for (WeightSpec spec : signature.weights()) {
            surplus.remove(spec.name());
        }
        return surplus;
    }

    /** Everything that is wrong, so that it can be put right at once; {@code known} if it does not show again. */
    private WeightsException refused(List<WeightsException> known) {
        List<WeightsException> problems = new ArrayList<>();
        for (WeightSpec spec : signature.weights()) {
            try {
                readFinite(spec, new float[spec.shape().elements()]);
            } catch (WeightsException problem) {
                problems.add(problem);
            }
        }
        Set<String> surplus = surplus();
        int left = surplus.size();
        for (String name : surplus) {
            if (problems.size() >= MOST_PROBLEMS) {
                problems.add(surplus(null, left + " more that no layer of it has"));
                break;
            }
            problems.add(surplus(name, "one that no layer of it has"));
            left--;
        }
        return new WeightsException(signature.name(), problems.isEmpty() ? known : problems);
    }

    private static WeightsException surplus(String name, String found) {
        return new WeightsException(null, name, -1, "only tensors that the network asks for", found);
    }
}
