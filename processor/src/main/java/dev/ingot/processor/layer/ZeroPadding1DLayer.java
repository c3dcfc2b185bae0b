// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** {@link dev.ingot.dsl.ZeroPadding1D}: {@code (steps, channels)} with zeros before and behind. */
public record ZeroPadding1DLayer(List<Integer> padding) implements ZeroPadding {

    @Override
    public int axes() {
        return 1;
    }
}
