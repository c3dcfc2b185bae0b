// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model;

/** Arrays are parameters of generated methods, and a Java method has at most 255 (JVMS 4.3.3), some for other things. */
final class ArraysFitParameters implements NetworkRule {

    private static final int MOST_ARRAYS = 250;

    @Override
    public void check(Model model, Findings findings) {
        int arrays = model.inputs().size() + model.outputs().size();
        if (arrays > MOST_ARRAYS) {
            findings.report(Code.TOO_MANY_ARRAYS, model.site(), arrays, MOST_ARRAYS);
        }
        for (LayerDeclaration layer : model.layers()) {
            if (layer.from().size() > MOST_ARRAYS) {
                findings.report(
                        Code.TOO_MANY_SOURCES,
                        layer.site().beside("From", "value"),
                        layer.from().size(),
                        MOST_ARRAYS);
            }
        }
    }
}
