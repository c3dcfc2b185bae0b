// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps reports as {@code place: number: text; hint}. Inputs are called {@code a}, {@code b}, {@code c}, ... */
final class RecordingReporter implements Reporter {

    private final List<String> reports = new ArrayList<>();

    /** All that a layer reports about its arguments and, if they are right, about inputs of these shapes. */
    static List<String> reports(LayerDefinition layer, Shape... inputs) {
        RecordingReporter reporter = new RecordingReporter();
        layer.check(reporter);
        if (reporter.reports.isEmpty()) {
            layer.infer(List.of(inputs), reporter);
        }
        return reporter.reports;
    }

    List<String> reports() {
        return reports;
    }

    @Override
    public void report(Code code, Object... arguments) {
        record("annotation", code, arguments);
    }

    @Override
    public void reportAt(String member, Code code, Object... arguments) {
        record(member, code, arguments);
    }

    @Override
    public void reportAt(String member, int element, Code code, Object... arguments) {
        record(member + "[" + element + "]", code, arguments);
    }

    private void record(String place, Code code, Object... arguments) {
        String text = String.format(Locale.ROOT, code.text(), arguments);
        String hint = String.format(Locale.ROOT, code.hint(), arguments);
        reports.add(place + ": " + code.number() + ": " + text + "; " + hint);
    }

    @Override
    public String inputName(int index) {
        return Character.toString('a' + index);
    }
}
