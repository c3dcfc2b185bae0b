// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ingot.importer.model.CheckedModel;
import dev.ingot.importer.model.DeclaredModel;
import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.importer.model.FieldNames;
import dev.ingot.importer.model.Report;
import dev.ingot.onnx.GraphValue;
import dev.ingot.onnx.file.OnnxFile;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Declares the layers of a graph, node by node. */
public final class GraphImporter {
    /** What may be made beyond the size of the file. */
    private static final long LEAST_BUDGET = 1 << 22;

    private static final String KIND = "Model";

    private final GraphStructure structure;
    private final InputAxes axes;
    private final boolean batched;
    private final Report report = new Report();
    private final Network network;
    /** Values and constants by name; what comes of a node that is refused is missing. */
    private final Map<String, Object> values = new HashMap<>();

    private final List<DeclaredLayer> inputs = new ArrayList<>();
    private final List<int[]> inputShapes = new ArrayList<>();
    private final List<GraphValue> inputValues = new ArrayList<>();
    private final List<GraphValue> outputValues = new ArrayList<>();

    private GraphImporter(GraphStructure structure, InputAxes axes, boolean batched) {
        this.structure = structure;
        this.axes = axes;
        this.batched = batched;
        OnnxFile file = structure.file();
        this.network = new Network(
                batched, batched ? axes.batchSize() : 0, file.opset(), Math.max(LEAST_BUDGET, file.bytes()));
        values.putAll(structure.initializers());
    }

    /**
     * Imports the graph of a file as far as possible. The first axis is taken as the batch; where that cannot be, since there
     * is none or samples are mixed, and all lengths are fixed, the network has one sample for all of it.
     *
     * @throws WeightsException if the file is not intact
     */
    public static ImportedGraph read(OnnxFile file) {
        GraphStructure structure = new GraphStructure(file);
        InputAxes axes = new InputAxes(structure.inputs());
        if (axes.mayHaveBatch()) {
            ImportedGraph graph = new GraphImporter(structure, axes, true).read();
            if (graph.model().report().refusals().isEmpty() || !axes.areFixed()) {
                return graph;
            }
            ImportedGraph whole = new GraphImporter(structure, axes, false).read();
            return whole.model().report().refusals().isEmpty() ? whole : graph;
        }
        return new GraphImporter(structure, axes, false).read();
    }

    private ImportedGraph read() {
        OnnxFile file = structure.file();
        String name = structure.graph().getName().isEmpty()
                ? "graph"
                : structure.graph().getName();
        ModelFields.check(file, name, report);
        declareInputs();
        for (int i = 0; i < structure.graph().getNodeCount(); i++) {
            NodeProto node = structure.graph().getNode(i);
            if (!structure.isLive(i)) {
                report.leftOut(structure.name(i), node.getOpType(), "no output depends on it");
            } else {
                declare(i, node);
            }
        }
        List<DeclaredLayer> outputs = report.refused() ? List.of() : outputs();
        List<DeclaredLayer> layers = report.refused() ? List.of() : reachable(outputs);
        return declared(name, layers, outputs);
    }

    private void declareInputs() {
        if (structure.inputs().isEmpty()) {
            report.refuse(structure.graph().getName(), KIND, "takes no inputs");
        }
        boolean single = structure.inputs().size() == 1;
        Set<String> images = structure.images();
        for (ValueInfoProto input : structure.inputs()) {
            String name = input.getName();
            DeclaredLayer layer = DeclaredLayer.input(single ? DeclaredModel.SINGLE_INPUT : name);
            inputs.add(layer);
            int[] shape = axes.shape(input, batched, report);
            inputShapes.add(shape);
            if (shape == null) {
                continue;
            }
            boolean image = batched && shape.length > 1 && images.contains(name);
            int[] order = image
                    ? Layout.channelsLast(shape.length)
                    : IntStream.range(0, shape.length).toArray();
            Layout layout = Layout.inOrder(shape, order);
            inputShapes.set(inputShapes.size() - 1, layout.heldShape());
            values.put(name, new Value(layer, layout, InputAxes.isWhole(input), false, true));
            String lengths = Arrays.toString(layout.heldShape());
            report.used(
                    name,
                    "Input",
                    "shape",
                    InputAxes.text(input),
                    (batched ? "a batch of " + lengths : lengths + " without a batch")
                            + (image ? ", channels last" : ""));
            inputValues.add(new GraphValue(name, "", batched, onnxAxes(order)));
        }
    }

    /** The order of the network's axes as ONNX counts them. */
    private List<Integer> onnxAxes(int[] order) {
        List<Integer> axes = new ArrayList<>();
        if (batched) {
            axes.add(0);
        }
        Arrays.stream(order).forEach(axis -> axes.add(batched ? axis + 1 : axis));
        return axes;
    }

    private void declare(int index, NodeProto proto) {
        List<Object> given = new ArrayList<>();
        for (String input : proto.getInputList()) {
            Object value = values.get(input);
            if (value == null && !input.isEmpty()) {
                // It comes of a node that is refused.
                return;
            }
            given.add(
                    value instanceof Value computed
                            ? computed.alone(computed.alone() && structure.uses(input) == 1)
                            : value);
        }
        String entry = structure.entry(index);
        Attributes attributes = new Attributes(
                proto.getAttributeList(), attribute -> structure.file().tensor(entry, attribute));
        boolean[] taken = new boolean[proto.getOutputCount()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = structure.uses(proto.getOutput(i)) > 0;
        }
        String suggested =
                LayerNames.of(proto.getName(), proto.getOpType(), taken.length > 0 ? proto.getOutput(0) : "");
        Node node = new Node(structure.name(index), proto.getOpType(), suggested, attributes, network, given, taken);
        RefusedNodeException refusal = declare(node, proto);
        node.report(report, refusal);
        for (int i = 0; refusal == null && i < taken.length; i++) {
            if (node.output(i) != null) {
                values.put(proto.getOutput(i), node.output(i));
            } else if (taken[i]) {
                report.refuse(node.name(), node.operator(), "does not give " + proto.getOutput(i));
            }
        }
    }

    private RefusedNodeException declare(Node node, NodeProto proto) {
        try {
            if (!OnnxFile.isDefault(proto.getDomain())) {
                throw new RefusedNodeException("an operator of " + proto.getDomain() + ", whose meaning is not ONNX's");
            }
            boolean folds = node.isConstant() && ConstantFolding.knows(node.operator());
            if (folds) {
                ConstantFolding.fold(node);
            } else {
                Operators.of(node.operator())
                        .orElseThrow(() -> new RefusedNodeException(
                                ConstantFolding.knows(node.operator())
                                        ? "no layer does this with values that are not constants"
                                        : "no layer does this"))
                        .declare(node);
            }
            Optional<String> unknown = node.attributes().unknown();
            if (unknown.isPresent()) {
                throw new RefusedNodeException(unknown.get(), "unknown attribute");
            }
            return null;
        } catch (RefusedNodeException refusal) {
            return refusal;
        } catch (ArithmeticException overflow) {
            return new RefusedNodeException("needs more values than a tensor holds");
        }
    }

    private List<DeclaredLayer> outputs() {
        boolean images = batched && structure.hasImages();
        List<DeclaredLayer> outputs = new ArrayList<>();
        for (ValueInfoProto output : structure.graph().getOutputList()) {
            String name = output.getName();
            if (!(values.get(name) instanceof Value value)) {
                report.refuse(name, "Output", "a constant, which no layer gives");
                continue;
            }
            int rank = value.layout().rank();
            int[] order = IntStream.range(0, rank).toArray();
            int[] last = Layout.channelsLast(rank);
            boolean channelsLast = images
                    && rank > 1
                    && value.layout()
                            .order()
                            .filter(held -> Arrays.equals(held, last))
                            .isPresent();
            Value arranged = network.inOrder(value, channelsLast ? last : order);
            DeclaredLayer layer = arranged.layer();
            if (layer.isInput() || outputs.contains(layer)) {
                layer = network.declare("identity", "Identity", Map.of(), List.of(layer));
            }
            if (LayerNames.isName(name)) {
                layer.rename(name);
            }
            outputs.add(layer);
            String axes = Arrays.toString(arranged.layout().heldShape());
            report.used(
                    name,
                    "Output",
                    "",
                    null,
                    (batched ? "a batch of " + axes : axes) + (channelsLast ? ", channels last" : ""));
            outputValues.add(new GraphValue(name, "", batched, onnxAxes(channelsLast ? last : order)));
        }
        return outputs;
    }

    /** The layers that the outputs depend on. */
    private List<DeclaredLayer> reachable(List<DeclaredLayer> outputs) {
        Set<DeclaredLayer> reached = new HashSet<>(outputs);
        List<DeclaredLayer> layers = network.layers();
        for (int i = layers.size() - 1; i >= 0; i--) {
            if (reached.contains(layers.get(i))) {
                reached.addAll(layers.get(i).from());
            }
        }
        return layers.stream().filter(reached::contains).toList();
    }

    private ImportedGraph declared(String name, List<DeclaredLayer> layers, List<DeclaredLayer> outputs) {
        FieldNames names = new FieldNames();
        Map<DeclaredLayer, String> fields = new IdentityHashMap<>();
        List<Input> declaredInputs = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String field = names.allocate(inputs.get(i).name());
            fields.put(inputs.get(i), field);
            int[] shape = inputShapes.get(i) == null ? new int[] {1} : inputShapes.get(i);
            declaredInputs.add(new Input(field, Arrays.stream(shape).boxed().toList()));
        }
        // Outputs have the names that they have in the file; others make way.
        outputs.forEach(output -> fields.put(output, names.allocate(output.name())));
        List<Field> declaredFields = new ArrayList<>();
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (DeclaredLayer layer : layers) {
            String field = fields.computeIfAbsent(layer, key -> names.allocate(key.name()));
            declaredFields.add(new Field(
                    field,
                    field,
                    layer.type(),
                    layer.arguments(),
                    layer.from().stream().map(fields::get).toList(),
                    Optional.empty(),
                    Set.of()));
            layer.weights().forEach((variable, tensor) -> {
                checkFinite(field, layer, variable, tensor);
                weights.put(field + "/" + variable, tensor);
            });
        }
        DeclaredModel model = new DeclaredModel(
                "ONNX",
                name,
                declaredInputs,
                declaredFields,
                outputs.stream().map(fields::get).toList());
        CheckedModel checked = CheckedModel.of(structure.file().name(), KIND, model, report);
        return new ImportedGraph(
                checked, weights, named(inputValues, inputs, fields), named(outputValues, outputs, fields));
    }

    private void checkFinite(String field, DeclaredLayer layer, String variable, Tensor tensor) {
        for (float value : tensor.toArray()) {
            if (!Float.isFinite(value)) {
                report.refuse(
                        field,
                        layer.type().kerasClass(),
                        "has a " + variable + " with " + value + ", no finite number");
                return;
            }
        }
    }

    private static List<GraphValue> named(
            List<GraphValue> values, List<DeclaredLayer> layers, Map<DeclaredLayer, String> fields) {
        return IntStream.range(0, Math.min(values.size(), layers.size()))
                .mapToObj(i -> new GraphValue(
                        values.get(i).name(),
                        fields.get(layers.get(i)),
                        values.get(i).batched(),
                        values.get(i).axes()))
                .toList();
    }
}
