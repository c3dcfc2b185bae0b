// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A layer takes inputs of the network and layers before it. */
final class SourcesAreEarlier implements Rule {

    @Override
    public void check(Model model, Findings findings) {
        Set<String> layers = model.layers().stream().map(LayerDeclaration::name).collect(Collectors.toSet());
        Set<String> earlier = new LinkedHashSet<>();
        model.inputs().stream().map(InputDeclaration::name).forEach(earlier::add);
        for (LayerDeclaration layer : model.layers()) {
            for (int i = 0; i < layer.from().size(); i++) {
                String source = layer.from().get(i);
                if (earlier.contains(source) || model.unreadable().contains(source)) {
                    continue;
                }
                Site site = layer.site().beside("From", "value").element(i);
                if (layers.contains(source)) {
                    findings.report(Code.LATER_SOURCE, site, source);
                } else {
                    findings.report(Code.UNKNOWN_SOURCE, site, source, NearestName.hint(source, earlier));
                }
            }
            earlier.add(layer.name());
        }
    }
}
