// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of the processor: {@code -Aingot.dump=directory}, {@code -Aingot.disable=pass,pass}, {@code -Aingot.fma=false},
 * {@code -Aingot.share=multiply-adds}, {@code -Aingot.verbose}.
 *
 * @param dump where the graphs after each pass are written; empty for nowhere
 * @param disabled names of the passes that are left out
 * @param multiplyAdd how generated code adds a product to a sum
 * @param workWorthSharing multiply-adds from which on a layer is shared by threads
 * @param verbose whether the compiler says what it does
 */
record Options(
        Optional<Path> dump, Set<String> disabled, MultiplyAdd multiplyAdd, long workWorthSharing, boolean verbose) {

    static final String DUMP = "ingot.dump";
    static final String DISABLE = "ingot.disable";
    static final String FMA = "ingot.fma";
    static final String SHARE = "ingot.share";
    static final String VERBOSE = "ingot.verbose";

    private static final List<String> TRUE_OR_FALSE = List.of("true", "false");

    /**
     * Reads the options; reports values that mean nothing and leaves them out.
     *
     * @param values the values by name, null for an option without a value
     * @param passes the names of all passes that can be left out
     */
    static Options read(Map<String, String> values, List<String> passes, Findings findings) {
        Optional<Path> dump = values.containsKey(DUMP) ? directory(values.get(DUMP), findings) : Optional.empty();
        Set<String> disabled = new LinkedHashSet<>();
        if (values.containsKey(DISABLE)) {
            for (String pass : Arrays.asList(
                    Optional.ofNullable(values.get(DISABLE)).orElse("").split(",", -1))) {
                if (passes.contains(pass)) {
                    disabled.add(pass);
                } else {
                    report(DISABLE, pass, "names of passes", NearestName.hint(pass, passes), findings);
                }
            }
        }
        MultiplyAdd multiplyAdd = isOn(FMA, true, values, findings) ? MultiplyAdd.FUSED : MultiplyAdd.SEPARATE;
        long workWorthSharing = values.containsKey(SHARE)
                ? multiplyAdds(SHARE, values.get(SHARE), findings)
                : Planner.WORK_WORTH_SHARING;
        return new Options(dump, disabled, multiplyAdd, workWorthSharing, isOn(VERBOSE, false, values, findings));
    }

    private static long multiplyAdds(String option, String value, Findings findings) {
        try {
            if (value != null && !value.startsWith("-")) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException notANumber) {
            // Reported below, as no number at all is.
        }
        report(
                option,
                value == null ? "" : value,
                "a number of multiply-adds",
                "write -A" + option + "=" + Planner.WORK_WORTH_SHARING + ", the default",
                findings);
        return Planner.WORK_WORTH_SHARING;
    }

    /** Whether an option is on: without a value it is; absent, or with a value that means nothing, as by default. */
    private static boolean isOn(String option, boolean byDefault, Map<String, String> values, Findings findings) {
        if (!values.containsKey(option)) {
            return byDefault;
        }
        String value = Optional.ofNullable(values.get(option)).orElse("true");
        if (!TRUE_OR_FALSE.contains(value)) {
            report(option, value, "true or false", NearestName.hint(value, TRUE_OR_FALSE), findings);
            return byDefault;
        }
        return value.equals("true");
    }

    /** The directory of this name, made if need be. */
    private static Optional<Path> directory(String name, Findings findings) {
        try {
            if (name != null && !name.isBlank()) {
                return Optional.of(Files.createDirectories(Path.of(name)));
            }
        } catch (IOException | InvalidPathException notADirectory) {
            // Reported below, as a blank name is.
        }
        report(
                DUMP,
                name == null ? "" : name,
                "a directory that can be written",
                "write -A" + DUMP + "=target/ingot",
                findings);
        return Optional.empty();
    }

    private static void report(String option, String value, String expected, String hint, Findings findings) {
        findings.report(Code.UNKNOWN_OPTION, new OptionSite(option), option, value, expected, hint);
    }

    /** An option stands nowhere in the source. */
    private record OptionSite(String subject) implements Site {

        @Override
        public List<Integer> position() {
            return List.of();
        }
    }
}
