// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import java.util.List;

/**
 * A network whose blocks are put in place, so that there are only layers.
 *
 * @param name simple name of the model class, nested classes joined by {@code _}
 * @param packageName package of the model class; empty for the unnamed package
 * @param className simple name of the class that is generated
 * @param isPublic whether the generated class is public
 * @param weights class-path resource of the weights; empty for none
 * @param inputs the inputs in order; the single input of the annotation is called {@code input}
 * @param layers the layers, each after those that it takes
 * @param outputs the outputs in order, never empty
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
        List<Output> outputs,
        Site site) {

    /** Copies the collections. */
    public Model {
        inputs = List.copyOf(inputs);
        layers = List.copyOf(layers);
        outputs = List.copyOf(outputs);
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

    /** The names of the inputs in order. */
    public List<String> inputNames() {
        return inputs.stream().map(InputDeclaration::name).toList();
    }

    /** The names of the outputs in order. */
    public List<String> outputNames() {
        return outputs.stream().map(Output::name).toList();
    }

    /**
     * An output of the network.
     *
     * @param name an identifier: the field's name, or {@code bodySkip} for another output of a block
     * @param layer name of the layer that gives the value
     */
    public record Output(String name, String layer) {}
}
