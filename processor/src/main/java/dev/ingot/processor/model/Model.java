// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import java.util.List;
import java.util.Set;

/**
 * A network as it was declared.
 *
 * @param name simple name of the model class, nested classes joined by {@code _}
 * @param packageName package of the model class; empty for the unnamed package
 * @param className simple name of the class that is generated
 * @param isPublic whether the generated class is public
 * @param weights class-path resource of the weights; empty for none
 * @param inputs the inputs in order; the single input of the annotation is called {@code input}
 * @param layers the layers in the order of their fields
 * @param outputs field names of the outputs in order, never empty
 * @param unreadable names of fields and inputs that are missing above because they could not be read; an error was reported
 *     for each, and what they feed is not checked
 * @param site where the model is declared: the annotation
 */
public record Model(
        String name,
        String packageName,
        String className,
        boolean isPublic,
        String weights,
        List<InputDeclaration> inputs,
        List<LayerDeclaration> layers,
        List<String> outputs,
        Set<String> unreadable,
        Site site) {

    /** Copies the collections. */
    public Model {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
        unreadable = Set.copyOf(unreadable);
    }

    /** The name with its package. */
    public String qualifiedName() {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    /**
     * An input of the network.
     *
     * @param name field name, or {@code input}
     * @param shape its shape without the batch axis
     * @param site where it is declared
     */
    public record InputDeclaration(String name, Shape shape, Site site) {}
}
