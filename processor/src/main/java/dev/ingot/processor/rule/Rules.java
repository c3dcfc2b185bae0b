// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Model;
import java.util.List;

/** All rules, a line each. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new SourcesAreEarlier(),
            new OutputsAreLayers(),
            new EverythingIsUsed(),
            new NamesDiffer(),
            new NamesFitFiles(),
            new OutputsFitRecord(),
            new WeightsLieBesideClass());

    private Rules() {}

    /** Reports every rule that the network breaks. */
    public static void check(Model model, Findings findings) {
        ALL.forEach(rule -> rule.check(model, findings));
    }
}
