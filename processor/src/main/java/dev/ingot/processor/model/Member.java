// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import java.util.List;
import java.util.Optional;

/** A field of a network or block that computes something: a layer, or the use of a block. */
public sealed interface Member permits LayerDeclaration, UseDeclaration {

    /** Field name, unique in its class. */
    String name();

    /** The name in weight files and summaries; the field name unless {@code @Named} says otherwise. */
    String fileName();

    /** What it takes, as {@link Reference} reads it. */
    List<String> from();

    /** Name of the earlier member whose weights it uses; empty if it has its own. */
    Optional<String> sameAs();

    /** Names of the outputs, the first of which stands for the member; empty for a layer, which has only one. */
    List<String> outputs();

    /** Where it is declared: the annotation. */
    Site site();

    /** Name of the member that the weights belong to. */
    default String owner() {
        return sameAs().orElse(name());
    }
}
