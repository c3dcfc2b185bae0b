// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.List;
import java.util.Objects;

/**
 * A layer of a network.
 *
 * @param name the layer's name
 * @param type Keras' class name, such as {@code Conv2D}
 * @param output the shape of its output without the batch axis
 * @param from the names of the layers and inputs that it takes, in order
 * @param owner the name of the layer that its weights belong to: its own, unless it applies an earlier layer once more
 */
public record LayerSpec(String name, String type, Shape output, List<String> from, String owner) {
    /** Checks that nothing is null and copies the list. */
    public LayerSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(output, "output");
        from = List.copyOf(from);
        Objects.requireNonNull(owner, "owner");
    }
}
