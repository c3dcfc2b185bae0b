// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.Model;
import java.util.List;
import java.util.Set;

/** Several outputs become the components of a record, so their names must be allowed there (JLS 8.10.1). */
final class OutputsFitRecord implements NetworkRule {

    private static final Set<String> FORBIDDEN =
            Set.of("clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    @Override
    public void check(Model model, Findings findings) {
        List<String> outputs = model.outputNames();
        for (int i = 0; outputs.size() > 1 && i < outputs.size(); i++) {
            if (FORBIDDEN.contains(outputs.get(i))) {
                Site site = model.site().member("outputs").element(i);
                findings.report(Code.NOT_A_COMPONENT, site, outputs.get(i));
            }
        }
    }
}
