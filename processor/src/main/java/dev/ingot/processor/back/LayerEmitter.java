// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.Custom;
import dev.ingot.processor.ir.Dense;
import dev.ingot.processor.ir.Dot;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
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
import dev.ingot.processor.ir.Softmax;
import dev.ingot.processor.ir.SpatialAxes;
import dev.ingot.processor.ir.Transpose;
import dev.ingot.processor.plan.AlignedPoolKernel;
import dev.ingot.processor.plan.ChannelwiseKernel;
import dev.ingot.processor.plan.ConvolutionKernel;
import dev.ingot.processor.plan.CustomKernel;
import dev.ingot.processor.plan.DenseKernel;
import dev.ingot.processor.plan.DepthwiseKernel;
import dev.ingot.processor.plan.DotKernel;
import dev.ingot.processor.plan.ElementKernel;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import dev.ingot.processor.plan.PlaneKernel;
import dev.ingot.processor.plan.PoolKernel;
import dev.ingot.processor.plan.ShiftedPlaneKernel;
import dev.ingot.processor.plan.SingleWindowKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the method of one step, by the kernel that the planner chose. */
final class LayerEmitter implements RunOp.Visitor<Void> {

    private final Members members;
    private final Step step;
    private final String name;
    private final MethodSpec.Builder method;
    private final List<String> operands = new ArrayList<>();
    private final List<MethodSpec> followers = new ArrayList<>();

    private LayerEmitter(Members members, Step step, String name) {
        this.members = members;
        this.step = step;
        this.name = name;
        method = MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    }

    /** Adds the method of a step, and those that it calls, to the members. */
    static void emit(Members members, Step step, String name, String type) {
        LayerEmitter emitter = new LayerEmitter(members, step, name);
        emitter.signature(type);
        ((RunOp) step.node().op()).accept(emitter, step.node());
        members.addMethod(emitter.method.build());
        emitter.followers.forEach(members::addMethod);
    }

    private void signature(String type) {
        Node node = step.node();
        String from = step.operands().stream()
                .map(operand -> operand.value().shape().toString())
                .collect(Collectors.joining(", "));
        method.addJavadoc(
                "$L ($L): $L to $L; $L.\n",
                name,
                type,
                from,
                node.shape(),
                step.kernel().describe());
        if (step.operands().size() == 1) {
            operands.add("x");
        } else {
            List<String> layers = step.operands().stream()
                    .map(operand -> Names.identifier(operand.value().layer()))
                    .toList();
            operands.addAll(FaceEmitter.lowerCaseParameters(layers, List.of("output", "arena")));
        }
        operands.forEach(operand -> method.addParameter(Members.FLOATS, operand));
        method.addParameter(Members.FLOATS, "output");
        if (step.usesArena()) {
            method.addParameter(members.arena(), "arena");
        }
    }

    private LoopEmitter loops() {
        return new LoopEmitter(members, step, name, method);
    }

    @Override
    public Void dense(Dense op, Node node) {
        DenseEmitter emitter = new DenseEmitter(members, step);
        if (step.kernel() instanceof DenseKernel kernel) {
            emitter.emit(kernel, method);
        } else {
            emitter.emit((DotKernel) step.kernel(), method);
        }
        return null;
    }

    @Override
    public Void dot(Dot op, Node node) {
        loops().dot(op, operands);
        return null;
    }

    @Override
    public Void convolution(Convolution op, Node node) {
        if (step.kernel() instanceof PlaneKernel kernel) {
            new PlaneEmitter(members, step, kernel, name).emit(method, followers);
        } else if (step.kernel() instanceof ShiftedPlaneKernel kernel) {
            new ShiftedPlaneEmitter(members, step, kernel, name).emit(method, followers);
        } else if (step.kernel() instanceof DepthwiseKernel kernel) {
            new DepthwiseEmitter(members, step, kernel, name, followers).emit(method);
        } else {
            new ConvolutionEmitter(members, step, (ConvolutionKernel) step.kernel(), name).emit(method, followers);
        }
        return null;
    }

    @Override
    public Void repeat(Repeat op, Node node) {
        loops().repeat(op);
        return null;
    }

    @Override
    public Void resample(Resample op, Node node) {
        loops().resample(op);
        return null;
    }

    @Override
    public Void pad(Pad op, Node node) {
        loops().pad(op);
        return null;
    }

    @Override
    public Void pool(Pool op, Node node) {
        int units = op.axes().get(0).windows().size();
        if (step.shared()) {
            String unit = SpatialAxes.cell(op.axes().size(), 0);
            MethodSpec.Builder part = SharedUnits.share(members, name, unit, units, 0, method);
            pool("from", "to", part);
            followers.add(0, part.build());
        } else {
            pool("0", Integer.toString(units), method);
        }
        return null;
    }

    /** Writes how windows are reduced whose place along the first axis is {@code from} and up to {@code to}. */
    private void pool(String from, String to, MethodSpec.Builder body) {
        if (step.kernel() instanceof AlignedPoolKernel kernel) {
            new AlignedPoolEmitter(members, step, kernel, name, followers).emit(from, to, body);
        } else if (step.kernel() instanceof SingleWindowKernel kernel) {
            new SingleWindowEmitter(members, step, kernel, name, followers).emit(from, to, body);
        } else {
            new PoolEmitter(members, step, (PoolKernel) step.kernel(), name, followers).emit(from, to, body);
        }
    }

    @Override
    public Void elementwise(Elementwise op, Node node) {
        loops().elementwise(op);
        return null;
    }

    @Override
    public Void scaleShift(ScaleShift op, Node node) {
        if (step.kernel() instanceof ChannelwiseKernel kernel) {
            new ChannelwiseEmitter(members, step, kernel, name, method, followers)
                    .emit(
                            "x",
                            names(kernel.weights()),
                            List.of("scale", "shift"),
                            x -> CodeBlock.of("$L * scale + shift", x),
                            op.activation());
        } else {
            loops().scaleShift(op, (ElementKernel) step.kernel(), followers);
        }
        return null;
    }

    @Override
    public Void normalize(Normalize op, Node node) {
        new NormalizeEmitter(members, step, op, name).emit(method, followers);
        return null;
    }

    @Override
    public Void parametricRelu(ParametricRelu op, Node node) {
        if (step.kernel() instanceof ChannelwiseKernel kernel) {
            new ChannelwiseEmitter(members, step, kernel, name, method, followers)
                    .emit(
                            "x",
                            names(kernel.weights()),
                            List.of("slope"),
                            x -> CodeBlock.of("Math.max($L, 0f) + slope * Math.min($L, 0f)", x, x),
                            ElementFunction.LINEAR);
        } else {
            loops().parametricRelu(op, (ElementKernel) step.kernel(), followers);
        }
        return null;
    }

    @Override
    public Void custom(Custom op, Node node) {
        CustomKernel kernel = (CustomKernel) step.kernel();
        String in = members.name(name + "In");
        String out = members.name(name + "Out");
        members.addArenaField(Members.FLOATS, in, CodeBlock.of("new float[$L]", kernel.in()));
        members.addArenaField(Members.FLOATS, out, CodeBlock.of("new float[$L]", kernel.out()));
        method.addStatement("System.arraycopy($L, 0, arena.$L, 0, $L)", operands.get(0), in, kernel.in())
                .addStatement(CallCode.of(op.method(), "arena." + in, "arena." + out))
                .addStatement("System.arraycopy(arena.$L, 0, output, $L, $L)", out, step.offset(), kernel.out());
        return null;
    }

    @Override
    public Void softmax(Softmax op, Node node) {
        new SoftmaxEmitter(step, op, method).emit();
        return null;
    }

    @Override
    public Void concatenate(Concatenate op, Node node) {
        loops().concatenate(op, operands);
        return null;
    }

    @Override
    public Void merge(Merge op, Node node) {
        if (step.kernel() instanceof ChannelwiseKernel kernel) {
            new ChannelwiseEmitter(members, step, kernel, name, method, followers).emit(op, operands);
        } else {
            new MergeEmitter(members, step, op, name, operands, method, followers).emit();
        }
        return null;
    }

    private static List<String> names(List<PackedWeight> weights) {
        return weights.stream().map(PackedWeight::name).toList();
    }

    @Override
    public Void transpose(Transpose op, Node node) {
        new TransposeEmitter(step, op, method).emit();
        return null;
    }

    @Override
    public Void lookup(Lookup op, Node node) {
        loops().lookup((ElementKernel) step.kernel());
        return null;
    }

    @Override
    public Void identity(Identity op, Node node) {
        loops().copy();
        return null;
    }

    @Override
    public Void input(Input op, Node node) {
        throw new IllegalArgumentException(node + ": an input has no code");
    }

    @Override
    public Void reshape(Reshape op, Node node) {
        throw new IllegalArgumentException(node + ": a reshape has no code");
    }
}
