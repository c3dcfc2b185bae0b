// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.ir.Custom;
import dev.ingot.processor.ir.ElementFunction;
import dev.ingot.processor.ir.Elementwise;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.ir.StaticMethod;
import dev.ingot.processor.layer.MethodOwner.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@link dev.ingot.dsl.Custom}: a static method of the user's. */
public record CustomLayer(MethodOwner in, String method, List<Integer> outputShape) implements LayerDefinition {

    /** Copies the list. */
    public CustomLayer {
        outputShape = List.copyOf(outputShape);
    }

    @Override
    public void check(Reporter reporter) {
        for (int axis = 0; axis < outputShape.size(); axis++) {
            if (outputShape.get(axis) < 1) {
                reporter.reportAt("outputShape", axis, Code.CUSTOM_SIZE, outputShape.get(axis));
            }
        }
        List<Method> named = named();
        List<Method> fitting = fitting();
        if (named.isEmpty()) {
            List<String> names = in.methods().stream()
                    .filter(Method::isStatic)
                    .map(Method::name)
                    .distinct()
                    .toList();
            reporter.reportAt("method", Code.CUSTOM_UNKNOWN, in, method, NearestName.hint(method, names));
        } else if (fitting.isEmpty()) {
            String found = named.stream().map(Method::toString).collect(Collectors.joining(", "));
            reporter.reportAt("method", Code.CUSTOM_SIGNATURE, method, in, found);
        } else if (fitting.size() > 1) {
            reporter.reportAt("method", Code.CUSTOM_AMBIGUOUS, in, fitting.get(0), fitting.get(1));
        } else {
            check(fitting.get(0), reporter);
        }
    }

    private void check(Method fitting, Reporter reporter) {
        if (!fitting.checkedExceptions().isEmpty()) {
            String exceptions = String.join(", ", fitting.checkedExceptions());
            reporter.reportAt("method", Code.CUSTOM_EXCEPTION, in, method, exceptions);
        }
    }

    @Override
    public void checkCalls(String packageName, Reporter reporter) {
        if (!in.visibility().isFrom(packageName)) {
            reporter.reportAt("in", Code.CUSTOM_CLASS_HIDDEN, in, place(packageName));
        } else if (!fitting().get(0).visibility().isFrom(packageName)) {
            reporter.reportAt("method", Code.CUSTOM_METHOD_HIDDEN, in, method, place(packageName));
        }
    }

    private static String place(String packageName) {
        return packageName.isEmpty() ? "the unnamed package" : "package " + packageName;
    }

    /** All methods of the name. */
    private List<Method> named() {
        return in.methods().stream()
                .filter(candidate -> candidate.name().equals(method))
                .toList();
    }

    /** Those that can be called. */
    private List<Method> fitting() {
        return named().stream()
                .filter(candidate -> candidate.isStatic() && (candidate.isOfElements() || candidate.isOfArrays()))
                .toList();
    }

    private boolean isOfElements() {
        return fitting().get(0).isOfElements();
    }

    @Override
    public Optional<Shape> infer(List<Shape> inputs, Reporter reporter) {
        Shape input = inputs.get(0);
        Shape output = outputShape.isEmpty() ? input : Shape.of(outputShape);
        if (isOfElements() && !output.equals(input)) {
            reporter.reportAt("outputShape", Code.CUSTOM_SHAPE_STAYS, in, method, input, reporter.inputName(0), output);
        }
        return Optional.of(output);
    }

    @Override
    public Node lower(Lowering lowering) {
        StaticMethod called = new StaticMethod(in.packageName(), in.classNames(), method);
        return lowering.run(
                isOfElements() ? new Elementwise(ElementFunction.custom(called)) : new Custom(called),
                lowering.output(),
                lowering.inputs());
    }
}
