// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How Keras 3 names the layers of a model in a file of weights: by class, with a number from the second of a class on
 * ({@code keras/src/utils/naming.py}, {@code _save_container_state} in {@code keras/src/saving/saving_lib.py}).
 */
final class LayerNames {
    private final Map<String, Integer> used = new HashMap<>();

    /** The name of the next layer, which has this class. */
    String next(String className) {
        String name = snakeCase(className);
        int index = used.merge(name, 1, Integer::sum) - 1;
        return index == 0 ? name : name + "_" + index;
    }

    /** The class name in Keras' snake case: {@code Conv2DTranspose} is {@code conv2d_transpose}, {@code ReLU} is {@code re_lu}. */
    static String snakeCase(String className) {
        return className
                .replaceAll("\\W+", "")
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
