// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Broadcast;
import dev.ingot.processor.ir.Compose;
import dev.ingot.processor.ir.Constant;
import dev.ingot.processor.ir.InverseDeviation;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
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
    private final CodeBlock.Builder code = CodeBlock.builder();
    /** Where each computed value becomes a method: takes these; else null. */
    private final MethodSink methods;

    /** Takes methods, and gives them names that no other member has. */
    interface MethodSink {

        String name(String wished);

        void add(MethodSpec method);
    }

    /**
     * An emitter.
     *
     * @param specs the index of each weight, by layer and variable, in the signature
     * @param fields what it will write, which decides what is needed more than once
     * @param methods takes a method for each computed value; null if local variables do
     */
    private LoadEmitter(Map<String, Integer> specs, List<LoadedFields> fields, MethodSink methods) {
        this.specs = specs;
        this.names = new Names(List.of("weights"));
        this.methods = methods;
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
     *
     * @param specs the index of each weight in the signature
     */
    static CodeBlock emit(List<PackedWeight> weights, Map<String, Integer> specs, MethodSink methods) {
        CodeBlock whole = emitWhole(weights, specs);
        if (MethodBudget.fits(whole)) {
            return whole;
        }
        Names locals = new Names(List.of("weights"));
        CodeBlock.Builder code = CodeBlock.builder();
        for (LoadedFields fields : LoadedFields.of(weights)) {
            String method = methods.name("load" + Names.capitalised(fields.name()));
            CodeBlock body = new LoadEmitter(specs, List.of(fields), null).body(fields);
            if (!MethodBudget.fits(body)) {
                body = new LoadEmitter(specs, List.of(fields), methods).body(fields);
            }
            methods.add(method(method, fields.type(), body));
            fields.assign(code, locals, CodeBlock.of("$L(weights)", method));
        }
        return code.build();
    }

    /** The same statements, however many they are. */
    static CodeBlock emitWhole(List<PackedWeight> weights, Map<String, Integer> specs) {
        List<LoadedFields> all = LoadedFields.of(weights);
        LoadEmitter emitter = new LoadEmitter(specs, all, null);
        for (LoadedFields fields : all) {
            CodeBlock packed = emitter.packed(fields);
            fields.assign(emitter.code, emitter.names, packed);
        }
        return emitter.code.build();
    }

    /** An estimate of the bytecode that sets a field, without what computes its value. */
    static int bytes(PackedWeight weight) {
        LoadedFields fields = new LoadedFields(List.of(weight));
        LoadEmitter emitter = new LoadEmitter(Map.of(), List.of(fields), null);
        emitter.locals.put(weight.source(), CodeBlock.of("value(weights)"));
        fields.assign(emitter.code, emitter.names, emitter.packed(fields));
        return MethodBudget.bytes(emitter.code.build());
    }

    /** The index of each weight of the signature. */
    static Map<String, Integer> specs(List<Weight> weights) {
        Map<String, Integer> specs = new HashMap<>();
        for (Weight weight : weights) {
            specs.put(key(weight), specs.size());
        }
        return specs;
    }

    /** Computes the fields of one source and returns them. */
    private CodeBlock body(LoadedFields fields) {
        CodeBlock packed = packed(fields);
        return code.addStatement("return $L", packed).build();
    }

    private static MethodSpec method(String name, TypeName type, CodeBlock body) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                .returns(type)
                .addCode(body)
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
        if (methods != null && !(node.op() instanceof Weight)) {
            String name = methods.name("load" + Names.capitalised(node.name()));
            CodeBlock body = CodeBlock.builder()
                    .addStatement("float[] values = $L", expression)
                    .addStatement("return values")
                    .build();
            methods.add(method(name, Members.FLOATS, body));
            locals.put(node, CodeBlock.of("$L(weights)", name));
            return locals.get(node);
        }
        if (methods != null || uses.get(node) == 1 && !(node.op() instanceof Constant)) {
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
        if (layout instanceof Layout.Depthwise depthwise) {
            int channels = shape.last() / depthwise.multiplier();
            return CodeBlock.of(
                    "$T.packDepthwise($L,$W$L,$W$L,$W$L,$W$L)",
                    RuntimeTypes.WEIGHT_OPS,
                    source,
                    channels,
                    depthwise.multiplier(),
                    depthwise.outputs(),
                    depthwise.pitch(channels));
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
    public CodeBlock broadcast(Broadcast op, Node node) {
        CodeBlock source = value(node.operand(0));
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
        CodeBlock rows = value(node.operand(0));
        List<CodeBlock> steps = new ArrayList<>();
        int next = 1;
        for (Compose.Step step : op.steps()) {
            List<Node> operands = node.operands().subList(next, next + step.operands());
            steps.add(LinearMapEmitter.emit(step, operands, this::value));
            next += step.operands();
        }
        boolean fits = methods == null || MethodBudget.fits(MethodBudget.bytes(steps));
        CodeBlock maps = fits
                ? steps.stream().collect(CodeBlock.joining(",$W"))
                : CodeBlock.of("$L(weights)", stepsMethod(node, steps));
        return CodeBlock.of("$T.compose($L,$W$L)", RuntimeTypes.LINEAR_MAP, rows, maps);
    }

    /** The name of a method that answers so many steps that methods of its own have to make them. */
    private String stepsMethod(Node node, List<CodeBlock> steps) {
        TypeName type = ArrayTypeName.of(RuntimeTypes.LINEAR_MAP);
        String name = methods.name("load" + Names.capitalised(node.name()) + "Steps");
        CodeBlock.Builder body =
                CodeBlock.builder().addStatement("$T steps = new $T[$L]", type, RuntimeTypes.LINEAR_MAP, steps.size());
        List<CodeBlock> settings = IntStream.range(0, steps.size())
                .mapToObj(i -> CodeBlock.builder()
                        .addStatement("steps[$L] = $L", i, steps.get(i))
                        .build())
                .toList();
        for (List<CodeBlock> chunk : MethodBudget.split(settings)) {
            String part = methods.name(name + "Part");
            body.addStatement("$L(weights, steps)", part);
            methods.add(MethodSpec.methodBuilder(part)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(RuntimeTypes.LOADED_WEIGHTS, "weights")
                    .addParameter(type, "steps")
                    .addCode(CodeBlock.join(chunk, ""))
                    .build());
        }
        methods.add(method(name, type, body.addStatement("return steps").build()));
        return name;
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
    public CodeBlock inverseDeviation(InverseDeviation op, Node node) {
        return CodeBlock.of(
                "$T.inverseDeviation($L,$W$L)", RuntimeTypes.WEIGHT_OPS, value(node.operand(0)), op.least());
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
