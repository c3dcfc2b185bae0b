// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import dev.ingot.processor.plan.Plan.Step;

/**
 * The result of a step in its array.
 *
 * @param offset the index of the first value
 */
record Output(int offset) {

    /** Where a step's result goes. */
    static Output of(Step step) {
        return new Output(step.offset());
    }

    /** The index in the array for an index in the result. */
    String index(String index) {
        return Index.sum(index, offset);
    }

    /** The element for an index in the result. */
    String at(String index) {
        return "output[" + index(index) + "]";
    }
}
