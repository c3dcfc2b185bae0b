// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the fields of a network or block declare.
 *
 * @param inputs the inputs in order; a single one that is no field is called {@code input}; those of a block have no axes
 * @param members layers and uses of blocks, in the order of their fields
 * @param outputs what the outputs are, as {@link Reference} reads it, in order; empty only if there are no members
 * @param unreadable names of fields and inputs that are missing above because they could not be read; an error was reported
 *     for each, and what they feed is not checked
 * @param site where the class is declared: the annotation
 */
public record Body(
        List<InputDeclaration> inputs, List<Member> members, List<String> outputs, Set<String> unreadable, Site site) {

    /** Copies the collections. */
    public Body {
        inputs = List.copyOf(inputs);
        members = List.copyOf(members);
        outputs = List.copyOf(outputs);
        unreadable = Set.copyOf(unreadable);
    }

    /** The member of a name. */
    public Optional<Member> find(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }
}
