// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.file;

import java.util.Map;

/** Variables that layers keep behind their weights and that play no part in inference. */
final class TrainingState {
    /** Such a variable by class, the last of its layer. */
    private static final Map<String, String> VARIABLES = Map.of("Normalization", "count");

    private TrainingState() {}

    /** Whether layers of the class have one behind their weights. */
    static boolean isIn(String className) {
        return VARIABLES.containsKey(className);
    }

    /** Whether a variable of a layer of the class is one. */
    static boolean is(String className, String variable) {
        return variable.equals(VARIABLES.get(className));
    }
}
