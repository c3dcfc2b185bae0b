// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import java.util.List;

/**
 * The place in the user's source that a finding stands at: a member of an annotation, the annotation, or the field or class.
 * Implemented by the front end, which alone knows what a place is.
 */
public interface Site {

    /** The value of a member of the annotation at this site; this site if the member is not written there. */
    default Site member(String name) {
        return this;
    }

    /** An element of the array at this site; this site if it is no array or not that long. */
    default Site element(int index) {
        return this;
    }

    /** The value of a member of another annotation of the same field, by simple name; this site if it is not written there. */
    default Site beside(String annotation, String member) {
        return this;
    }

    /** How a message begins: {@code reshape (@Reshape)}. */
    String subject();

    /** Qualified name of the class that it lies in; empty for none. */
    default String host() {
        return "";
    }

    /** Where a message is printed: this site, or what is left of it without the way that led to it. */
    default Site place() {
        return this;
    }

    /** For a site in a block the field of the network through which it was reached; else this site. */
    default Site use() {
        return this;
    }

    /** For a site in the source of a block the fields through which it was reached, outermost first: {@code Generator.body}. */
    default List<String> through() {
        return List.of();
    }

    /** The place in the order of the source: sites of one class compare number by number, a site comes before what lies in it. */
    List<Integer> position();
}
