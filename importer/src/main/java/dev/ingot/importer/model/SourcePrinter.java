// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.processor.layer.LayerType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Writes declarations as annotated Java, as one would by hand: without defaults, and without sources that are the field before. */
final class SourcePrinter {
    private static final int LONGEST_LINE = 120;
    private static final String INDENT = "    ";
    private static final String DSL = "dev.ingot.dsl.";

    /** Members of which a single number is for all axes, or all sides. */
    private static final Set<String> PER_AXIS =
            Set.of("kernelSize", "strides", "poolSize", "dilationRate", "size", "outputPadding", "padding", "cropping");

    private final DeclaredModel model;
    private final Set<String> imports = new TreeSet<>();
    private final StringBuilder body = new StringBuilder();

    private SourcePrinter(DeclaredModel model) {
        this.model = model;
    }

    /**
     * The source.
     *
     * @param packageName the package; empty for the unnamed one
     * @param className the model class
     * @param weights the resource to name as its weights; empty for none
     */
    static String print(DeclaredModel model, String packageName, String className, String weights) {
        return new SourcePrinter(model).print(packageName, className, weights);
    }

    private String print(String packageName, String className, String weights) {
        imports.add(DSL + "Layer");
        body.append("/** The ")
                .append(model.origin())
                .append(" model {@code ")
                .append(escaped(model.name()))
                .append("}. */\n");
        annotation("", "NeuralNetwork", network(weights));
        body.append("final class ").append(className).append(" {\n");
        String separator = "";
        if (model.inputsAreFields()) {
            for (Input input : model.inputs()) {
                body.append(separator);
                annotation(INDENT, "Input", Map.of("value", input.shape()));
                body.append(INDENT).append("Layer ").append(input.field()).append(";\n");
                separator = "\n";
            }
        }
        for (int i = 0; i < model.fields().size(); i++) {
            body.append(separator);
            field(i);
            separator = "\n";
        }
        body.append("}\n");
        StringBuilder source = new StringBuilder();
        if (!packageName.isEmpty()) {
            source.append("package ").append(packageName).append(";\n\n");
        }
        imports.forEach(name -> source.append("import ").append(name).append(";\n"));
        return source.append('\n').append(body).toString();
    }

    private static String escaped(String name) {
        return name.replaceAll("[^\\w .+-]", "_");
    }

    private Map<String, Object> network(String weights) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (!model.inputsAreFields()) {
            arguments.put("input", model.inputs().get(0).shape());
        }
        String last = model.fields().get(model.fields().size() - 1).field();
        if (!model.outputs().equals(List.of(last))) {
            arguments.put("outputs", model.outputs());
        }
        if (!weights.isEmpty()) {
            arguments.put("weights", weights);
        }
        return arguments;
    }

    private void field(int index) {
        Field field = model.fields().get(index);
        if (field.sameAs().isPresent()) {
            annotation(INDENT, "SameAs", Map.of("value", field.sameAs().get()));
        } else {
            if (!field.field().equals(field.layer())) {
                annotation(INDENT, "Named", Map.of("value", field.layer()));
            }
            annotation(INDENT, field.type().annotation().getSimpleName(), written(field));
        }
        if (!field.from().equals(List.of(before(index)))) {
            annotation(INDENT, "From", Map.of("value", field.from()));
        }
        if (!field.suppressed().isEmpty()) {
            plainAnnotation(INDENT, "SuppressWarnings", Map.of("value", List.copyOf(field.suppressed())));
        }
        body.append(INDENT).append("Layer ").append(field.field()).append(";\n");
    }

    /** What a field takes if nothing is said. */
    private String before(int field) {
        return field > 0
                ? model.fields().get(field - 1).field()
                : model.inputs().get(model.inputs().size() - 1).field();
    }

    /** The arguments that are not the defaults. */
    private static Map<String, Object> written(Field field) {
        LayerType type = field.type();
        Map<String, Object> written = new LinkedHashMap<>();
        field.arguments().forEach((member, value) -> {
            Object shortened = shortened(member, value);
            Object defaultValue = Members.defaultOf(type, member)
                    .map(object -> shortened(member, object))
                    .orElse(null);
            // Strides of a pooling that are not given are the size of its window.
            boolean window = member.equals("strides")
                    && List.of().equals(defaultValue)
                    && shortened.equals(shortened("poolSize", field.arguments().get("poolSize")));
            if (!shortened.equals(defaultValue) && !window) {
                written.put(member, shortened);
            }
        });
        return written;
    }

    private static Object shortened(String member, Object value) {
        boolean same = PER_AXIS.contains(member)
                && value instanceof List<?> list
                && list.size() > 1
                && list.stream().distinct().count() == 1;
        return same ? List.of(((List<?>) value).get(0)) : value;
    }

    private void annotation(String indent, String name, Map<String, Object> arguments) {
        imports.add(DSL + name);
        plainAnnotation(indent, name, arguments);
    }

    private void plainAnnotation(String indent, String name, Map<String, Object> arguments) {
        List<String> texts = new ArrayList<>();
        arguments.forEach((member, value) -> texts.add(
                arguments.keySet().equals(Set.of("value")) ? literal(value) : member + " = " + literal(value)));
        String line = indent + "@" + name + (texts.isEmpty() ? "" : "(" + String.join(", ", texts) + ")");
        if (line.length() > LONGEST_LINE) {
            String deeper = "\n" + indent + INDENT + INDENT;
            line = indent + "@" + name + "(" + deeper + String.join("," + deeper, texts) + ")";
        }
        body.append(line).append('\n');
    }

    private String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.size() == 1
                    ? literal(list.get(0))
                    : list.stream().map(this::literal).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Enum<?> constant) {
            imports.add(constant.getDeclaringClass().getName());
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        return value instanceof Double number ? decimal(number) : value.toString();
    }

    /**
     * The shortest decimal that is this number; if it is one that float32 holds, as older files have it, the shortest that is
     * the same in float32, to which networks round.
     */
    private static String decimal(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        boolean single = (float) number == number;
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits <= 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (single ? rounded.floatValue() == (float) number : rounded.doubleValue() == number) {
                return text(rounded);
            }
        }
        throw new IllegalStateException("17 digits always suffice for " + number);
    }

    private static String text(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent < -4 || exponent > 9) {
            return plain.unscaledValue().abs().toString().length() == 1
                    ? plain.unscaledValue() + "e" + exponent
                    : plain.toString().toLowerCase(Locale.ROOT).replace("e+", "e");
        }
        return plain.scale() <= 0 ? plain.toBigInteger() + ".0" : plain.toPlainString();
    }
}
