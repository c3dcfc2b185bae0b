// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** How many inputs a layer takes. */
public enum Arity {
    /** Exactly one. */
    ONE(1, 1, "one input"),
    /** Exactly two. */
    TWO(2, 2, "two inputs"),
    /** Two or more. */
    SEVERAL(2, Integer.MAX_VALUE, "two or more inputs");

    private final int least;
    private final int most;
    private final String description;

    Arity(int least, int most, String description) {
        this.least = least;
        this.most = most;
        this.description = description;
    }

    /** Whether a layer may have so many inputs. */
    public boolean allows(int inputs) {
        return least <= inputs && inputs <= most;
    }

    /** How messages say it: {@code one input}. */
    public String description() {
        return description;
    }
}
