// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** No two layers have one name, in the class or in weight files. */
final class NamesDiffer implements Rule {

    @Override
    public void check(Model model, Findings findings) {
        Set<String> inputs = model.inputs().stream().map(InputDeclaration::name).collect(Collectors.toSet());
        Map<String, String> fields = new HashMap<>();
        for (LayerDeclaration layer : model.layers()) {
            if (inputs.contains(layer.name()) || inputs.contains(layer.fileName())) {
                findings.report(Code.NAMED_LIKE_INPUT, layer.site());
            }
            String first = fields.putIfAbsent(layer.fileName(), layer.name());
            if (first != null) {
                findings.report(Code.DUPLICATE_NAME, layer.site().beside("Named", "value"), first, layer.fileName());
            }
        }
    }
}
