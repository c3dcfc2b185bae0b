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
                    (Finding finding) -> finding.site().host())
            .thenComparing(
                    finding -> finding.site().position().stream()
                            .mapToInt(Integer::intValue)
                            .toArray(),
                    Arrays::compare);

    /** So that nothing is said twice. */
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
        add(Finding.of(code, site, trace, arguments));
    }

    /** Adds what was found elsewhere. */
    public void add(Finding finding) {
        findings.putIfAbsent(finding.key(), finding);
    }

    /** Whether nothing may be generated. */
    public boolean hasErrors() {
        return findings.values().stream().anyMatch(Finding::isError);
    }

    /** The findings in the order of the source; those of one place in the order in which they were reported. */
    public List<Finding> sorted() {
        return findings.values().stream().sorted(BY_POSITION).toList();
    }
}
