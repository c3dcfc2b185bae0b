// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.ingot.onnx.file.Constant;
import dev.ingot.onnx.file.OnnxFile;
import dev.ingot.runtime.WeightsException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which node takes what: each name is given once and before it is taken, or the file is not intact. */
final class GraphStructure {
    private final OnnxFile file;
    private final GraphProto graph;
    private final Map<String, Constant> initializers;
    private final List<ValueInfoProto> inputs;
    /** By name, how many nodes and outputs that matter take it. */
    private final Map<String, Integer> uses = new HashMap<>();

    private final Set<Integer> live = new HashSet<>();

    GraphStructure(OnnxFile file) {
        this.file = file;
        this.graph = file.graph();
        this.initializers = file.initializers();
        // Until version 4 of the format initial values were among the inputs.
        this.inputs = graph.getInputList().stream()
                .filter(input -> !initializers.containsKey(input.getName()))
                .toList();
        checkNames();
        findLiveNodes();
    }

    private void checkNames() {
        Set<String> known = new HashSet<>(initializers.keySet());
        inputs.forEach(input -> define(known, input.getName(), "input"));
        for (int i = 0; i < graph.getNodeCount(); i++) {
            NodeProto node = graph.getNode(i);
            String entry = entry(i);
            for (String input : node.getInputList()) {
                if (!input.isEmpty() && !known.contains(input)) {
                    throw new WeightsException(
                            file.name(), entry, -1, "inputs that are given before", "\"" + input + "\"");
                }
            }
            for (String output : node.getOutputList()) {
                if (!output.isEmpty()) {
                    define(known, output, entry);
                }
            }
        }
        if (graph.getOutputCount() == 0) {
            throw new WeightsException(file.name(), "graph", -1, "outputs", "none");
        }
        for (ValueInfoProto output : graph.getOutputList()) {
            if (!known.contains(output.getName())) {
                throw new WeightsException(
                        file.name(), "graph", -1, "outputs that nodes give", "\"" + output.getName() + "\"");
            }
        }
    }

    private void define(Set<String> known, String name, String entry) {
        if (name.isEmpty() || !known.add(name)) {
            throw new WeightsException(file.name(), entry, -1, "a name of its own", "\"" + name + "\"");
        }
    }

    private void findLiveNodes() {
        graph.getOutputList().forEach(output -> uses.merge(output.getName(), 1, Integer::sum));
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            if (node.getOutputList().stream().anyMatch(uses::containsKey)) {
                live.add(i);
                node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum));
            }
        }
    }

    /** What a node is called in messages. */
    String name(int node) {
        NodeProto proto = graph.getNode(node);
        return proto.getName().isEmpty()
                ? proto.getOutputCount() > 0 ? proto.getOutput(0) : "node " + node
                : proto.getName();
    }

    /** The part of the file that a node is. */
    String entry(int node) {
        return "node " + name(node);
    }

    OnnxFile file() {
        return file;
    }

    GraphProto graph() {
        return graph;
    }

    Map<String, Constant> initializers() {
        return initializers;
    }

    /** The inputs that have no initial value. */
    List<ValueInfoProto> inputs() {
        return inputs;
    }

    /** Whether an output depends on a node. */
    boolean isLive(int node) {
        return live.contains(node);
    }

    /** How many nodes and outputs take a value. */
    int uses(String name) {
        return uses.getOrDefault(name, 0);
    }

    /** The inputs that are given to operators of images, perhaps through others that keep the axes. */
    Set<String> images() {
        Set<String> images = new HashSet<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            if (!isLive(i)) {
                continue;
            }
            if (Operators.SPATIAL.contains(node.getOpType()) && node.getInputCount() > 0) {
                images.add(node.getInput(0));
            } else if (Operators.KEEPING_LAYOUT.contains(node.getOpType())
                    && node.getOutputList().stream().anyMatch(images::contains)) {
                images.addAll(node.getInputList());
            }
        }
        return images;
    }

    /** Whether there are operators of images. */
    boolean hasImages() {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            if (isLive(i) && Operators.SPATIAL.contains(graph.getNode(i).getOpType())) {
                return true;
            }
        }
        return false;
    }
}
