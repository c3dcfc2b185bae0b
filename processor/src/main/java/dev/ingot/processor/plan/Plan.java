// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.SumOfProducts;
import dev.ingot.processor.ir.Work;
import java.util.List;

/**
 * What code is generated for a graph.
 *
 * @param graph the graph
 * @param steps the ops that need code, in order
 * @param copies outputs that are copies of another value
 * @param buffers size of each buffer of the arena, in floats
 * @param scratch the arrays that kernels work in, those of the same length together
 * @param weights the packed weights of all kernels, in the order of the steps
 */
public record Plan(
        Graph graph,
        List<Step> steps,
        List<Copy> copies,
        List<Integer> buffers,
        List<Scratch> scratch,
        List<PackedWeight> weights) {

    /** Copies the lists. */
    public Plan {
        steps = List.copyOf(steps);
        copies = List.copyOf(copies);
        buffers = List.copyOf(buffers);
        scratch = List.copyOf(scratch);
        weights = List.copyOf(weights);
    }

    /**
     * An op and its code.
     *
     * @param node the op
     * @param kernel how it is computed
     * @param scratch for each of the kernel's wishes the index of the first array among those of the plan
     * @param operands the values of the forward pass that it reads, in order
     * @param result where its result goes
     * @param shared whether several threads compute it
     */
    public record Step(
            Node node, Kernel kernel, List<Integer> scratch, List<Operand> operands, Storage result, boolean shared) {

        /** Copies the lists. */
        public Step {
            scratch = List.copyOf(scratch);
            operands = List.copyOf(operands);
        }

        /** The index of the result's first value in its array. */
        public int offset() {
            return result instanceof Storage.Part part ? part.start() : 0;
        }

        /** Whether the kernel works in memory of the arena. */
        public boolean usesArena() {
            return !scratch.isEmpty() || !kernel.ownArrays().isEmpty();
        }

        /** Multiply-adds of one sample. */
        public long multiplyAdds() {
            return Work.multiplyAdds(node);
        }

        /** The plan in a few words, for the class's documentation. */
        public String describe() {
            return kernel.describe() + (shared ? ", shared by threads" : "");
        }
    }

    /**
     * A value that a step reads.
     *
     * @param value the value
     * @param storage where it is
     */
    public record Operand(Node value, Storage storage) {}

    /**
     * An output whose value is an input or another output.
     *
     * @param from where the value is
     * @param output index of the output
     */
    public record Copy(Storage from, int output) {}

    /** Multiply-adds of one sample. */
    public long multiplyAdds() {
        return steps.stream().mapToLong(Step::multiplyAdds).sum();
    }

    /** Whether there is an op that adds products to sums in this way. */
    public boolean adds(MultiplyAdd multiplyAdd) {
        return steps.stream()
                .anyMatch(step -> step.node().op() instanceof SumOfProducts sum && sum.multiplyAdd() == multiplyAdd);
    }

    /** The longest vector of zeros around a table of products; 0 if there is no such table. */
    public int zeros() {
        return steps.stream()
                .filter(step -> step.kernel() instanceof ConvolutionKernel)
                .flatMap(step -> ((ConvolutionKernel) step.kernel()).tapGroups().stream())
                .mapToInt(ConvolutionKernel.TapGroup::length)
                .max()
                .orElse(0);
    }

    /** Working memory of one sample in bytes. */
    public long workingMemory() {
        long floats = buffers.stream().mapToLong(Integer::longValue).sum()
                + scratch.stream().mapToLong(Scratch::floats).sum()
                + zeros()
                + steps.stream()
                        .flatMap(step -> step.kernel().ownArrays().stream())
                        .mapToLong(Integer::longValue)
                        .sum();
        return floats * Float.BYTES;
    }
}
