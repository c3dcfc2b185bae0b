// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Site;
import java.util.List;

/**
 * A change that a use makes to a member of its block.
 *
 * @param path the fields that lead to the member: those of blocks inside the block, then the layer or use
 * @param member the member of that field's annotation
 * @param value what it becomes, in the type of the member
 * @param site the string that says so
 */
record Setting(List<String> path, String member, Object value, Site site) {

    /** Whether it changes a member of this field itself. */
    boolean isOf(String field) {
        return path.equals(List.of(field));
    }

    /** Whether it changes something within the block that this field uses. */
    boolean isWithin(String field) {
        return path.size() > 1 && path.get(0).equals(field);
    }

    /** The same change as the block that the first field uses sees it. */
    Setting inner() {
        return new Setting(path.subList(1, path.size()), member, value, site);
    }
}
