// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;

/**
 * A static method of the user's.
 *
 * @param packageName package of its class; empty for the unnamed package
 * @param classNames simple names of the classes around it, the outermost first
 * @param name its name
 */
public record StaticMethod(String packageName, List<String> classNames, String name) {

    /** Copies the list. */
    public StaticMethod {
        classNames = List.copyOf(classNames);
    }

    /** The class, as sources of its package name it, and the method. */
    @Override
    public String toString() {
        return String.join(".", classNames) + "." + name;
    }
}
