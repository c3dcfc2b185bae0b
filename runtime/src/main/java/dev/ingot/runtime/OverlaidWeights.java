// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.LinkedHashSet;
import java.util.Set;

/** Weights of which some are replaced by those that {@code top} has. */
record OverlaidWeights(Weights base, Weights top) implements Weights {
    static Weights of(Weights base, Weights top) {
        RenamedWeights.namesOf(top);
        return new OverlaidWeights(base, top);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(base.names());
        names.addAll(top.names());
        return names;
    }

    @Override
    public Weights bind(Signature signature) {
        return new OverlaidWeights(base.bind(signature), top.bind(signature));
    }

    @Override
    public Tensor tensor(WeightSpec spec) {
        return source(spec.name()).tensor(spec);
    }

    @Override
    public Tensor tensor(String name) {
        return source(name).tensor(name);
    }

    @Override
    public void readInto(WeightSpec spec, float[]... rows) {
        source(spec.name()).readInto(spec, rows);
    }

    private Weights source(String name) {
        return top.names().contains(name) ? top : base;
    }

    @Override
    public String toString() {
        return top + " over " + base;
    }
}
