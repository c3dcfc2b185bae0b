// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.ir;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prints a graph for readers and for goldens: what is computed when the network is loaded, then the forward pass.
 *
 * <pre>{@code
 * load:
 *   denseKernel (100, 10) = Weight dense/kernel KERNEL
 *   denseBias (10) = Weight dense/bias BIAS
 * run:
 *   input (100) = Input 0
 *   dense (10) = Dense(input, denseKernel, denseBias) CHAIN FUSED RELU[Infinity, 0.0, 0.0]
 * outputs: dense
 * remarks:
 *   dropout: removed
 * }</pre>
 */
public final class GraphPrinter {

    private static final Arguments ARGUMENTS = new Arguments();

    private GraphPrinter() {}

    /** The text of a graph; the same for the same graph, everywhere. Ends with a line feed. */
    public static String print(Graph graph) {
        StringBuilder text = new StringBuilder();
        print(text, "load", graph.loadNodes());
        print(text, "run", graph.runNodes());
        text.append("outputs: ").append(names(graph.outputs())).append('\n');
        if (!graph.remarks().isEmpty()) {
            text.append("remarks:\n");
            graph.remarks()
                    .forEach((layer, remark) -> text.append("  ")
                            .append(layer)
                            .append(": ")
                            .append(remark)
                            .append('\n'));
        }
        return text.toString();
    }

    private static void print(StringBuilder text, String stage, List<Node> nodes) {
        text.append(stage).append(":\n");
        nodes.forEach(node -> text.append("  ").append(print(node)).append('\n'));
    }

    /** One value: {@code name shape = Op(operands) arguments}. */
    static String print(Node node) {
        String operands = node.operands().isEmpty() ? "" : "(" + names(node.operands()) + ")";
        String arguments = node.op() instanceof LoadOp load
                ? load.accept(ARGUMENTS, node)
                : ((RunOp) node.op()).accept(ARGUMENTS, node);
        return node.name() + " " + node.shape() + " = " + node.op().getClass().getSimpleName() + operands
                + (arguments.isEmpty() ? "" : " " + arguments);
    }

    private static String names(List<Node> nodes) {
        return nodes.stream().map(Node::name).collect(Collectors.joining(", "));
    }

    /** What a line says of an op besides its name and operands. */
    private static final class Arguments implements LoadOp.Visitor<String>, RunOp.Visitor<String> {

        /** Longer constants are cut. */
        private static final int SHOWN_VALUES = 8;

        @Override
        public String weight(Weight op, Node node) {
            String from = op.flattenedFrom() == null ? "" : " flattened from " + op.flattenedFrom();
            String to = op.unflattenedTo() == null ? "" : " unflattened to " + op.unflattenedTo();
            return op.layer() + "/" + op.variable() + " " + op.role() + from + to;
        }

        @Override
        public String constant(Constant op, Node node) {
            String rest = op.values().size() > SHOWN_VALUES ? ", ..." : "";
            return op.values().stream()
                    .limit(SHOWN_VALUES)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", "[", rest + "]"));
        }

        @Override
        public String permute(Permute op, Node node) {
            return "axes " + op.axes();
        }

        @Override
        public String broadcast(Broadcast op, Node node) {
            return op.from() + " -> " + op.to();
        }

        @Override
        public String scale(Scale op, Node node) {
            return "axis " + op.axis();
        }

        @Override
        public String sumTaps(SumTaps op, Node node) {
            return named(op.axes(), List::toString, " ");
        }

        @Override
        public String compose(Compose op, Node node) {
            return op.steps().stream().map(Arguments::step).collect(Collectors.joining());
        }

        private static String step(Compose.Step step) {
            String arguments = step.op().accept(ARGUMENTS, null);
            return "\n    " + step.from() + " -> " + step.to() + " "
                    + step.op().getClass().getSimpleName() + (step.affine() ? " with bias " : " ")
                    + arguments.replace("\n", "\n  ");
        }

        @Override
        public String shiftedBias(ShiftedBias op, Node node) {
            return "";
        }

        @Override
        public String inverseDeviation(InverseDeviation op, Node node) {
            return "least " + op.least();
        }

        @Override
        public String normalizationScale(NormalizationScale op, Node node) {
            return "epsilon " + op.epsilon();
        }

        @Override
        public String normalizationShift(NormalizationShift op, Node node) {
            return (op.beta() ? "beta" : "no beta") + (op.bias() ? ", bias" : ", no bias");
        }

        @Override
        public String input(Input op, Node node) {
            return String.valueOf(op.index());
        }

        @Override
        public String identity(Identity op, Node node) {
            return "";
        }

        @Override
        public String reshape(Reshape op, Node node) {
            return "";
        }

        @Override
        public String dense(Dense op, Node node) {
            return op.summation() + " " + op.multiplyAdd() + " " + function(op.activation());
        }

        @Override
        public String dot(Dot op, Node node) {
            return op.multiplyAdd().toString();
        }

        @Override
        public String convolution(Convolution op, Node node) {
            return (op.groups() == 1 ? "" : "groups " + op.groups() + " ") + op.multiplyAdd() + " "
                    + function(op.activation()) + "\n    " + named(op.axes(), Arguments::axis, "\n    ");
        }

        /** Each spatial axis with its name before it. */
        private static <T> String named(List<T> axes, Function<T, String> text, String separator) {
            List<String> names = SpatialAxes.names(axes.size());
            return IntStream.range(0, axes.size())
                    .mapToObj(axis -> names.get(axis) + " " + text.apply(axes.get(axis)))
                    .collect(Collectors.joining(separator));
        }

        /** {@code 5 -> 10, step 1 -> 2: 0 x5 [-1:2, 0:0], 1 x5 [0:1]}: first output, count and taps {@code offset:index}. */
        private static String axis(ConvolutionAxis axis) {
            return axis.inputLength() + " -> " + axis.outputLength() + ", step " + axis.inputStep() + " -> "
                    + axis.outputStep() + ": "
                    + axis.phases().stream()
                            .map(phase -> phase.start() + " x" + phase.count() + " " + taps(phase))
                            .collect(Collectors.joining(", "));
        }

        private static String taps(ConvolutionAxis.Phase phase) {
            return phase.taps().stream()
                    .map(tap -> tap.offset() + ":" + tap.index())
                    .collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String repeat(Repeat op, Node node) {
            return op.factors().stream().map(String::valueOf).collect(Collectors.joining(" x "));
        }

        @Override
        public String resample(Resample op, Node node) {
            return op.kernel() + " " + op.multiplyAdd();
        }

        @Override
        public String pad(Pad op, Node node) {
            return named(op.margins(), margin -> margin.before() + " " + margin.after(), " ");
        }

        /** For each axis the cells that its outputs read: {@code columns 5 -> 3: 0-1 2-3 4}. */
        @Override
        public String pool(Pool op, Node node) {
            List<String> names = SpatialAxes.names(op.axes().size());
            StringBuilder text = new StringBuilder(op.kind().name());
            for (int i = 0; i < names.size(); i++) {
                Pool.Axis axis = op.axes().get(i);
                text.append("\n    ").append(names.get(i)).append(' ');
                text.append(axis.inputLength())
                        .append(" -> ")
                        .append(axis.windows().size())
                        .append(':');
                axis.windows().forEach(window -> text.append(' ').append(cells(window)));
            }
            return text.toString();
        }

        private static String cells(Pool.Window window) {
            return window.cells() == 1 ? "" + window.from() : window.from() + "-" + (window.to() - 1);
        }

        @Override
        public String elementwise(Elementwise op, Node node) {
            return function(op.function());
        }

        @Override
        public String scaleShift(ScaleShift op, Node node) {
            return "axis " + op.axis() + " " + function(op.activation());
        }

        @Override
        public String normalize(Normalize op, Node node) {
            return op.statistic() + " epsilon " + op.epsilon() + " of " + op.view() + " along " + op.along() + " "
                    + op.multiplyAdd() + " " + function(op.activation());
        }

        @Override
        public String parametricRelu(ParametricRelu op, Node node) {
            return "axis " + op.axis();
        }

        @Override
        public String custom(Custom op, Node node) {
            return op.method().toString();
        }

        @Override
        public String softmax(Softmax op, Node node) {
            return op.kind() + " axes " + op.axes();
        }

        @Override
        public String concatenate(Concatenate op, Node node) {
            return "axis " + op.axis();
        }

        @Override
        public String merge(Merge op, Node node) {
            return op.kind() + " " + function(op.activation());
        }

        @Override
        public String transpose(Transpose op, Node node) {
            return "axes " + op.axes();
        }

        @Override
        public String lookup(Lookup op, Node node) {
            return "";
        }

        private static String function(ElementFunction function) {
            String parameters =
                    function.parameters().isEmpty() ? "" : function.parameters().toString();
            return function.kind() + parameters;
        }
    }
}
