// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The outputs are layers, each named once. */
final class OutputsAreLayers implements Rule {

    @Override
    public void check(Model model, Findings findings) {
        List<String> inputs =
                model.inputs().stream().map(InputDeclaration::name).toList();
        List<String> layers =
                model.layers().stream().map(LayerDeclaration::name).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < model.outputs().size(); i++) {
            String output = model.outputs().get(i);
            Site site = model.site().member("outputs").element(i);
            if (!seen.add(output)) {
                findings.report(Code.DUPLICATE_OUTPUT, site, output);
            } else if (inputs.contains(output)) {
                findings.report(Code.OUTPUT_IS_INPUT, site, output);
            } else if (!layers.contains(output) && !model.unreadable().contains(output)) {
                findings.report(Code.UNKNOWN_OUTPUT, site, output, NearestName.hint(output, layers));
            }
        }
    }
}
