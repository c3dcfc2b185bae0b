// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

/**
 * The source of a generated class.
 *
 * @param packageName its package; empty for the unnamed package
 * @param className its simple name
 * @param text the whole file
 */
public record GeneratedSource(String packageName, String className, String text) {

    /** The name under which the file is created. */
    public String qualifiedName() {
        return packageName.isEmpty() ? className : packageName + "." + className;
    }
}
