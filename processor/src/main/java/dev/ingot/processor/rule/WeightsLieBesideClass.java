// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Model;
import java.util.Arrays;

/** The weights are a class-path resource relative to the class: a file of its package or below. */
final class WeightsLieBesideClass implements NetworkRule {

    @Override
    public void check(Model model, Findings findings) {
        String path = model.weights();
        boolean upwards = Arrays.asList(path.split("/")).contains("..");
        if (upwards || path.startsWith("/") || path.contains("\\") || path.contains(":")) {
            String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
            findings.report(Code.BAD_RESOURCE, model.site().member("weights"), path, file);
        }
    }
}
