// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Broadcast;
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
import dev.ingot.processor.plan.Plan;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
     * @param specs the index of each weight, by layer and variable, in the signature
     */
    private LoadEmitter(Map<String, Integer> specs) {
        this.specs = specs;
        this.names = new Names(List.of("weights"));
    }

    /**
     * Statements that set the field of each packed weight from the constructor's parameter {@code weights}. If they are too
     * many for one method, each field gets a method; what two of them need is then computed twice.
     */
    static CodeBlock emit(Plan plan, List<Weight> weights, Members members) {
        List<Node> nodes = plan.graph().loadNodes();
        if (MethodBudget.fits(nodes.size() + plan.weights().size())) {
            return emitWhole(plan, weights);
        }
        Map<String, Integer> specs = specs(weights);
        CodeBlock.Builder code = CodeBlock.builder();
        for (PackedWeight packed : plan.weights()) {
            String method = members.name("load" + Names.capitalised(packed.name()));
            members.addMethod(new LoadEmitter(specs).method(method, packed, nodes));
            code.addStatement("this.$L = $L(weights)", packed.name(), method);
        }
        return code.build();
    }

    /** The same statements, however many they are. */
    static CodeBlock emitWhole(Plan plan, List<Weight> weights) {
        LoadEmitter emitter = new LoadEmitter(specs(weights));
        CodeBlock.Builder code = CodeBlock.builder();
        plan.graph().loadNodes().forEach(node -> emitter.value(node, code));
        for (PackedWeight packed : plan.weights()) {
            code.addStatement("this.$L = $L", packed.name(), emitter.packed(packed));
        }
        return code.build();
    }

    private static Map<String, Integer> specs(List<Weight> weights) {
        Map<String, Integer> specs = new HashMap<>();
        for (Weight weight : weights) {
            specs.put(key(weight), specs.size());
        }
        return specs;
    }

    /** A method that computes one packed weight from what it needs of these values, which are in order. */
    private MethodSpec method(String name, PackedWeight packed, List<Node> nodes) {
        Set<Node> needed = Collections.newSetFromMap(new IdentityHashMap<>());
        collect(packed.source(), needed);
        CodeBlock.Builder code = CodeBlock.builder();
        nodes.stream().filter(needed::contains).forEach(node -> value(node, code));
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                .returns(Members.type(packed.layout()))
                .addCode(code.build())
                .addStatement("return $L", packed(packed))
                .build();
    }

    private static void collect(Node node, Set<Node> needed) {
        if (needed.add(node)) {
            node.operands().forEach(operand -> collect(operand, needed));
        }
    }

    private static String key(Weight weight) {
        return weight.layer() + "/" + weight.variable();
    }

    /** A weight is named where it is used; what is computed from weights gets a local variable. */
    private void value(Node node, CodeBlock.Builder code) {
        CodeBlock expression = ((LoadOp) node.op()).accept(this, node);
        if (node.op() instanceof Weight) {
            values.put(node, expression);
        } else {
            String local = names.allocate(node.name());
            code.addStatement("float[] $L = $L", local, expression);
            values.put(node, CodeBlock.of("$L", local));
        }
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

    @Override
    public CodeBlock constant(Constant op, Node node) {
        boolean filled = op.values().size() > LONGEST_LITERAL
                && op.values().stream().distinct().count() == 1;
        if (filled) {
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
    public CodeBlock broadcast(Broadcast op, Node node) {
        CodeBlock source = values.get(node.operand(0));
        return op.from().equals(op.to())
                ? source
                : CodeBlock.of(
                        "$T.broadcast($L, new int[] {$L},$Wnew int[] {$L})",
                        RuntimeTypes.WEIGHT_OPS,
                        source,
                        numbers(op.from().toList()),
                        numbers(op.to().toList()));
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
