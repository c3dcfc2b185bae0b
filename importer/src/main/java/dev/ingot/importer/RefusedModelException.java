// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer;

import java.util.stream.Collectors;

/** A model has something that Ingot cannot say exactly; the message lists all of it. */
public final class RefusedModelException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient ImportReport report;

    /**
     * A refusal.
     *
     * @param file the file
     * @param report a report with refusals
     */
    public RefusedModelException(String file, ImportReport report) {
        super(file + " cannot be imported:\n  "
                + report.refusals().stream().map(ImportReport.Entry::toString).collect(Collectors.joining("\n  ")));
        this.report = report;
    }

    /** What became of each setting; {@link ImportReport#refusals} is not empty. */
    public ImportReport report() {
        return report;
    }
}
