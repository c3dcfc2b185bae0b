// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Model;
import java.util.List;

/** All rules, a line each. */
public final class Rules {

    private static final List<Rule> OF_FIELDS = List.of(
            new SourcesAreEarlier(),
            new OutputsAreLayers(),
            new EverythingIsUsed(),
            new NamesDiffer(),
            new NamesFitFiles());

    private static final List<NetworkRule> OF_NETWORKS =
            List.of(new PathsDiffer(), new OutputsFitRecord(), new ArraysFitParameters(), new WeightsLieBesideClass());

    private Rules() {}

    /** Reports every rule that the fields of a network or block break. */
    public static void check(Body body, Findings findings) {
        OF_FIELDS.forEach(rule -> rule.check(body, findings));
    }

    /** Reports every further rule that a network breaks, with its blocks in place. */
    public static void check(Model model, Findings findings) {
        OF_NETWORKS.forEach(rule -> rule.check(model, findings));
    }
}
