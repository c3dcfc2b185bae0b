// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Finding;
import java.util.List;

/**
 * A block as it was declared.
 *
 * @param name simple name of the class, nested classes joined by {@code .}
 * @param qualifiedName the name with its package
 * @param body its fields
 * @param inSource whether its source is compiled together with its users, so that messages can stand there
 * @param findings what was found while it was read
 */
public record BlockDeclaration(String name, String qualifiedName, Body body, boolean inSource, List<Finding> findings) {

    /** Copies the findings. */
    public BlockDeclaration {
        findings = List.copyOf(findings);
    }

    /** The names by which users take the outputs, in order. */
    public List<String> outputs() {
        return body.outputs().stream()
                .map(output -> Reference.parse(output).identifier())
                .toList();
    }
}
