// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.util.List;

/** {@link dev.ingot.dsl.Cropping2D}: {@code (rows, columns, channels)} without its border. */
public record Cropping2DLayer(List<Integer> cropping) implements Cropping {

    @Override
    public int axes() {
        return 2;
    }
}
