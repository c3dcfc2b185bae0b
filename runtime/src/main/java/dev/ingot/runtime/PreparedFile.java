// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import dev.ingot.runtime.compiled.PreparedWeights;
import java.util.Map;
import java.util.Set;

/** Weights prepared for one network, in a safetensors file. */
final class PreparedFile extends PreparedWeights {
    private final String origin;
    private final Safetensors file;

    PreparedFile(String origin, Safetensors file) {
        this.origin = origin;
        this.file = file;
    }

    @Override
    public Set<String> names() {
        return file.names();
    }

    @Override
    public Map<String, String> metadata() {
        return file.metadata();
    }

    @Override
    protected void read(String name, int[] shape, float[]... rows) {
        if (!file.names().contains(name)) {
            throw wrong(name, "a tensor of shape " + Shape.of(shape), "none");
        }
        file.read(name, Shape.of(shape), rows);
    }

    @Override
    public WeightsException wrong(String entry, String expected, String found) {
        return new WeightsException(origin, entry, -1, expected, found);
    }

    @Override
    public String toString() {
        return origin;
    }
}
