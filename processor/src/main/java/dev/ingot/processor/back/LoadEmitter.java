// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.LoadOp;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.NormalizationScale;
import dev.ingot.processor.ir.NormalizationShift;
import dev.ingot.processor.ir.Permute;
import dev.ingot.processor.ir.Scale;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.ShiftedBias;
import dev.ingot.processor.ir.SumTaps;
import dev.ingot.processor.ir.Weight;
import dev.ingot.processor.plan.Layout;
import dev.ingot.processor.plan.PackedWeight;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javax.lang.model.element.Modifier;

/** Writes what happens to weights when a network is loaded: the LOAD stage of the graph, then the packing. */
final class LoadEmitter implements LoadOp.Visitor<CodeBlock> {

    /** Constants written out value by value; longer ones of a single value are filled in. */
    private static final int LONGEST_LITERAL = 8;

    private final Map<String, Integer> specs;
    private final Names names;
    private final Map<Node, CodeBlock> values = new IdentityHashMap<>();

    /**
     * An emitter for these weights.
     *
     * @param weights those of the signature, in order
     */
    LoadEmitter(List<Weight> weights) {
        this(new HashMap<>());
        weights.forEach(weight -> specs.put(key(weight), specs.size()));
    }

    private LoadEmitter(Map<String, Integer> specs) {
        this.specs = specs;
        this.names = new Names(List.of("weights"));
    }

    /** Statements that set the field of each packed weight from the constructor's parameter {@code weights}. */
    CodeBlock emit(List<PackedWeight> weights) {
        LoadEmitter emitter = new LoadEmitter(specs);
        CodeBlock.Builder code = CodeBlock.builder();
        emitter.computed(weights).forEach(node -> {
            String local = emitter.names.allocate(node.name());
            code.addStatement("float[] $L = $L", local, emitter.expression(node));
            emitter.values.put(node, CodeBlock.of("$L", local));
        });
        weights.forEach(packed -> code.add(emitter.setting(packed)));
        return code.build();
    }

    /**
     * Statements that do the same in calls of methods, one for each value computed from weights: for a constructor that would
     * be too long otherwise. What two values are computed from is then computed twice.
     */
    CodeBlock emitInMethods(List<PackedWeight> weights, Members members, Consumer<MethodSpec> methods) {
        LoadEmitter emitter = new LoadEmitter(specs);
        for (Node node : emitter.computed(weights)) {
            String method = members.name("load" + Names.capitalised(node.name()));
            CodeBlock expression = emitter.expression(node);
            methods.accept(MethodSpec.methodBuilder(method)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                    .returns(Members.FLOATS)
                    .addStatement("return $L$L", isLiteral(node) ? "new float[] " : "", expression)
                    .build());
            emitter.values.put(node, CodeBlock.of("$L(weights)", method));
        }
        return weights.stream().map(emitter::setting).collect(CodeBlock.joining(""));
    }

    /** An estimate of the bytecode that sets a field, without what computes its value. */
    static int bytes(PackedWeight packed) {
        LoadEmitter emitter = new LoadEmitter(Map.of());
        emitter.values.put(packed.source(), CodeBlock.of("value(weights)"));
        return MethodBudget.bytes(emitter.setting(packed));
    }

    /** What is computed for these fields, each value after those that it is computed from; weights are only named. */
    private List<Node> computed(List<PackedWeight> weights) {
        Set<Node> ordered = new LinkedHashSet<>();
        weights.forEach(packed -> collect(packed.source(), ordered));
        ordered.removeIf(node -> node.op() instanceof Weight);
        return List.copyOf(ordered);
    }

    private void collect(Node node, Set<Node> ordered) {
        if (!ordered.contains(node)) {
            node.operands().forEach(operand -> collect(operand, ordered));
            ordered.add(node);
            if (node.op() instanceof Weight) {
                values.put(node, expression(node));
            }
        }
    }

    private static String key(Weight weight) {
        return weight.layer() + "/" + weight.variable();
    }

    private CodeBlock expression(Node node) {
        return ((LoadOp) node.op()).accept(this, node);
    }

    private CodeBlock setting(PackedWeight packed) {
        return CodeBlock.builder()
                .addStatement("this.$L = $L", packed.name(), packed(packed))
                .build();
    }

    private CodeBlock packed(PackedWeight packed) {
        CodeBlock source = values.get(packed.source());
        Shape shape = packed.source().shape();
        if (packed.layout() instanceof Layout.Taps taps) {
            return CodeBlock.of(
                    "$T.packTaps($L,$W$L,$W$L,$W$L,$W$L)",
                    RuntimeTypes.WEIGHT_OPS,
                    source,
                    shape.size(shape.rank() - 2) * taps.groups(),
                    shape.last(),
                    taps.groups(),
                    numbers(taps.taps()));
        }
        if (packed.layout() instanceof Layout.FilterRows) {
            int cells = Math.toIntExact(shape.product(0, shape.rank() - 2));
            return permute(source, Shape.of(cells, shape.size(shape.rank() - 2), shape.last()), List.of(0, 2, 1));
        }
        if (packed.layout() instanceof Layout.Rows) {
            return CodeBlock.of(
                    "$T.packRows($L,$W$L,$W$L)", RuntimeTypes.WEIGHT_OPS, source, shape.size(0), shape.size(1));
        }
        if (packed.layout() instanceof Layout.Columns) {
            return CodeBlock.of(
                    "$T.packColumns($L,$W$L,$W$L)", RuntimeTypes.WEIGHT_OPS, source, shape.size(0), shape.size(1));
        }
        return source;
    }

    private static CodeBlock numbers(List<Integer> numbers) {
        return numbers.stream().map(number -> CodeBlock.of("$L", number)).collect(CodeBlock.joining(",$W"));
    }

    @Override
    public CodeBlock weight(Weight op, Node node) {
        return CodeBlock.of("weights.values($L)", specs.get(key(op)));
    }

    /** Whether the values are written out one by one. */
    private static boolean isLiteral(Node node) {
        return node.op() instanceof Constant constant
                && (constant.values().size() <= LONGEST_LITERAL
                        || constant.values().stream().distinct().count() > 1);
    }

    @Override
    public CodeBlock constant(Constant op, Node node) {
        if (!isLiteral(node)) {
            return CodeBlock.of(
                    "$T.filled($L, $L)",
                    RuntimeTypes.WEIGHT_OPS,
                    op.values().size(),
                    FunctionCode.literal(op.values().get(0)));
        }
        return op.values().stream()
                .map(value -> CodeBlock.of("$L", FunctionCode.literal(value)))
                .collect(CodeBlock.joining(",$W", "{", "}"));
    }

    @Override
    public CodeBlock permute(Permute op, Node node) {
        return permute(values.get(node.operand(0)), node.operand(0).shape(), op.axes());
    }

    private static CodeBlock permute(CodeBlock source, Shape shape, List<Integer> axes) {
        return CodeBlock.of(
                "$T.permute($L,$Wnew int[] {$L},$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                source,
                numbers(shape.toList()),
                numbers(axes));
    }

    @Override
    public CodeBlock scale(Scale op, Node node) {
        Shape shape = node.shape();
        return CodeBlock.of(
                "$T.scale($L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                values.get(node.operand(0)),
                shape.product(op.axis() + 1, shape.rank()),
                values.get(node.operand(1)));
    }

    @Override
    public CodeBlock sumTaps(SumTaps op, Node node) {
        return CodeBlock.of(
                "$T.sumTaps($L, new int[] {$L},$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                values.get(node.operand(0)),
                numbers(node.operand(0).shape().toList()),
                op.axes().stream()
                        .map(axis -> CodeBlock.of("new int[][] {$L}", lists(axis)))
                        .collect(CodeBlock.joining(",$W")));
    }

    private static CodeBlock lists(List<List<Integer>> lists) {
        return lists.stream().map(list -> CodeBlock.of("{$L}", numbers(list))).collect(CodeBlock.joining(",$W"));
    }

    /** The steps are written in order, each as the map that the runtime makes of it. */
    @Override
    public CodeBlock compose(Compose op, Node node) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("$T.compose($L", RuntimeTypes.LINEAR_MAP, values.get(node.operand(0)));
        int next = 1;
        for (Compose.Step step : op.steps()) {
            List<Node> operands = node.operands().subList(next, next + step.operands());
            code.add(",$W$L", LinearMapEmitter.emit(step, operands, values::get));
            next += step.operands();
        }
        return code.add(")").build();
    }

    @Override
    public CodeBlock shiftedBias(ShiftedBias op, Node node) {
        return CodeBlock.of(
                "$T.shiftedBias($L,$W$L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                values.get(node.operand(0)),
                values.get(node.operand(1)),
                node.shape().last(),
                node.operands().size() > 2 ? values.get(node.operand(2)) : "null");
    }

    @Override
    public CodeBlock normalizationScale(NormalizationScale op, Node node) {
        return CodeBlock.of(
                "$T.normalizationScale($L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                node.operands().size() > 1 ? values.get(node.operand(1)) : "null",
                values.get(node.operand(0)),
                op.epsilon());
    }

    @Override
    public CodeBlock normalizationShift(NormalizationShift op, Node node) {
        int next = 2;
        Object beta = op.beta() ? values.get(node.operand(next++)) : "null";
        Object bias = op.bias() ? values.get(node.operand(next)) : "null";
        return CodeBlock.of(
                "$T.normalizationShift($L,$W$L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                beta,
                values.get(node.operand(0)),
                values.get(node.operand(1)),
                bias);
    }
}
