// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects all that is wrong with one model. */
public final class Findings {

    private static final Comparator<Finding> BY_POSITION = Comparator.comparing(
            finding -> finding.site().position().stream()
                    .mapToInt(Integer::intValue)
                    .toArray(),
            Arrays::compare);

    /** By position and message, so that nothing is said twice. */
    private final Map<List<Object>, Finding> findings = new LinkedHashMap<>();

    /** Reports without a trace. */
    public void report(Code code, Site site, Object... arguments) {
        reportTraced(code, site, List.of(), arguments);
    }

    /**
     * Reports with a trace.
     *
     * @param trace lines between the text and the hint
     */
    public void reportTraced(Code code, Site site, List<String> trace, Object... arguments) {
        Finding finding = Finding.of(code, site, trace, arguments);
        findings.putIfAbsent(List.of(site.position(), finding.message()), finding);
    }

    /** Whether nothing may be generated. */
    public boolean hasErrors() {
        return findings.values().stream().anyMatch(finding -> finding.code().severity() == Severity.ERROR);
    }

    /** The findings in the order of the source; those of one place in the order in which they were reported. */
    public List<Finding> sorted() {
        return findings.values().stream().sorted(BY_POSITION).toList();
    }
}
