// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.layer.WeightVariable;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A layer as it was declared, or in its place in a network.
 *
 * @param name field name, unique in its class; in its place behind the path of the blocks around it: {@code body/3/conv}
 * @param fileName the name in weight files and summaries; the field name unless {@code @Named} says otherwise
 * @param type the line of the layer table
 * @param definition the arguments
 * @param wrapper the normalisation of the kernel around it
 * @param from names of the layers or inputs it takes, in order; in its place those of the network, else as {@link Reference}
 *     reads them
 * @param sameAs name of the earlier layer whose weights it uses; empty if it has its own
 * @param isInBlock whether it is in its place in a network as part of a block, with which its arguments were checked
 * @param suppressed keys of the warnings that are switched off here, such as {@code ingot:checkerboard}
 * @param site where it is declared: the annotation
 */
public record LayerDeclaration(
        String name,
        String fileName,
        LayerType type,
        LayerDefinition definition,
        Optional<SpectralNormalizationDeclaration> wrapper,
        List<String> from,
        Optional<String> sameAs,
        boolean isInBlock,
        Set<String> suppressed,
        Site site)
        implements Member {

    /** Copies the collections. */
    public LayerDeclaration {
        from = List.copyOf(from);
        suppressed = Set.copyOf(suppressed);
    }

    /** The class name in Keras, in summaries and files: the wrapper's, if there is one. */
    public String kerasClass() {
        return wrapper.isPresent() ? SpectralNormalizationDeclaration.KERAS_CLASS : type.kerasClass();
    }

    /** The weights in Keras' order, those of the wrapper among them, for inputs that the layer accepts. */
    public List<WeightVariable> weights(List<Shape> inputs) {
        List<WeightVariable> own = definition.weights(inputs);
        return wrapper.map(around -> around.weights(own)).orElse(own);
    }

    @Override
    public List<String> outputs() {
        return List.of();
    }
}
