// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.layer.Arity;
import java.util.List;

/** What can be said of a layer before the shapes of its inputs are known. */
public final class ArgumentCheck {

    private ArgumentCheck() {}

    /** Reports wrong arguments and a wrong number of inputs; answers whether there were none. */
    public static boolean check(LayerDeclaration layer, Findings findings) {
        LayerReporter reporter = new LayerReporter(layer, findings);
        check(layer, reporter);
        return !reporter.failed();
    }

    static void check(LayerDeclaration layer, LayerReporter reporter) {
        if (layer.sameAs().isEmpty()) {
            layer.definition().check(reporter);
            layer.definition().checkActivation(reporter);
            layer.wrapper().ifPresent(wrapper -> wrapper.check(reporter));
        }
        Arity arity = layer.definition().arity();
        if (!arity.allows(layer.from().size())) {
            String hint = arity.allows(1)
                    ? "join them on a field of its own, for example with @Concatenate"
                    : "name them: @From({\"left\", \"right\"})";
            reporter.report(Code.INPUT_COUNT, arity.description(), layer.from().size(), hint);
        }
        reporter.flush(List::of);
    }
}
