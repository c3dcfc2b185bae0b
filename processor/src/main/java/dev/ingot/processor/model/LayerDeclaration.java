// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layer of a network as it was declared.
 *
 * @param name field name: a Java identifier, unique in the network
 * @param fileName the name in weight files and summaries; the field name unless {@code @Named} says otherwise
 * @param type the line of the layer table
 * @param definition the arguments
 * @param from names of the layers or inputs it takes, resolved and in order
 * @param sameAs name of the earlier layer whose weights it uses; empty if it has its own
 * @param suppressed keys of the warnings that are switched off here, such as {@code ingot:checkerboard}
 * @param site where it is declared: the annotation
 */
public record LayerDeclaration(
        String name,
        String fileName,
        LayerType type,
        LayerDefinition definition,
        List<String> from,
        Optional<String> sameAs,
        Set<String> suppressed,
        Site site) {

    /** Copies the collections. */
    public LayerDeclaration {
        from = List.copyOf(from);
        suppressed = Set.copyOf(suppressed);
    }

    /** Name of the layer that the weights belong to. */
    public String owner() {
        return sameAs.orElse(name);
    }
}
