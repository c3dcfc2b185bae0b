// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.WeightRole;
import dev.ingot.processor.layer.WeightVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@link dev.ingot.dsl.SpectralNormalization} on a layer: Keras' wrapper, which at inference is the layer in it with a weight
 * more.
 *
 * @param powerIterations the argument
 * @param site the annotation
 */
public record SpectralNormalizationDeclaration(int powerIterations, Site site) {

    /** The class name in Keras, in summaries and files. */
    static final String KERAS_CLASS = "SpectralNormalization";

    /** The variables that Keras' wrapper takes for the kernel. */
    private static final Set<String> KERNELS = Set.of("kernel", "embeddings");

    void check(LayerReporter reporter) {
        if (powerIterations < 1) {
            reporter.reportAt(
                    site.member("powerIterations"), Code.ARGUMENT_TOO_SMALL, "powerIterations", powerIterations, 1);
        }
    }

    /** Reports a layer that has nothing to normalise. */
    void checkKernel(LayerDeclaration layer, List<Shape> inputs, LayerReporter reporter) {
        if (layer.definition().weights(inputs).stream().noneMatch(SpectralNormalizationDeclaration::isKernel)) {
            reporter.reportAt(site, Code.NO_KERNEL, layer.type().annotation().getSimpleName());
        }
    }

    /** The weights of the wrapper in Keras' order: its own, which the kernel is one of, then the layer's others. */
    List<WeightVariable> weights(List<WeightVariable> ofLayer) {
        List<WeightVariable> all = new ArrayList<>();
        for (WeightVariable variable : ofLayer) {
            all.add(variable);
            if (isKernel(variable)) {
                int length = variable.shape().last();
                all.add(new WeightVariable("vector_u", Shape.of(1, length), WeightRole.TRAINING_STATE, 1, length));
            }
        }
        return all;
    }

    private static boolean isKernel(WeightVariable variable) {
        return KERNELS.contains(variable.name());
    }

    /** The same in another place. */
    public SpectralNormalizationDeclaration at(Site place) {
        return new SpectralNormalizationDeclaration(powerIterations, place);
    }
}
