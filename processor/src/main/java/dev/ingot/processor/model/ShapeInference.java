// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.model;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.Reporter;
import dev.ingot.processor.layer.WeightVariable;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the shape of every layer and reports all that is wrong with arguments and shapes. A layer whose shape is unknown
 * silently makes the shapes of the layers it feeds unknown.
 */
public final class ShapeInference {

    /** The longest array that HotSpot makes; also the most weights that a network may have (8 GiB). */
    private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private final Model model;
    private final Findings findings;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final ShapeTrace trace = new ShapeTrace();
    /** By layer, the weights that it has in files. */
    private final Map<String, List<WeightVariable>> weights = new LinkedHashMap<>();

    private ShapeInference(Model model, Findings findings) {
        this.model = model;
        this.findings = findings;
    }

    /** The network with its shapes; if an error is reported, with those that are known. */
    public static TypedModel infer(Model model, Findings findings) {
        ShapeInference inference = new ShapeInference(model, findings);
        model.inputs().forEach(inference::input);
        model.layers().forEach(inference::layer);
        inference.checkSize();
        return new TypedModel(model, Collections.unmodifiableMap(inference.shapes));
    }

    private void input(InputDeclaration input) {
        Shape shape = input.shape();
        boolean valid = shape.rank() > 0;
        if (!valid) {
            findings.report(Code.NO_INPUT, input.site());
        }
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.size(axis) < 1) {
                findings.report(Code.INPUT_SIZE, input.site().element(axis), shape.size(axis));
                valid = false;
            }
        }
        if (valid && exceeds(values(shape))) {
            findings.report(Code.INPUT_TOO_LARGE, input.site(), values(shape), MOST_VALUES);
            valid = false;
        }
        if (valid) {
            shapes.put(input.name(), shape);
        }
        String annotation = input.name().equals("input") ? "-" : "@Input";
        trace.add(input.name(), annotation, Optional.of(shape));
    }

    private void layer(LayerDeclaration layer) {
        String annotation = "@" + layer.type().annotation().getSimpleName();
        Optional<Shape> shape = check(layer, annotation);
        shape.ifPresent(known -> shapes.put(layer.name(), known));
        trace.add(layer.name(), annotation, shape);
    }

    private Optional<Shape> check(LayerDeclaration layer, String annotation) {
        LayerReporter reporter = new LayerReporter(layer, findings);
        if (!layer.isInBlock()) {
            ArgumentCheck.check(layer, reporter);
        }
        if (layer.sameAs().isEmpty() && !reporter.failed()) {
            layer.definition().checkCalls(model.packageName(), reporter);
            reporter.flush(List::of);
        }
        List<Shape> inputs = layer.from().stream().map(shapes::get).toList();
        boolean ownerUnknown = layer.sameAs().isPresent() && !weights.containsKey(layer.owner());
        if (reporter.failed() || ownerUnknown || inputs.stream().anyMatch(Objects::isNull)) {
            return Optional.empty();
        }
        Optional<Shape> shape = infer(layer, inputs, reporter);
        reporter.flush(() -> trace.lines(layer.name(), annotation, shape, layer.from()));
        return reporter.failed() ? Optional.empty() : shape;
    }

    private Optional<Shape> infer(LayerDeclaration layer, List<Shape> inputs, LayerReporter reporter) {
        Optional<Shape> shape = layer.definition().infer(inputs, reporter);
        if (!reporter.failed()) {
            layer.wrapper().ifPresent(wrapper -> wrapper.checkKernel(layer, inputs, reporter));
            checkMemory(inputs, shape.orElseThrow(), reporter);
            checkWeights(layer, inputs, reporter);
        }
        return shape;
    }

    private static void checkMemory(List<Shape> inputs, Shape output, Reporter reporter) {
        BigInteger work = Stream.concat(inputs.stream(), Stream.of(output))
                .map(ShapeInference::values)
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (exceeds(work)) {
            reporter.report(Code.TOO_MUCH_WORK, work, MOST_VALUES);
        }
    }

    /** Notes the weights of a layer; those of a further use must have the same shapes. */
    private void checkWeights(LayerDeclaration layer, List<Shape> inputs, Reporter reporter) {
        List<WeightVariable> needed = layer.weights(inputs);
        List<WeightVariable> stored = weights.putIfAbsent(layer.owner(), needed);
        for (int i = 0; stored != null && i < needed.size(); i++) {
            Shape shape = stored.get(i).shape();
            if (!needed.get(i).shape().equals(shape)) {
                reporter.report(
                        Code.SHARED_SHAPES,
                        layer.owner(),
                        needed.get(i).name(),
                        shape,
                        needed.get(i).shape(),
                        reporter.inputName(0),
                        inputs.get(0));
                return;
            }
        }
    }

    private void checkSize() {
        BigInteger all = weights.values().stream().map(ShapeInference::size).reduce(BigInteger.ZERO, BigInteger::add);
        if (exceeds(all)) {
            String heaviest = weights.keySet().stream()
                    .max(Comparator.comparing(layer -> size(weights.get(layer))))
                    .orElseThrow();
            findings.report(Code.TOO_MANY_WEIGHTS, model.site(), all, MOST_VALUES, heaviest);
        }
    }

    private static BigInteger size(List<WeightVariable> variables) {
        return variables.stream().map(weight -> values(weight.shape())).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static boolean exceeds(BigInteger values) {
        return values.compareTo(BigInteger.valueOf(MOST_VALUES)) > 0;
    }

    private static BigInteger values(Shape shape) {
        return shape.toList().stream()
                .map(size -> BigInteger.valueOf(size))
                .reduce(BigInteger.ONE, BigInteger::multiply);
    }
}
