// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import java.util.HashMap;
import java.util.Map;

/** No two layers have one name in weight files, those in blocks included. Speaks up only if the fields of each class differ. */
final class PathsDiffer implements NetworkRule {

    @Override
    public void check(Model model, Findings findings) {
        if (findings.hasErrors()) {
            return;
        }
        Map<String, String> layers = new HashMap<>();
        for (LayerDeclaration layer : model.layers()) {
            String first = layers.putIfAbsent(layer.fileName(), layer.name());
            if (first != null) {
                findings.report(
                        Code.DUPLICATE_NAME, layer.site().use().beside("Named", "value"), first, layer.fileName());
            }
        }
    }
}
