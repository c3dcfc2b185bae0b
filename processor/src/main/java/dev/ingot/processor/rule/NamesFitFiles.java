// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Member;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every name of a layer can be part of a key of a weight file: of an archive's entry, a JSON string and a path of HDF5, in
 * which {@code /} divides the parts.
 */
final class NamesFitFiles implements Rule {

    @Override
    public void check(Body body, Findings findings) {
        for (Member member : body.members()) {
            String name = member.fileName();
            fault(name)
                    .ifPresent(fault -> findings.report(
                            Code.BAD_NAME, member.site().beside("Named", "value"), printable(name), fault));
        }
    }

    private static Optional<String> fault(String name) {
        List<String> parts = Arrays.asList(name.split("/", -1));
        if (name.isBlank()) {
            return Optional.of("it is empty");
        }
        if (!name.equals(name.strip())) {
            return Optional.of("it begins or ends with a space");
        }
        if (name.chars().anyMatch(c -> Character.isISOControl(c) || c == '"' || c == '\\')) {
            return Optional.of("it has a control character, a quotation mark or a backslash");
        }
        if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
            return Optional.of("a part between slashes is empty, '.' or '..'");
        }
        return Optional.empty();
    }

    private static String printable(String name) {
        StringBuilder text = new StringBuilder();
        name.chars().forEach(c -> text.append(Character.isISOControl(c) ? '?' : (char) c));
        return text.toString();
    }
}
