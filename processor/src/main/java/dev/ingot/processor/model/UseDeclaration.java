// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The use of a block as it was declared.
 *
 * @param name field name
 * @param fileName the first part of the names in weight files
 * @param block what is used
 * @param times how often in a row
 * @param set the changes, as they are written
 * @param from what the first repetition takes, in the order of the block's inputs
 * @param sameAs name of the earlier use whose weights it uses; empty if it has its own
 * @param suppressed keys of the warnings that are switched off here
 * @param site where it is declared: the annotation
 */
public record UseDeclaration(
        String name,
        String fileName,
        BlockDeclaration block,
        int times,
        List<String> set,
        List<String> from,
        Optional<String> sameAs,
        Set<String> suppressed,
        Site site)
        implements Member {

    /** Copies the collections. */
    public UseDeclaration {
        set = List.copyOf(set);
        from = List.copyOf(from);
        suppressed = Set.copyOf(suppressed);
    }

    @Override
    public List<String> outputs() {
        return block.outputs();
    }
}
