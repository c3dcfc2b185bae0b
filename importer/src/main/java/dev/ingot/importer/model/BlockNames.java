// SPDX-License-Identifier: Apache-2.0
package dev.ingot.importer.model;

import dev.ingot.importer.model.DeclaredModel.Field;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names for blocks and their layers, as one would give them: by what they do. */
final class BlockNames {
    /** Where a part of a layer's name starts. */
    private static final Pattern PARTS = Pattern.compile("(?<=[_/.-])");

    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
    private static final Pattern DIMENSIONS = Pattern.compile("[123]D");

    private BlockNames() {}

    /**
     * The fields of a block.
     *
     * @param rows the layers of each row that is a use of it
     */
    static List<String> fields(List<List<Field>> rows) {
        List<String> names = ownNames(rows);
        if (!names.stream().allMatch(name -> NAME.matcher(name).matches())) {
            names = rows.get(0).stream().map(BlockNames::ofType).toList();
        }
        FieldNames fields = new FieldNames();
        fields.allocate(DeclaredModel.SINGLE_INPUT);
        return numbered(names).stream().map(fields::allocate).toList();
    }

    /**
     * The parts of the layers' names that tell them apart in a row and are the same in all rows: {@code conv} and {@code add} of
     * {@code stage2_block1_1_conv} and {@code stage2_block1_add}.
     */
    private static List<String> ownNames(List<List<Field>> rows) {
        List<List<String>> ends = new ArrayList<>();
        for (int position = 0; position < rows.get(0).size(); position++) {
            int at = position;
            String common = rows.stream()
                    .map(row -> row.get(at).layer())
                    .reduce(BlockNames::commonEnd)
                    .orElse("");
            List<String> parts = new ArrayList<>(List.of(PARTS.split(common)));
            // The first may be a piece of a part only.
            ends.add(parts.subList(1, parts.size()));
        }
        while (ends.stream().allMatch(parts -> parts.size() > 1)
                && ends.stream().map(parts -> parts.get(0)).distinct().count() == 1) {
            ends.replaceAll(parts -> parts.subList(1, parts.size()));
        }
        return ends.stream()
                .map(parts -> String.join("", parts).replaceFirst("^[0-9_/.-]+", ""))
                .toList();
    }

    private static String commonEnd(String a, String b) {
        int length = 0;
        while (length < Math.min(a.length(), b.length())
                && a.charAt(a.length() - 1 - length) == b.charAt(b.length() - 1 - length)) {
            length++;
        }
        return a.substring(a.length() - length);
    }

    private static String ofType(Field field) {
        String type = DIMENSIONS.matcher(field.type().kerasClass()).replaceAll("");
        if (type.endsWith("Normalization")) {
            return "norm";
        }
        if (type.endsWith("Pooling")) {
            return "pool";
        }
        if (type.endsWith("LU")) {
            return type.equals("ReLU") ? "relu" : "activation";
        }
        return switch (type) {
            case "ConvTranspose" -> "conv";
            case "ZeroPadding" -> "pad";
            default -> type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        };
    }

    /** The same names, with numbers behind those that occur several times: {@code conv1, norm, conv2}. */
    private static List<String> numbered(List<String> names) {
        List<String> numbered = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            int number = 1 + Collections.frequency(names.subList(0, i), name);
            numbered.add(Collections.frequency(names, name) == 1 ? name : name + number);
        }
        return numbered;
    }

    /** What a block of these layers does, as the name of a class; its own layers take each other or the block's input. */
    static String kind(List<Field> layers) {
        if (joinsItsInput(layers, "Add")) {
            return "Residual";
        }
        if (joinsItsInput(layers, "Concatenate")) {
            return "Growth";
        }
        if (layers.stream().anyMatch(BlockNames::enlarges)) {
            return "Up";
        }
        if (layers.stream().anyMatch(BlockNames::reduces)) {
            return "Down";
        }
        boolean convolution =
                layers.stream().anyMatch(field -> field.type().kerasClass().contains("Conv"));
        boolean dense =
                layers.stream().anyMatch(field -> field.type().kerasClass().equals("Dense"));
        return convolution ? "Convolution" : dense ? "Hidden" : "Stage";
    }

    private static boolean joinsItsInput(List<Field> layers, String merge) {
        return layers.stream()
                .anyMatch(field ->
                        field.type().kerasClass().equals(merge) && field.from().contains(DeclaredModel.SINGLE_INPUT));
    }

    private static boolean enlarges(Field field) {
        String type = field.type().kerasClass();
        return type.endsWith("Transpose") || type.startsWith("UpSampling") || type.equals("DepthToSpace");
    }

    private static boolean reduces(Field field) {
        boolean strided = field.arguments().get("strides") instanceof List<?> strides
                && strides.stream().anyMatch(stride -> !stride.equals(1));
        return strided || field.type().kerasClass().contains("Pooling");
    }
}
