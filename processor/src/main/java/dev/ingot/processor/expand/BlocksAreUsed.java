// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Reference;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From every layer in a block a path leads to an output of the class that uses the block too. In the block all of them lead to
 * one of its outputs, so what breaks this rule is an output that nobody takes.
 */
final class BlocksAreUsed {

    private BlocksAreUsed() {}

    /**
     * Reports each use of a block with layers that nothing needs. Speaks up only where there is nothing else to say.
     *
     * @param body the class
     * @param layers its layers, and those of its blocks in their place
     * @param outputs the layers that give its outputs
     */
    static void check(Body body, Collection<LayerDeclaration> layers, Collection<String> outputs, Findings findings) {
        if (findings.hasErrors()) {
            return;
        }
        Set<String> used = new HashSet<>(outputs);
        Set<String> reported = new HashSet<>();
        List<LayerDeclaration> all = List.copyOf(layers);
        for (ListIterator<LayerDeclaration> i = all.listIterator(all.size()); i.hasPrevious(); ) {
            LayerDeclaration layer = i.previous();
            String field = layer.name().split("/")[0];
            if (used.contains(layer.name())) {
                used.addAll(layer.from());
            } else if (layer.isInBlock() && reported.add(field)) {
                Member use = body.find(field).orElseThrow();
                findings.report(Code.UNUSED_IN_BLOCK, use.site(), layer.name(), untaken(body, use));
            }
        }
    }

    /** The outputs of a block that nothing in the class takes: {@code "fork.narrow"}. */
    private static String untaken(Body body, Member use) {
        Set<Reference> taken = Stream.concat(
                        body.members().stream().flatMap(member -> member.from().stream()), body.outputs().stream())
                .map(Reference::parse)
                .collect(Collectors.toSet());
        return use.outputs().stream()
                .filter(output -> !taken.contains(new Reference(use.name(), output)))
                .filter(output -> use.outputs().indexOf(output) > 0 || !taken.contains(Reference.parse(use.name())))
                .map(output -> "\"" + use.name() + "." + output + "\"")
                .collect(Collectors.joining(" or "));
    }
}
