// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

/**
 * Arrays of floats that a kernel works in; what is in them before and after does not matter.
 *
 * @param count number of arrays
 * @param length floats of each that are used; the arrays may be longer
 */
public record Scratch(int count, int length) {

    /** Floats that are used. */
    public long floats() {
        return (long) count * length;
    }
}
