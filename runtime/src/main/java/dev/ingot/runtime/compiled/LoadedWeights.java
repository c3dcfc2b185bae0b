// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The weights of a network, all there, of the right shapes and finite. */
public final class LoadedWeights {
    private final float[][] values;

    private LoadedWeights(float[][] values) {
        this.values = values;
    }

    /**
     * Asks for every weight of the signature.
     *
     * @throws WeightsException with everything that is missing, of another shape, not finite or not asked for
     */
    public static LoadedWeights load(Signature signature, Weights weights) {
        List<WeightsException> problems = new ArrayList<>();
        Weights bound = weights;
        try {
            bound = weights.bind(signature);
        } catch (WeightsException problem) {
            throw new WeightsException(signature.name(), List.of(problem));
        }
        float[][] values = new float[signature.weights().size()][];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = checked(signature.weights().get(i), bound);
            } catch (WeightsException problem) {
                problems.add(problem);
            }
        }
        Set<String> surplus = new LinkedHashSet<>(bound.names());
        for (WeightSpec spec : signature.weights()) {
            surplus.remove(spec.name());
        }
        for (String name : surplus) {
            problems.add(new WeightsException(
                    null, name, -1, "only tensors that the network asks for", "one that no layer of it has"));
        }
        if (!problems.isEmpty()) {
            throw new WeightsException(signature.name(), problems);
        }
        EventLog.loaded(signature, "original weights");
        return new LoadedWeights(values);
    }

    private static float[] checked(WeightSpec spec, Weights weights) {
        Tensor tensor = weights.tensor(spec);
        if (tensor == null || !tensor.shape().equals(spec.shape())) {
            String found = tensor == null ? "none" : "shape " + tensor.shape();
            throw new WeightsException(null, spec.name(), -1, "a tensor of shape " + spec.shape(), found);
        }
        float[] values = tensor.toArray();
        int bad = WeightOps.firstNotFinite(values);
        if (bad >= 0) {
            throw new WeightsException(
                    null,
                    spec.name(),
                    -1,
                    "finite values",
                    values[bad] + " at index " + bad + " of " + values.length + " in row-major order");
        }
        return values;
    }

    /** The values of the weight with this index in {@link Signature#weights()}, row-major; the caller's to keep. */
    public float[] values(int specIndex) {
        return values[specIndex];
    }
}
