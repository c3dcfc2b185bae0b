// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** {@link dev.ingot.dsl.Cropping3D}: {@code (depth, rows, columns, channels)} without its border. */
public record Cropping3DLayer(List<Integer> cropping) implements Cropping {

    @Override
    public int axes() {
        return 3;
    }
}
