// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

/**
 * A network as it was declared.
 *
 * @param name simple name of the model class, nested classes joined by {@code _}
 * @param packageName package of the model class; empty for the unnamed package
 * @param className simple name of the class that is generated
 * @param isPublic whether the generated class is public
 * @param weights class-path resource of the weights; empty for none
 * @param body its fields
 */
public record NetworkDeclaration(
        String name, String packageName, String className, boolean isPublic, String weights, Body body) {}
