// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Model;
import java.util.Set;

/** Several outputs become the components of a record, so their names must be allowed there (JLS 8.10.1). */
final class OutputsFitRecord implements Rule {

    private static final Set<String> FORBIDDEN =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    @Override
    public void check(Model model, Findings findings) {
        if (model.outputs().size() < 2) {
            return;
        }
        model.layers().stream()
                .filter(layer ->
                        FORBIDDEN.contains(layer.name()) && model.outputs().contains(layer.name()))
                .forEach(layer -> findings.report(
                        Code.NOT_A_COMPONENT,
                        model.site().member("outputs").element(model.outputs().indexOf(layer.name())),
                        layer.name()));
    }
}
