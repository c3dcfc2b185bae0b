// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;

/** Takes what is wrong with one layer; knows the layer's name and where it is declared. */
public interface Reporter {

    /** Reports at the layer's annotation. */
    void report(Code code, Object... arguments);

    /** Reports at the value of a member of the annotation; at the annotation if the value is the default. */
    void reportAt(String member, Code code, Object... arguments);

    /** Reports at an element of the value of a member. */
    void reportAt(String member, int element, Code code, Object... arguments);

    /** How messages call the source of an input: the field name of the layer, or {@code input}. */
    String inputName(int index);
}
