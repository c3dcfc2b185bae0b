// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Custom;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Graph;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.Input;
import dev.ingot.processor.ir.Lookup;
import dev.ingot.processor.ir.Merge;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.ParametricRelu;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Resample;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.RunOp;
import dev.ingot.processor.ir.ScaleShift;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.Summation;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.ir.Work;
import dev.ingot.processor.plan.Plan.Operand;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what code is generated for a graph. */
public final class Planner implements RunOp.Visitor<Kernel> {

    /**
     * Multiply-adds, or values that windows read, from which on a layer is shared by threads, if nothing else is asked for. Plain
     * kernels take some 150 microseconds for so many and vector kernels a third of that; a thread wakes up in about 50.
     */
    public static final long WORK_WORTH_SHARING = 2_000_000;

    private final BufferPlanner buffers;
    private final WeightPacker packer;
    private final long workWorthSharing;

    private Planner(Graph graph, Names names, long workWorthSharing) {
        this.workWorthSharing = workWorthSharing;
        buffers = new BufferPlanner(graph);
        packer = new WeightPacker(names);
    }

    /**
     * The plan of a graph.
     *
     * @param graph what the passes left
     * @param names gives the names of packed weights
     * @param workWorthSharing multiply-adds from which on a layer is shared by threads
     */
    public static Plan plan(Graph graph, Names names, long workWorthSharing) {
        return new Planner(graph, names, workWorthSharing).plan(graph);
    }

    private Plan plan(Graph graph) {
        Map<Node, Kernel> kernels = new LinkedHashMap<>();
        for (Node node : graph.runNodes()) {
            if (!(node.op() instanceof Reshape || operands(node).isEmpty())) {
                kernels.put(node, ((RunOp) node.op()).accept(this, node));
            }
        }
        ScratchPlanner scratch = new ScratchPlanner(List.copyOf(kernels.values()));
        List<Step> steps = new ArrayList<>();
        kernels.forEach((node, kernel) -> steps.add(new Step(
                node, kernel, scratch.first(kernel), operands(node), buffers.storage(node), isShared(node, kernel))));
        return new Plan(graph, steps, buffers.copies(), buffers.buffers(), scratch.runs(), packer.packed());
    }

    /** Dense layers wait for memory, which threads share anyway; groups of several channels are rarely large. */
    private boolean isShared(Node node, Kernel kernel) {
        boolean divisible = kernel instanceof PlaneKernel
                || kernel instanceof ShiftedPlaneKernel shifted && shifted.blocks() > 1
                || kernel instanceof DepthwiseKernel depthwise && depthwise.isDivisible()
                || kernel instanceof AlignedPoolKernel pool && pool.isDivisible()
                || kernel instanceof PoolKernel pool && pool.isDivisible()
                || kernel instanceof ConvolutionKernel convolution
                        && convolution.geometry().groups() == 1;
        return divisible && Work.multiplyAdds(node) + Work.pooledValues(node) >= workWorthSharing;
    }

    /** The values of the forward pass that an op has to read; an input has none, and a concatenation those to copy. */
    private List<Operand> operands(Node node) {
        return node.operands().stream()
                .filter(operand -> !operand.isLoad())
                .filter(operand -> !(node.op() instanceof Concatenate && buffers.isPart(operand)))
                .map(operand -> new Operand(operand, buffers.storage(operand)))
                .toList();
    }

    @Override
    public Kernel dense(Dense op, Node node) {
        int in = node.operand(0).shape().last();
        int units = node.shape().last();
        int rows = Math.toIntExact(node.shape().elements() / units);
        boolean dots = op.summation() == Summation.INTERLEAVED;
        PackedWeight kernel =
                packer.pack(node, "Kernel", node.operand(1), dots ? new Layout.Columns() : new Layout.Rows());
        Optional<PackedWeight> bias = node.operands().size() > 2
                ? Optional.of(packer.pack(node, "Bias", node.operand(2), new Layout.Flat()))
                : Optional.empty();
        if (dots) {
            return new DotKernel(rows, in, units, kernel, bias);
        }
        Tile largest = rows == 1 ? Tile.LARGEST_OF_ONE_VECTOR : Tile.LARGEST;
        return new DenseKernel(rows, in, units, largest.within(rows, in), kernel, bias);
    }

    @Override
    public Kernel dot(Dot op, Node node) {
        return loops("dot products");
    }

    @Override
    public Kernel convolution(Convolution op, Node node) {
        return ConvolutionChoice.cheapest(node, packer);
    }

    @Override
    public Kernel repeat(Repeat op, Node node) {
        return loops("copies");
    }

    @Override
    public Kernel resample(Resample op, Node node) {
        Shape x = node.operand(0).shape();
        int rowsDone = Math.toIntExact(x.with(0, node.shape().size(0)).elements());
        return new ElementKernel(List.of(), List.of(new Scratch(1, rowsDone)), "rows, then columns");
    }

    @Override
    public Kernel pad(Pad op, Node node) {
        return loops("copies");
    }

    @Override
    public Kernel pool(Pool op, Node node) {
        return PoolPlanner.plan(node);
    }

    @Override
    public Kernel elementwise(Elementwise op, Node node) {
        return loops("a loop");
    }

    @Override
    public Kernel scaleShift(ScaleShift op, Node node) {
        List<PackedWeight> factors = List.of(
                packer.pack(node, "Scale", node.operand(1), new Layout.Flat()),
                packer.pack(node, "Shift", node.operand(2), new Layout.Flat()));
        return op.activation().isSimple()
                ? channelwise(op.axis(), node, op.activation().isLinear(), factors)
                : new ElementKernel(factors, List.of(), "a loop");
    }

    /** A function of each element and of factors along an axis. */
    private static Kernel channelwise(int axis, Node node, boolean simple, List<PackedWeight> factors) {
        Shape shape = node.shape();
        Optional<ChannelwiseKernel> kernel = shape.product(axis + 1, shape.rank()) == 1
                ? ChannelwisePlanner.plan(
                        Math.toIntExact(shape.elements()), shape.size(axis), simple, factors.size(), factors)
                : Optional.empty();
        return kernel.isPresent() ? kernel.get() : new ElementKernel(factors, List.of(), "a loop");
    }

    @Override
    public Kernel normalize(Normalize op, Node node) {
        return NormalizeKernel.of(op, node, packer);
    }

    @Override
    public Kernel parametricRelu(ParametricRelu op, Node node) {
        PackedWeight slope = packer.pack(node, "Slope", node.operand(1), new Layout.Flat());
        return channelwise(op.axis(), node, false, List.of(slope));
    }

    @Override
    public Kernel custom(Custom op, Node node) {
        return new CustomKernel(
                Math.toIntExact(node.operand(0).shape().elements()),
                Math.toIntExact(node.shape().elements()),
                op.method());
    }

    @Override
    public Kernel softmax(Softmax op, Node node) {
        return loops(
                switch (op.kind()) {
                    case SHARES -> "maximum, sum, quotient";
                    case LOGARITHMS -> "maximum, sum, difference";
                    case SPARSE -> "threshold, difference";
                });
    }

    @Override
    public Kernel concatenate(Concatenate op, Node node) {
        int copied = operands(node).size();
        int parts = node.operands().size();
        return loops(copied == parts ? "copies" : "copies " + copied + " of " + parts + " parts");
    }

    @Override
    public Kernel merge(Merge op, Node node) {
        return MergePlanner.plan(node);
    }

    @Override
    public Kernel transpose(Transpose op, Node node) {
        return loops("copies");
    }

    @Override
    public Kernel lookup(Lookup op, Node node) {
        PackedWeight table = packer.pack(node, "Table", node.operand(1), new Layout.Flat());
        return new ElementKernel(List.of(table), List.of(), "copies rows of a table");
    }

    @Override
    public Kernel input(Input op, Node node) {
        throw new IllegalArgumentException(node + ": an input has no code");
    }

    @Override
    public Kernel identity(Identity op, Node node) {
        return loops("copies");
    }

    @Override
    public Kernel reshape(Reshape op, Node node) {
        throw new IllegalArgumentException(node + ": a reshape has no code");
    }

    private static ElementKernel loops(String describe) {
        return new ElementKernel(List.of(), List.of(), describe);
    }
}
