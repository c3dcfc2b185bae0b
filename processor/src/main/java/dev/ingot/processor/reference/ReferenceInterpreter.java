// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates a graph for one sample. Sums follow the order that {@link dev.ingot.processor.ir.Summation} prescribes, so a
 * kernel without transcendental functions must give the same bits; exponentials and the like are computed in double and
 * rounded once.
 */
public final class ReferenceInterpreter {

    private final Graph graph;
    private final CustomMethods methods;
    private final Map<Node, float[]> loaded = new IdentityHashMap<>();

    /**
     * An interpreter with its weights.
     *
     * @param graph what to evaluate
     * @param weights the values of each weight in row-major order, by {@code layer/variable}
     * @throws IllegalArgumentException if a weight of the graph is missing or has another number of values
     */
    public ReferenceInterpreter(Graph graph, Map<String, float[]> weights) {
        this(graph, weights, CustomMethods.NONE);
    }

    /**
     * An interpreter of a graph that calls methods of the user's.
     *
     * @param methods calls them
     */
    public ReferenceInterpreter(Graph graph, Map<String, float[]> weights, CustomMethods methods) {
        this.graph = graph;
        this.methods = methods;
        LoadEvaluator evaluator = new LoadEvaluator(weights, loaded);
        for (Node node : graph.loadNodes()) {
            loaded.put(node, ((LoadOp) node.op()).accept(evaluator, node));
        }
    }

    /**
     * The outputs for one sample, in the order of the graph's outputs.
     *
     * @param inputs the values of each input in row-major order, by the name of the input
     * @throws IllegalArgumentException if an input of the graph is missing or has another number of values
     */
    public List<float[]> run(Map<String, float[]> inputs) {
        Map<Node, float[]> values = trace(inputs);
        return graph.outputs().stream().map(values::get).toList();
    }

    /**
     * The value of every node for one sample, weights included: to find the first node at which two evaluations diverge.
     *
     * @param inputs as for {@link #run}
     * @throws IllegalArgumentException as {@link #run} does
     */
    public Map<Node, float[]> trace(Map<String, float[]> inputs) {
        Map<Node, float[]> values = new IdentityHashMap<>(loaded);
        RunEvaluator evaluator = new RunEvaluator(inputs, values, methods);
        for (Node node : graph.runNodes()) {
            values.put(node, ((RunOp) node.op()).accept(evaluator, node));
        }
        return values;
    }

    /** The values given under a name, checked against the node that they are for. */
    static float[] given(Map<String, float[]> values, String what, String name, Node node) {
        float[] given = values.get(name);
        if (given == null) {
            throw new IllegalArgumentException(what + " " + name + " is missing; there are " + values.keySet());
        }
        if (given.length != node.shape().elements()) {
            throw new IllegalArgumentException(
                    what + " " + name + " has shape " + node.shape() + ", but " + given.length + " values were given");
        }
        return given;
    }
}
