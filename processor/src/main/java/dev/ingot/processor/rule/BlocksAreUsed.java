// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.Output;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/**
 * From every layer in a block a path leads to an output of the network too. In the block all of them lead to one of its
 * outputs, so what breaks this rule is an output that nobody takes.
 */
final class BlocksAreUsed implements NetworkRule {

    @Override
    public void check(Model model, Findings findings) {
        if (findings.hasErrors()) {
            return;
        }
        Set<String> used = new HashSet<>();
        model.outputs().stream().map(Output::layer).forEach(used::add);
        Set<String> reported = new HashSet<>();
        List<LayerDeclaration> layers = model.layers();
        for (ListIterator<LayerDeclaration> i = layers.listIterator(layers.size()); i.hasPrevious(); ) {
            LayerDeclaration layer = i.previous();
            String field = layer.name().split("/")[0];
            if (used.contains(layer.name())) {
                used.addAll(layer.from());
            } else if (layer.isInBlock() && reported.add(field)) {
                findings.report(Code.UNUSED_IN_BLOCK, layer.site().use(), layer.name(), field);
            }
        }
    }
}
