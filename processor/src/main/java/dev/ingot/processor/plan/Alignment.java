// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

/** What HotSpot needs to make vector code of a loop: what it reads lies apart by multiples of the widest vector. */
public final class Alignment {

    /** Floats of the widest vector. */
    public static final int FLOATS = 16;

    private Alignment() {}

    /** The least multiple that is not less than a length. */
    static int up(int length) {
        return (length + FLOATS - 1) / FLOATS * FLOATS;
    }
}
