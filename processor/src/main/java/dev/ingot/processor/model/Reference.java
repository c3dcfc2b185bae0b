// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Names;

/**
 * What a name in {@code @From} or {@code outputs} means: {@code body}, or {@code body.skip} for another output of a block.
 *
 * @param member the field or input
 * @param output the name of the output; empty if none is named
 */
public record Reference(String member, String output) {

    /** Reads a name; one without a member before the dot, or an output behind it, is the name of nothing. */
    public static Reference parse(String text) {
        int dot = text.indexOf('.');
        return dot <= 0 || dot == text.length() - 1
                ? new Reference(text, "")
                : new Reference(text.substring(0, dot), text.substring(dot + 1));
    }

    /** The same as one identifier: {@code bodySkip}. */
    public String identifier() {
        return output.isEmpty() ? member : Names.identifier(member + "/" + output);
    }
}
