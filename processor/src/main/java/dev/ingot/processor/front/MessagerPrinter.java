// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.front;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Finding;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** Prints findings through the compiler, each once: those in a block are found by all networks that use it. */
public final class MessagerPrinter {

    private final Messager messager;
    private final Set<List<Object>> printed = new HashSet<>();

    /** A printer to this messager. */
    public MessagerPrinter(Messager messager) {
        this.messager = messager;
    }

    /** Prints the findings of a model in the order of the source. */
    public void print(Findings findings) {
        findings.sorted().stream().filter(finding -> printed.add(finding.key())).forEach(this::print);
    }

    private void print(Finding finding) {
        Kind kind = kind(finding.code());
        if (finding.site().place() instanceof SourceSite site) {
            print(kind, finding.message(), site);
        } else {
            messager.printMessage(kind, finding.message());
        }
    }

    private void print(Kind kind, String message, SourceSite site) {
        try {
            messager.printMessage(
                    kind,
                    message,
                    site.element(),
                    site.annotation().orElse(null),
                    site.value().orElse(null));
        } catch (RuntimeException eclipse) {
            // Eclipse's messager fails when it looks for a value in an annotation that has an empty array.
            messager.printMessage(kind, message, site.element());
        }
    }

    private static Kind kind(Code code) {
        return code.severity() == Severity.ERROR ? Kind.ERROR : Kind.WARNING;
    }
}
