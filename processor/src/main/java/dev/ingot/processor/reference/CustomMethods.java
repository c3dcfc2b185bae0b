// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.StaticMethod;

/** The user's methods, which an interpreter that does not load classes has to be given. */
public interface CustomMethods {

    /** No methods, for graphs that call none. */
    CustomMethods NONE = (method, in, out) -> {
        throw new IllegalArgumentException("the interpreter does not know " + method);
    };

    /**
     * Calls a method.
     *
     * @param in the values that it takes; one value for a method of elements
     * @param out takes what it gives
     */
    void call(StaticMethod method, float[] in, float[] out);
}
