// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import dev.ingot.importer.model.DeclaredModel.Input;
import dev.ingot.importer.model.Outline.BlockUse;
import dev.ingot.importer.model.Outline.Change;
import dev.ingot.importer.model.Outline.DeclaredBlock;
import dev.ingot.importer.model.Outline.Member;
import dev.ingot.processor.layer.LayerType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Outline outline;
    private final String className;

    private SourcePrinter(DeclaredModel model, Outline outline, String className) {
        this.model = model;
        this.outline = outline;
        this.className = className;
    }

    /**
     * The source.
     *
     * @param outline the model's layers, those that repeat as blocks
     * @param packageName the package; empty for the unnamed one
     * @param className the model class
     * @param weights the resource to name as its weights; empty for none
     */
    static String print(DeclaredModel model, Outline outline, String packageName, String className, String weights) {
        return new SourcePrinter(model, outline, className).print(packageName, weights);
    }

    private String print(String packageName, String weights) {
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
        String before = model.inputs().get(model.inputs().size() - 1).field();
        for (Member member : outline.members()) {
            body.append(separator);
            if (member instanceof BlockUse use) {
                use(use, before);
            } else {
                field((Field) member, before, INDENT);
            }
            before = member.field();
            separator = "\n";
        }
        outline.blocks().forEach(this::block);
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
        String last = outline.members().get(outline.members().size() - 1).field();
        if (!model.outputs().equals(List.of(last))) {
            arguments.put("outputs", model.outputs());
        }
        if (!weights.isEmpty()) {
            arguments.put("weights", weights);
        }
        return arguments;
    }

    /**
     * A layer.
     *
     * @param before what it takes if nothing is said
     */
    private void field(Field field, String before, String indent) {
        if (field.sameAs().isPresent()) {
            annotation(indent, "SameAs", Map.of("value", field.sameAs().get()));
        } else {
            if (!field.field().equals(field.layer())) {
                annotation(indent, "Named", Map.of("value", field.layer()));
            }
            annotation(indent, field.type().annotation().getSimpleName(), written(field));
            if (field.spectralIterations() > 0) {
                boolean usual = field.spectralIterations() == 1;
                annotation(
                        indent,
                        "SpectralNormalization",
                        usual ? Map.of() : Map.of("powerIterations", field.spectralIterations()));
            }
        }
        from(field, before, indent);
        if (!field.suppressed().isEmpty()) {
            plainAnnotation(indent, "SuppressWarnings", Map.of("value", List.copyOf(field.suppressed())));
        }
        body.append(indent).append("Layer ").append(field.field()).append(";\n");
    }

    private void from(Member member, String before, String indent) {
        if (!member.from().equals(List.of(before))) {
            annotation(indent, "From", Map.of("value", member.from()));
        }
    }

    private void use(BlockUse use, String before) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("value", new ClassName(name(use.block())));
        if (use.times() > 1) {
            arguments.put("times", use.times());
        }
        if (!use.set().isEmpty()) {
            arguments.put(
                    "set",
                    use.set().stream().map(change -> text(change, use.block())).toList());
        }
        annotation(INDENT, "Use", arguments);
        from(use, before, INDENT);
        body.append(INDENT).append("Layer ").append(use.field()).append(";\n");
    }

    /** A change as it is written in {@code set}: {@code conv.filters = 64}. */
    private static String text(Change change, DeclaredBlock block) {
        Object value = shortened(change.member(), change.value());
        String text;
        if (value instanceof List<?> list) {
            text = list.size() == 1
                    ? element(list.get(0))
                    : list.stream().map(SourcePrinter::element).collect(Collectors.joining(", ", "{", "}"));
        } else {
            text = element(value);
        }
        return block.fields().get(change.position()).field() + "." + change.member() + " = " + text;
    }

    private static String element(Object value) {
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Double number ? decimal(number) : value.toString();
    }

    private void block(DeclaredBlock block) {
        body.append('\n');
        annotation(INDENT, "Block", Map.of());
        body.append(INDENT).append("static final class ").append(name(block)).append(" {\n");
        String before = DeclaredModel.SINGLE_INPUT;
        String separator = "";
        for (Field field : block.fields()) {
            body.append(separator);
            field(field, before, INDENT + INDENT);
            before = field.field();
            separator = "\n";
        }
        body.append(INDENT).append("}\n");
    }

    /** The class of a block, which is nested in the model's and so cannot have its name. */
    private String name(DeclaredBlock block) {
        return block.name().equals(className) ? block.name() + "Block" : block.name();
    }

    /** The name of a class in an annotation. */
    private record ClassName(String name) {
        @Override
        public String toString() {
            return name + ".class";
        }
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
        boolean alone = arguments.keySet().equals(Set.of("value"));
        List<String> texts = new ArrayList<>();
        arguments.forEach((member, value) -> texts.add((alone ? "" : member + " = ") + literal(value)));
        String line = indent + "@" + name + (texts.isEmpty() ? "" : "(" + String.join(", ", texts) + ")");
        if (line.length() > LONGEST_LINE) {
            String deeper = "\n" + indent + INDENT + INDENT;
            texts.replaceAll(text -> deeper.length() + text.length() > LONGEST_LINE ? broken(text, deeper) : text);
            line = indent + "@" + name + "(" + deeper + String.join("," + deeper, texts) + ")";
        }
        body.append(line).append('\n');
    }

    /** A list in braces with a line for each element. */
    private static String broken(String text, String lineStart) {
        String deeper = lineStart + INDENT;
        return text.replace("{\"", "{" + deeper + '"')
                .replace("\", \"", "\"," + deeper + '"')
                .replace("\"}", '"' + lineStart + '}');
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
            return new BigDecimal(plain.unscaledValue(), plain.precision() - 1).toPlainString() + "e" + exponent;
        }
        return plain.scale() <= 0 ? plain.toBigInteger() + ".0" : plain.toPlainString();
    }
}
