// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven.network;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Lowerer;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.reference.ReferenceInterpreter;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Signature;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A model as the reference interpreter computes it, layer by layer as they are declared: nothing is folded or fused. */
public final class Interpretation {
    private final Model model;
    private final ReferenceInterpreter interpreter;
    /** By layer, the value that it gives. */
    private final Map<String, Node> values = new HashMap<>();

    private Interpretation(Model model, Graph graph, ReferenceInterpreter interpreter) {
        this.model = model;
        this.interpreter = interpreter;
        // Operands come before their users, so the last value of a layer is what it gives.
        graph.runNodes().forEach(node -> values.put(node.layer(), node));
    }

    /**
     * An interpretation.
     *
     * @param model the model
     * @param signature the signature of the network that was generated from it
     * @param weights its weights
     * @param classPath with the methods that its layers call
     */
    public static Interpretation of(TypedModel model, Signature signature, Weights weights, ClassPath classPath) {
        Graph graph = Lowerer.lower(model, MultiplyAdd.FUSED);
        Weights bound = weights.bind(signature);
        Map<String, float[]> values = new HashMap<>();
        for (WeightSpec spec : signature.weights()) {
            float[] read = new float[spec.shape().elements()];
            bound.readInto(spec, read);
            values.put(spec.name(), read);
        }
        return new Interpretation(
                model.model(), graph, new ReferenceInterpreter(graph, values, new ProjectMethods(classPath.loader())));
    }

    /** The layers in order. */
    public List<LayerDeclaration> layers() {
        return model.layers();
    }

    /** The shape of what a layer gives, for one sample. */
    public Shape shape(String layer) {
        return Shape.of(values.get(layer).shape().toArray());
    }

    /** The layer of each output, by the output's name in order. */
    public Map<String, String> outputs() {
        Map<String, String> layers = new LinkedHashMap<>();
        model.outputs().forEach(output -> layers.put(output.name(), output.layer()));
        return layers;
    }

    /**
     * The values of all layers for one sample, by the layer's name.
     *
     * @param inputs by name
     */
    public Map<String, float[]> run(Map<String, float[]> inputs) {
        Map<Node, float[]> trace = interpreter.trace(inputs);
        Map<String, float[]> results = new LinkedHashMap<>();
        for (LayerDeclaration layer : model.layers()) {
            results.put(layer.name(), trace.get(values.get(layer.name())));
        }
        return results;
    }
}
