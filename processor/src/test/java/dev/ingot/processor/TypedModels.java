// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import dev.ingot.processor.model.TypedModel;
import java.util.ArrayList;
import java.util.List;

/** The models that the processor reads from sources. */
public final class TypedModels {

    private TypedModels() {}

    /**
     * The networks in a source, with their shapes.
     *
     * @throws AssertionError if the compiler has anything to say
     */
    public static List<TypedModel> read(String className, String source) {
        List<TypedModel> models = new ArrayList<>();
        var compilation =
                Javac.compile(new NeuralNetworkProcessor(models::add), List.of(), Javac.source(className, source));
        if (!compilation.diagnostics().isEmpty()) {
            throw new AssertionError(compilation.diagnostics());
        }
        return models;
    }
}
