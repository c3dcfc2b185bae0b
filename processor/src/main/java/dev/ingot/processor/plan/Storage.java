// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

/** Where a value of the forward pass lives. */
public sealed interface Storage {

    /** The array that the caller passes for an input. */
    record InputArray(int index) implements Storage {}

    /** The array that the caller passes for an output. */
    record OutputArray(int index) implements Storage {}

    /** A buffer of the arena, shared by values that are not alive at the same time. */
    record Buffer(int index) implements Storage {}

    /**
     * A part of a concatenation, where its operand is written.
     *
     * @param array the array of the concatenation, no part itself
     * @param start the index of the part's first value
     */
    record Part(Storage array, int start) implements Storage {

        @Override
        public Storage part(int offset) {
            return new Part(array, start + offset);
        }
    }

    /** The part of this storage from a value on. */
    default Storage part(int offset) {
        return new Part(this, offset);
    }
}
