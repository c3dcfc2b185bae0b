// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import java.util.stream.Collectors;

/** A model has something that Ingot cannot say exactly; the message lists all of it. */
public final class RefusedModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;

    RefusedModelException(String file, ImportReport report) {
        super(file + " cannot be imported:\n  "
                + report.refusals().stream().map(ImportReport.Entry::toString).collect(Collectors.joining("\n  ")));
        this.report = report;
    }

    /** What became of each key; {@link ImportReport#refusals} is not empty. */
    public ImportReport report() {
        return report;
    }
}
