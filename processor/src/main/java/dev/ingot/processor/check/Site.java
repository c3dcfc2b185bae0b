// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import java.util.List;

/**
 * The place in the user's source that a finding stands at: a member of an annotation, the annotation, or the field or class.
 * Implemented by the front end, which alone knows what a place is.
 */
public interface Site {

    /** The value of a member of the annotation at this site; this site if the member is not written there. */
    Site member(String name);

    /** An element of the array at this site; this site if it is no array or not that long. */
    Site element(int index);

    /** The value of a member of another annotation of the same field, by simple name; this site if it is not written there. */
    Site beside(String annotation, String member);

    /** How a message begins: {@code reshape (@Reshape)}. */
    String subject();

    /** The place in the order of the source: sites compare number by number, a site comes before what lies in it. */
    List<Integer> position();
}
