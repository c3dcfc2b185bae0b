// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.ir.WeightRole;
import dev.ingot.processor.pass.Passes;
import dev.ingot.processor.testing.KernelSet;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Generated networks against the reference interpreter, with random weights and inputs.
 *
 * @param multiplyAdd how the networks add a product to a sum
 * @param scale standard deviation of weights and inputs
 * @param deep whether kernels are divided by the root of their fan-in, and variances are no less than one, so that the values of
 *     hundreds of layers stay finite
 */
record InterpreterComparison(MultiplyAdd multiplyAdd, float scale, boolean deep) {

    private static final int BATCH = 2;

    /** A comparison with weights and inputs of ordinary size. */
    InterpreterComparison(MultiplyAdd multiplyAdd) {
        this(multiplyAdd, 1, false);
    }

    /** The graph that a declaration's code is generated from. */
    Graph graph(Declaration declaration) {
        return Passes.run(DeclaredModel.graph(declaration, multiplyAdd), Set.of(), (pass, after) -> {});
    }

    /** Compiles all declarations in one task; answers a text for each that disagrees with the interpreter. */
    List<String> faults(List<Declaration> declarations, Path directory) {
        String option = "-Aingot.fma=" + (multiplyAdd == MultiplyAdd.FUSED);
        List<String> faults = new ArrayList<>();
        try (NetworkCompilation compilation = NetworkCompilation.of(declarations, directory, option)) {
            declarations.forEach(declaration -> compare(declaration, compilation, faults));
        }
        return faults;
    }

    private void compare(Declaration declaration, NetworkCompilation compilation, List<String> faults) {
        faults(graph(declaration), weights -> compilation.load(declaration, weights))
                .forEach(fault -> faults.add(fault + "\n" + DeclarationSource.print(declaration)));
    }

    /**
     * Compares a network, on plain and on vector kernels, with its graph in the interpreter.
     *
     * @param load the network with weights
     */
    List<String> faults(Graph graph, Function<Weights, Network> load) {
        Map<String, Tensor> weights = weights(graph);
        Map<String, Tensor> inputs = new TreeMap<>();
        graph.inputs().forEach(input -> {
            Tensor values = values(input.layer(), batched(input.shape().toArray()));
            OptionalInt rows = rows(graph, input.layer());
            inputs.put(input.layer(), rows.isPresent() ? whole(values, rows.getAsInt()) : values);
        });
        List<float[]> expected = Interpretation.run(graph, weights, inputs);
        List<String> faults = new ArrayList<>();
        for (KernelSet kernels : KernelSet.values()) {
            Map<String, Tensor> outputs =
                    kernels.run(() -> load.apply(all(weights)).run(inputs));
            int index = 0;
            for (Map.Entry<String, Tensor> output : outputs.entrySet()) {
                Difference difference = Difference.between(
                        output.getValue().toArray(), expected.get(index++), InterpreterRule.of(graph));
                if (!difference.accepted()) {
                    faults.add(kernels + ": " + output.getKey() + ": " + difference);
                }
            }
        }
        return faults;
    }

    /** The rows of the smallest table that an input names rows of; empty if it names none. */
    private static OptionalInt rows(Graph graph, String input) {
        return graph.runNodes().stream()
                .filter(node -> node.op() instanceof Lookup
                        && source(node.operand(0)).layer().equals(input))
                .mapToInt(node -> node.operand(1).shape().size(0))
                .min();
    }

    private static Node source(Node node) {
        return node.op() instanceof Input ? node : source(node.operand(0));
    }

    private static Tensor whole(Tensor tensor, int rows) {
        float[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.floorMod(Math.round(values[i] * 1000), rows);
        }
        return Tensor.of(values, tensor.shape().toArray());
    }

    /** These weights, and 0 for those that the graph does not read. */
    private static Weights all(Map<String, Tensor> weights) {
        return spec -> weights.containsKey(spec.name())
                ? weights.get(spec.name())
                : Tensor.of(new float[spec.shape().elements()], spec.shape().toArray());
    }

    private Map<String, Tensor> weights(Graph graph) {
        Map<String, Tensor> weights = new TreeMap<>();
        for (Node node : graph.loadNodes()) {
            if (node.op() instanceof Weight weight) {
                String name = weight.layer() + "/" + weight.variable();
                Tensor tensor = values(name, node.shape().toArray());
                weights.put(name, adapted(tensor, weight));
            }
        }
        return weights;
    }

    private Tensor adapted(Tensor tensor, Weight weight) {
        float[] values = tensor.toArray();
        for (int i = 0; i < values.length; i++) {
            if (weight.role() == WeightRole.MOVING_VARIANCE) {
                values[i] = Math.abs(values[i]) + (deep ? 1 : 0);
            } else if (deep && weight.role() == WeightRole.KERNEL) {
                values[i] /= (float) Math.sqrt(weight.fanIn());
            }
        }
        return Tensor.of(values, tensor.shape().toArray());
    }

    private static int[] batched(int... shape) {
        return IntStream.concat(IntStream.of(BATCH), IntStream.of(shape)).toArray();
    }

    private Tensor values(String name, int... shape) {
        float[] values = Tensor.randomNormal(name.hashCode(), shape).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= scale;
        }
        return Tensor.of(values, shape);
    }
}
