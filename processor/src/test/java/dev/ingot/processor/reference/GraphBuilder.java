// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.GraphVerifier;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Graphs by hand: names are counted, constants stand for weights. */
public final class GraphBuilder {

    private final List<Node> inputs = new ArrayList<>();
    private final Map<String, float[]> values = new HashMap<>();
    private int count;

    /** An input with its values. */
    public Node input(Shape shape, float... data) {
        String name = "x" + inputs.size();
        Node node = new Node(name, name, new Input(inputs.size()), List.of(), shape);
        inputs.add(node);
        values.put(name, data);
        return node;
    }

    /** Values known when the network is loaded. */
    public Node constant(Shape shape, float... data) {
        List<Float> list = new ArrayList<>();
        for (float value : data) {
            list.add(value);
        }
        return load(new Constant(list), shape);
    }

    /** An op on weights. */
    public Node load(LoadOp op, Shape shape, Node... operands) {
        return new Node("load" + count++, "layer", op, List.of(operands), shape);
    }

    /** An op of the forward pass. */
    public Node run(RunOp op, Shape shape, Node... operands) {
        return new Node("run" + count++, "layer", op, List.of(operands), shape);
    }

    /** The graph of these outputs, verified. */
    public Graph graph(Node... outputs) {
        Graph graph = new Graph(inputs, List.of(outputs), Map.of());
        GraphVerifier.verify(graph);
        return graph;
    }

    /** The values of the inputs, by name. */
    public Map<String, float[]> values() {
        return Map.copyOf(values);
    }

    /** The value of the output. */
    public float[] evaluate(Node output) {
        return new ReferenceInterpreter(graph(output), Map.of()).run(values).get(0);
    }
}
