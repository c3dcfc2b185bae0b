// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** How many inputs a layer takes. */
public enum Arity {
    /** Exactly one. */
    ONE(1, 1),
    /** Two or more. */
    SEVERAL(2, Integer.MAX_VALUE);

    private final int least;
    private final int most;

    Arity(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /** Whether a layer may have so many inputs. */
    public boolean allows(int inputs) {
        return least <= inputs && inputs <= most;
    }
}
