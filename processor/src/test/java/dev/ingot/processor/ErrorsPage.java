// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes {@code docs/errors.md} from the catalogue of messages and the bad models. */
final class ErrorsPage {

    private static final Map<Integer, String> RANGES = new LinkedHashMap<>();

    static {
        RANGES.put(100, "Arguments and shapes of a layer");
        RANGES.put(200, "The graph");
        RANGES.put(300, "The class that holds the network, and sizes that no computer has");
        RANGES.put(400, "Warnings");
        RANGES.put(900, "The compiler itself");
    }

    private static final int LONGEST_EXAMPLE = 120;

    private final List<BadModel> models = BadModel.all();
    private final StringBuilder page = new StringBuilder();

    String write() {
        page.append("""
                # Messages

                Every message of the compiler has a number. It stands on the value that is wrong, or else on the annotation or the
                field; below it are the shapes of the layers before it, and a hint. Errors come all at once; for a class with errors
                nothing is generated. A warning can be switched off by its key, on the field or the class:
                `@SuppressWarnings("ingot:checkerboard")`.

                In the texts below, `…` stands for what the message fills in. This page is generated from the class `Code` and the
                tests' bad models.
                """);
        RANGES.forEach((from, title) -> {
            page.append("\n## ").append(from).append(": ").append(title).append("\n\n");
            page.append("| number | severity | text | hint | example |\n|---|---|---|---|---|\n");
            Arrays.stream(Code.values())
                    .filter(code -> code.number() / 100 * 100 == from)
                    .forEach(this::row);
        });
        return page.toString();
    }

    private void row(Code code) {
        String severity = code.severity() == Severity.ERROR
                ? "error"
                : "warning" + (code.key().isEmpty() ? "" : " `" + code.key() + "`");
        page.append(String.format(
                Locale.ROOT,
                "| %d | %s | %s | %s | %s |\n",
                code.number(),
                severity,
                cell(words(code.text())),
                cell(words(code.hint())),
                example(code).map(line -> "`" + cell(line) + "`").orElse("")));
    }

    /** The source line of the first bad model, if possible of one that is named after the message. */
    private Optional<String> example(Code code) {
        return Stream.of(true, false)
                .flatMap(named -> models.stream()
                        .filter(model -> !named || model.name().endsWith(Integer.toString(code.number()))))
                .flatMap(model -> Stream.concat(model.expected().stream(), model.expectedOfEclipse().stream())
                        .filter(expected -> expected.number() == code.number())
                        .map(expected -> model.code(expected.line())))
                .map(line -> line.length() > LONGEST_EXAMPLE ? line.substring(0, LONGEST_EXAMPLE) + " …" : line)
                .findFirst();
    }

    private static String words(String pattern) {
        return pattern.replaceAll("(%\\d\\$[sd])+", "…");
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
