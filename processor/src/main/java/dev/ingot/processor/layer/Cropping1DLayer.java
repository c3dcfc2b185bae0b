// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** {@link dev.ingot.dsl.Cropping1D}: {@code (steps, channels)} without its ends. */
public record Cropping1DLayer(List<Integer> cropping) implements Cropping {

    @Override
    public int axes() {
        return 1;
    }
}
