// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.dsl.Dense;
import java.util.List;
import java.util.Optional;

/** All layers, a line each: the only place where a layer is registered. */
public final class LayerTable {

    private static final List<LayerType> TYPES =
            List.of(new LayerType(Dense.class, DenseLayer.class, "Dense", "", "Fully connected, on the last axis"));

    private LayerTable() {}

    /** The layers in the order of the documentation. */
    public static List<LayerType> types() {
        return TYPES;
    }

    /** The layer that an annotation of this qualified name declares. */
    public static Optional<LayerType> ofAnnotation(String qualifiedName) {
        return TYPES.stream()
                .filter(type -> type.annotation().getName().equals(qualifiedName))
                .findFirst();
    }

    /** The layer of this class name in Keras. */
    public static Optional<LayerType> ofKerasClass(String name) {
        return TYPES.stream().filter(type -> type.kerasClass().equals(name)).findFirst();
    }
}
