// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Severity;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.layer.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Keeps what is reported of one layer until the trace below it is known. */
final class LayerReporter implements Reporter {

    private final LayerDeclaration layer;
    private final Findings findings;
    private final List<Report> pending = new ArrayList<>();
    private boolean failed;

    private record Report(Code code, Site site, Object[] arguments) {}

    LayerReporter(LayerDeclaration layer, Findings findings) {
        this.layer = layer;
        this.findings = findings;
    }

    /** Whether an error was reported. */
    boolean failed() {
        return failed;
    }

    /** Passes on what was reported since the last time; the trace is asked for only if something was. */
    void flush(Supplier<List<String>> trace) {
        if (pending.isEmpty()) {
            return;
        }
        List<String> lines = trace.get();
        pending.forEach(report -> findings.reportTraced(report.code(), report.site(), lines, report.arguments()));
        pending.clear();
    }

    @Override
    public void report(Code code, Object... arguments) {
        reportAt(layer.site(), code, arguments);
    }

    @Override
    public void reportAt(String member, Code code, Object... arguments) {
        reportAt(layer.site().member(member), code, arguments);
    }

    @Override
    public void reportAt(String member, int element, Code code, Object... arguments) {
        reportAt(layer.site().member(member).element(element), code, arguments);
    }

    @Override
    public String inputName(int index) {
        return layer.from().get(index);
    }

    /** Reports at another annotation of the layer's field. */
    void reportAt(Site site, Code code, Object... arguments) {
        if (layer.suppressed().contains(code.key())) {
            return;
        }
        failed |= code.severity() == Severity.ERROR;
        pending.add(new Report(code, site, arguments));
    }
}
