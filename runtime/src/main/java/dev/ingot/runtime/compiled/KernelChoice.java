// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/** What the user wants networks to run on, by a system property that each network reads when it is loaded. */
enum KernelChoice {
    /** Plain kernels first, vector kernels once they are measured to be faster: the default. */
    FASTER,
    /** Plain kernels for good. */
    PLAIN,
    /** Vector kernels from the first call on, however slow these are until they are compiled. */
    VECTOR;

    static final String PROPERTY = "ingot.kernels";

    /**
     * The choice of this moment.
     *
     * @throws IllegalArgumentException if the property has an unknown value
     */
    static KernelChoice current() {
        String value = System.getProperty(PROPERTY);
        if (value == null) {
            return FASTER;
        }
        return switch (value) {
            case "plain" -> PLAIN;
            case "vector" -> VECTOR;
            default ->
                throw new IllegalArgumentException(
                        "system property " + PROPERTY + ": expected plain or vector, found \"" + value
                                + "\"; without it networks move from plain to vector kernels where these are faster");
        };
    }
}
