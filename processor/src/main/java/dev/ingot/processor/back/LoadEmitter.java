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
import dev.ingot.processor.plan.Plan;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes what happens to weights when a network is loaded: the LOAD stage of the graph, then the packing. What is needed once is
 * written where it is needed, so that nothing holds it while the next weight is read.
 */
final class LoadEmitter implements LoadOp.Visitor<CodeBlock> {

    /** Constants written out value by value; longer ones of a single value are filled in. */
    private static final int LONGEST_LITERAL = 8;

    private final Map<String, Integer> specs;
    private final Names names;
    private final Map<Node, Integer> uses = new IdentityHashMap<>();
    private final Map<Node, CodeBlock> locals = new IdentityHashMap<>();
    private CodeBlock.Builder code;

    /**
     * An emitter.
     *
     * @param specs the index of each weight, by layer and variable, in the signature
     * @param fields what it will write, which decides what is needed more than once
     */
    private LoadEmitter(Map<String, Integer> specs, List<LoadedFields> fields) {
        this.specs = specs;
        this.names = new Names(List.of("weights"));
        Set<Node> counted = Collections.newSetFromMap(new IdentityHashMap<>());
        fields.forEach(field -> count(field.source(), counted));
    }

    private void count(Node node, Set<Node> counted) {
        uses.merge(node, 1, Integer::sum);
        if (counted.add(node)) {
            node.operands().forEach(operand -> count(operand, counted));
        }
    }

    /**
     * Statements that set the field of each packed weight from the constructor's parameter {@code weights}. If they are too
     * many for one method, each source gets a method; what two of them need is then read and computed twice.
     */
    static CodeBlock emit(Plan plan, List<Weight> weights, Members members) {
        int statements = plan.graph().loadNodes().size() + plan.weights().size();
        if (MethodBudget.fits(statements)) {
            return emitWhole(plan, weights);
        }
        Map<String, Integer> specs = specs(weights);
        Names locals = new Names(List.of("weights"));
        CodeBlock.Builder code = CodeBlock.builder();
        for (LoadedFields fields : LoadedFields.of(plan.weights())) {
            String method = members.name("load" + Names.capitalised(fields.name()));
            members.addMethod(new LoadEmitter(specs, List.of(fields)).method(method, fields));
            fields.assign(code, locals, CodeBlock.of("$L(weights)", method));
        }
        return code.build();
    }

    /** The same statements, however many they are. */
    static CodeBlock emitWhole(Plan plan, List<Weight> weights) {
        List<LoadedFields> all = LoadedFields.of(plan.weights());
        LoadEmitter emitter = new LoadEmitter(specs(weights), all);
        emitter.code = CodeBlock.builder();
        for (LoadedFields fields : all) {
            CodeBlock packed = emitter.packed(fields);
            fields.assign(emitter.code, emitter.names, packed);
        }
        return emitter.code.build();
    }

    private static Map<String, Integer> specs(List<Weight> weights) {
        Map<String, Integer> specs = new HashMap<>();
        for (Weight weight : weights) {
            specs.put(key(weight), specs.size());
        }
        return specs;
    }

    /** A method that computes the fields of one source. */
    private MethodSpec method(String name, LoadedFields fields) {
        code = CodeBlock.builder();
        CodeBlock packed = packed(fields);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                .returns(fields.type())
                .addCode(code.build())
                .addStatement("return $L", packed)
                .build();
    }

    private static String key(Weight weight) {
        return weight.layer() + "/" + weight.variable();
    }

    /** The expression for a value: a local variable if it is needed again, or has a form that only a declaration takes. */
    private CodeBlock value(Node node) {
        CodeBlock local = locals.get(node);
        if (local != null) {
            return local;
        }
        CodeBlock expression = ((LoadOp) node.op()).accept(this, node);
        if (uses.get(node) == 1 && !(node.op() instanceof Constant)) {
            return expression;
        }
        String name = names.allocate(node.name());
        code.addStatement("float[] $L = $L", name, expression);
        locals.put(node, CodeBlock.of("$L", name));
        return locals.get(node);
    }

    private CodeBlock packed(LoadedFields fields) {
        Node node = fields.source();
        Layout layout = fields.layout();
        if (layout instanceof Layout.Rows && node.op() instanceof Weight weight && uses.get(node) == 1) {
            return CodeBlock.of("weights.rows($L)", specs.get(key(weight)));
        }
        CodeBlock source = value(node);
        Shape shape = node.shape();
        if (layout instanceof Layout.Taps taps) {
            return CodeBlock.of(
                    "$T.packTaps($L,$W$L,$W$L,$W$L,$W$L)",
                    RuntimeTypes.WEIGHT_OPS,
                    source,
                    shape.size(shape.rank() - 2) * taps.groups(),
                    shape.last(),
                    taps.groups(),
                    fields.single() ? numbers(taps.taps()) : CodeBlock.of("new int[][] {$L}", lists(fields.taps())));
        }
        if (layout instanceof Layout.FilterRows) {
            int cells = Math.toIntExact(shape.product(0, shape.rank() - 2));
            return permute(source, Shape.of(cells, shape.size(shape.rank() - 2), shape.last()), List.of(0, 2, 1));
        }
        if (layout instanceof Layout.Rows) {
            return CodeBlock.of(
                    "$T.packRows($L,$W$L,$W$L)", RuntimeTypes.WEIGHT_OPS, source, shape.size(0), shape.size(1));
        }
        if (layout instanceof Layout.Columns) {
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
        return permute(value(node.operand(0)), node.operand(0).shape(), op.axes());
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
                value(node.operand(0)),
                shape.product(op.axis() + 1, shape.rank()),
                value(node.operand(1)));
    }

    @Override
    public CodeBlock sumTaps(SumTaps op, Node node) {
        return CodeBlock.of(
                "$T.sumTaps($L, new int[] {$L},$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                value(node.operand(0)),
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
                CodeBlock.builder().add("$T.compose($L", RuntimeTypes.LINEAR_MAP, value(node.operand(0)));
        int next = 1;
        for (Compose.Step step : op.steps()) {
            List<Node> operands = node.operands().subList(next, next + step.operands());
            code.add(",$W$L", LinearMapEmitter.emit(step, operands, this::value));
            next += step.operands();
        }
        return code.add(")").build();
    }

    @Override
    public CodeBlock shiftedBias(ShiftedBias op, Node node) {
        return CodeBlock.of(
                "$T.shiftedBias($L,$W$L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                value(node.operand(0)),
                value(node.operand(1)),
                node.shape().last(),
                node.operands().size() > 2 ? value(node.operand(2)) : "null");
    }

    @Override
    public CodeBlock normalizationScale(NormalizationScale op, Node node) {
        return CodeBlock.of(
                "$T.normalizationScale($L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                node.operands().size() > 1 ? value(node.operand(1)) : "null",
                value(node.operand(0)),
                op.epsilon());
    }

    @Override
    public CodeBlock normalizationShift(NormalizationShift op, Node node) {
        int next = 2;
        Object beta = op.beta() ? value(node.operand(next++)) : "null";
        Object bias = op.bias() ? value(node.operand(next)) : "null";
        return CodeBlock.of(
                "$T.normalizationShift($L,$W$L,$W$L,$W$L)",
                RuntimeTypes.WEIGHT_OPS,
                beta,
                value(node.operand(0)),
                value(node.operand(1)),
                bias);
    }
}
