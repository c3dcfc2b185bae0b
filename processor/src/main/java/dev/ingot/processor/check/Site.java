// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

/**
 * The place in the user's source that a finding stands at: a member of an annotation, the annotation, or the field or class.
 * Implemented by the front end, which alone knows what a place is.
 */
public interface Site {

    /** The value of a member of the annotation at this site; this site if the member is not written there. */
    Site member(String name);

    /** An element of the array at this site; this site if it is no array or not that long. */
    Site element(int index);
}
