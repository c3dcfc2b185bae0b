// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.layer.Lowering;
import dev.ingot.processor.layer.WeightVariable;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns a checked model into a graph, layer by layer; each layer lowers itself. */
public final class Lowerer {

    private final Map<String, Shape> shapes;
    private final MultiplyAdd multiplyAdd;
    private final Names names = new Names(List.of());
    private final Map<String, Node> values = new LinkedHashMap<>();
    /** By layer and variable, so that all uses of a layer have the same node. */
    private final Map<List<String>, Node> weights = new HashMap<>();

    private Lowerer(Map<String, Shape> shapes, MultiplyAdd multiplyAdd) {
        this.shapes = shapes;
        this.multiplyAdd = multiplyAdd;
    }

    /**
     * The graph of a model without errors.
     *
     * @param multiplyAdd how its ops add a product to a sum
     */
    public static Graph lower(TypedModel model, MultiplyAdd multiplyAdd) {
        return new Lowerer(model.shapes(), multiplyAdd).lower(model.model());
    }

    private Graph lower(Model model) {
        List<Node> inputs = new ArrayList<>();
        for (InputDeclaration input : model.inputs()) {
            String name = names.allocate(input.name());
            Node node = new Node(name, input.name(), new Input(inputs.size()), List.of(), input.shape());
            inputs.add(node);
            values.put(input.name(), node);
        }
        for (LayerDeclaration layer : model.layers()) {
            List<Node> operands = layer.from().stream().map(values::get).toList();
            values.put(layer.name(), layer.definition().lower(new LayerLowering(layer, operands)));
        }
        List<Node> outputs = model.outputs().stream()
                .map(output -> values.get(output.layer()))
                .toList();
        return FlattenedAxes.mark(new Graph(inputs, outputs, Map.of()));
    }

    /** The view of the graph under construction that one layer gets. */
    private final class LayerLowering implements Lowering {

        private final LayerDeclaration layer;
        private final List<Node> inputs;
        private final Map<String, WeightVariable> variables = new LinkedHashMap<>();

        LayerLowering(LayerDeclaration layer, List<Node> inputs) {
            this.layer = layer;
            this.inputs = inputs;
            layer.weights(inputs.stream().map(Node::shape).toList())
                    .forEach(variable -> variables.put(variable.name(), variable));
        }

        @Override
        public List<Node> inputs() {
            return inputs;
        }

        @Override
        public Node weight(String variable) {
            return weights.computeIfAbsent(List.of(layer.owner(), variable), key -> newWeight(variable));
        }

        private Node newWeight(String variable) {
            WeightVariable declared = variables.get(variable);
            Weight weight =
                    new Weight(layer.fileName(), variable, declared.role(), declared.fanIn(), declared.fanOut());
            return load(camelCase(variable), weight, declared.shape(), List.of());
        }

        @Override
        public Shape output() {
            return shapes.get(layer.name());
        }

        @Override
        public MultiplyAdd multiplyAdd() {
            return multiplyAdd;
        }

        @Override
        public Node run(RunOp op, Shape shape, List<Node> operands) {
            return new Node(names.allocate(identifier()), layer.name(), op, operands, shape);
        }

        @Override
        public Node load(String suffix, LoadOp op, Shape shape, List<Node> operands) {
            return new Node(
                    names.allocate(identifier() + Names.capitalised(suffix)), layer.name(), op, operands, shape);
        }

        private String identifier() {
            return Names.identifier(layer.name());
        }

        private static String camelCase(String variable) {
            return Stream.of(variable.split("_")).map(Names::capitalised).collect(Collectors.joining());
        }
    }
}
