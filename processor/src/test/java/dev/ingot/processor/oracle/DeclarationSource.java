// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import dev.ingot.processor.layer.LayerType;
import dev.ingot.processor.oracle.Declaration.Field;
import dev.ingot.processor.oracle.Declaration.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a declaration as annotated Java. Arguments that are the defaults are left out. */
final class DeclarationSource {

    private DeclarationSource() {}

    static String print(Declaration declaration) {
        StringBuilder source = new StringBuilder();
        source.append("package ").append(declaration.packageName()).append(";\n\nimport dev.ingot.dsl.*;\n\n");
        source.append(annotation("SuppressWarnings", Map.of("value", "ingot:checkerboard")));
        source.append(annotation("NeuralNetwork", network(declaration)));
        source.append("final class ").append(declaration.className()).append(" {\n");
        if (declaration.inputs().size() > 1) {
            for (Input input : declaration.inputs()) {
                String shape = annotation("Input", Map.of("value", input.shape().toList()));
                source.append("    ")
                        .append(shape)
                        .append("    Layer ")
                        .append(input.name())
                        .append(";\n\n");
            }
        }
        for (int i = 0; i < declaration.fields().size(); i++) {
            lines(declaration, i).forEach(line -> source.append("    ").append(line));
        }
        return source.append("}\n").toString();
    }

    private static Map<String, Object> network(Declaration declaration) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        if (declaration.inputs().size() == 1) {
            arguments.put("input", declaration.inputs().get(0).shape().toList());
        }
        if (!declaration.outputsLast()) {
            arguments.put("outputs", declaration.outputs());
        }
        return arguments;
    }

    private static List<String> lines(Declaration declaration, int index) {
        Field field = declaration.fields().get(index);
        List<String> lines = new ArrayList<>();
        if (!field.name().equals(field.kerasName())) {
            lines.add(annotation("Named", Map.of("value", field.kerasName())));
        }
        if (!field.from().equals(declaration.previous(index))) {
            lines.add(annotation("From", Map.of("value", field.from())));
        }
        lines.add(annotation(field.type().annotation().getSimpleName(), written(field)));
        lines.add("Layer " + field.name() + ";\n\n");
        return lines;
    }

    private static Map<String, Object> written(Field field) {
        LayerType type = field.type();
        Map<String, Object> written = new LinkedHashMap<>(field.arguments());
        written.entrySet()
                .removeIf(argument -> DeclaredModel.defaultOf(type, argument.getKey())
                        .filter(argument.getValue()::equals)
                        .isPresent());
        return written;
    }

    private static String annotation(String name, Map<String, Object> arguments) {
        if (arguments.isEmpty()) {
            return "@" + name + "\n";
        }
        if (arguments.keySet().equals(Set.of("value"))) {
            return "@" + name + "(" + literal(arguments.get("value")) + ")\n";
        }
        return arguments.entrySet().stream()
                .map(argument -> argument.getKey() + " = " + literal(argument.getValue()))
                .collect(Collectors.joining(", ", "@" + name + "(", ")\n"));
    }

    private static String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.size() == 1
                    ? literal(list.get(0))
                    : list.stream().map(DeclarationSource::literal).collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        }
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        return value.equals(Double.POSITIVE_INFINITY) ? "Double.POSITIVE_INFINITY" : value.toString();
    }
}
