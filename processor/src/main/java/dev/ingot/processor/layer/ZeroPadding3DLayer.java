// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** {@link dev.ingot.dsl.ZeroPadding3D}: {@code (depth, rows, columns, channels)} with zeros around. */
public record ZeroPadding3DLayer(List<Integer> padding) implements ZeroPadding {

    @Override
    public int axes() {
        return 3;
    }
}
