// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.Objects;

/**
 * An input or output of a network.
 *
 * @param name its key in {@link Network#run}
 * @param shape its shape without the batch axis
 */
public record TensorSpec(String name, Shape shape) {
    /** Checks that nothing is null. */
    public TensorSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(shape, "shape");
    }
}
