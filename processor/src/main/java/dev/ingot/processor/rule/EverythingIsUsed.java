// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/** From every input and layer a path leads to an output. */
final class EverythingIsUsed implements Rule {

    @Override
    public void check(Model model, Findings findings) {
        if (!isComplete(model)) {
            return;
        }
        Set<String> used = new HashSet<>(model.outputs());
        List<LayerDeclaration> layers = model.layers();
        // Sources are earlier fields, so one walk from the end sees every layer after all that take it.
        for (ListIterator<LayerDeclaration> i = layers.listIterator(layers.size()); i.hasPrevious(); ) {
            LayerDeclaration layer = i.previous();
            if (used.contains(layer.name())) {
                used.addAll(layer.from());
            } else {
                findings.report(Code.UNUSED, layer.site(), layer.name(), "add it to outputs, or remove the field");
            }
        }
        for (InputDeclaration input : model.inputs()) {
            if (!used.contains(input.name())) {
                findings.report(Code.UNUSED, input.site(), input.name(), "or remove it");
            }
        }
    }

    /** Whether all names lead to earlier fields; a wrong name would make what was meant look unused. */
    private static boolean isComplete(Model model) {
        Set<String> earlier = new HashSet<>();
        model.inputs().forEach(input -> earlier.add(input.name()));
        for (LayerDeclaration layer : model.layers()) {
            if (layer.from().isEmpty() || !earlier.containsAll(layer.from())) {
                return false;
            }
            earlier.add(layer.name());
        }
        return model.unreadable().isEmpty() && earlier.containsAll(model.outputs());
    }
}
