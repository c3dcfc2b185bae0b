// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong with a model.
 *
 * @param code which message
 * @param site where it stands
 * @param message the whole text that is printed
 */
public record Finding(Code code, Site site, String message) {

    /** Eclipse cannot store a longer text than 64 KB. */
    private static final int MAX_BYTES = 60_000;

    /**
     * Composes the message: tag, subject and text, the lines of the trace, the hint.
     * Nothing but the trace is indented: javac indents all lines after the first.
     *
     * @param arguments what the patterns of the code refer to
     */
    public static Finding of(Code code, Site site, List<String> trace, Object... arguments) {
        List<String> lines = new ArrayList<>();
        lines.add(code.tag() + " " + site.subject() + ": " + String.format(Locale.ROOT, code.text(), arguments));
        if (!site.through().isEmpty()) {
            lines.add("used by " + String.join(", ", site.through()));
        }
        lines.addAll(trace);
        lines.add("hint: " + String.format(Locale.ROOT, code.hint(), arguments));
        if (!code.key().isEmpty()) {
            lines.add("suppressed by: @SuppressWarnings(\"" + code.key() + "\")");
        }
        return new Finding(code, site, cut(String.join("\n", lines)));
    }

    /** What two findings have in common that say the same of the same place. */
    public List<Object> key() {
        return List.of(site.host(), site.position(), message);
    }

    /** Whether it keeps a class from being generated. */
    public boolean isError() {
        return code.severity() == Severity.ERROR;
    }

    private static String cut(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES) {
            return text;
        }
        // A char takes at most three bytes.
        return text.substring(0, MAX_BYTES / 3) + "...";
    }
}
