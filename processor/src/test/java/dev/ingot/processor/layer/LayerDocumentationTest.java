// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.layer.LayersWithoutAnnotation.LayerWithoutAnnotation;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Writes {@code docs/layers.md} from the layer table, the annotations and the examples. */
class LayerDocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "layers.md");

    @Test
    void thePageIsUpToDate() throws IOException, ReflectiveOperationException {
        String page = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("docs/layers.md; rewrite it with -Dgolden.update=true")
                .content()
                .isEqualTo(page);
    }

    private static String page() throws ReflectiveOperationException {
        StringBuilder page = new StringBuilder();
        page.append("""
                <!-- Generated from LayerTable by LayerDocumentationTest; rewrite with -Dgolden.update=true. -->
                # Layers

                Annotations have the names of Keras' classes, members those of its arguments in camel case, with its defaults;
                the javadoc of each annotation says what they mean. Shapes leave out the batch axis.

                | layer | what it does |
                |---|---|
                """);
        for (LayerType type : LayerTable.types()) {
            String name = type.annotation().getSimpleName();
            page.append("| [`@%s`](#%s) | %s |\n".formatted(name, name.toLowerCase(Locale.ROOT), type.summary()));
        }
        page.append("\n[What becomes of each layer of Keras 3](#layers-of-keras-3) stands at the end.\n");
        for (LayerType type : LayerTable.types()) {
            describe(type, page);
        }
        page.append("""

                ## Layers of Keras 3

                All of `keras.layers`, aliases such as `MaxPool2D` left out. Layers without effect at inference may be left out of a network.

                | Keras class | here |
                |---|---|
                """);
        for (String kerasClass : KerasLayers.NAMES) {
            page.append("| `%s` | %s |\n".formatted(kerasClass, fate(kerasClass)));
        }
        return page.toString();
    }

    private static String fate(String kerasClass) {
        Optional<LayerType> type = LayerTable.ofKerasClass(kerasClass);
        if (type.isPresent()) {
            String link = "[`@%s`](#%s)".formatted(kerasClass, kerasClass.toLowerCase(Locale.ROOT));
            boolean identity =
                    InferenceIdentity.class.isAssignableFrom(type.get().definition());
            return identity ? link + ", no effect at inference" : link;
        }
        LayerWithoutAnnotation layer = LayersWithoutAnnotation.ofKerasClass(kerasClass)
                .orElseThrow(() -> new AssertionError(
                        kerasClass + " has no line in LayerTable.java, and none in LayersWithoutAnnotation.java"));
        return switch (layer.kind()) {
            case OTHER_FORM -> layer.reason();
            case NO_EFFECT -> "no effect at inference: " + layer.reason();
            case REFUSED -> "refused: " + layer.reason();
        };
    }

    private static void describe(LayerType type, StringBuilder page) throws ReflectiveOperationException {
        page.append("\n## ").append(type.annotation().getSimpleName()).append("\n\n");
        String name = type.kerasClass();
        page.append(type.summary())
                .append(
                        KerasLayers.NAMES.contains(name)
                                ? ". Keras class `" + name + "`.\n"
                                : ". No layer of Keras.\n");
        RecordComponent[] components = type.definition().getRecordComponents();
        if (components.length > 0) {
            page.append("\n| member | type | default |\n|---|---|---|\n");
        }
        for (RecordComponent component : components) {
            Method member = type.annotation().getDeclaredMethod(component.getName());
            String called = "`" + member.getName() + "`";
            if (member.getName().equals("value")) {
                called += ", Keras' `" + type.kerasValue() + "`";
            }
            page.append("| %s | `%s` | %s |\n"
                    .formatted(called, member.getReturnType().getSimpleName(), defaultOf(member)));
        }
        LayerExample example = LayerExample.of(type);
        String inputs =
                example.inputs().stream().map(shape -> "`" + shape + "`").collect(Collectors.joining(" and "));
        page.append("\n`%s` makes `%s` of %s. ".formatted(example.declaration(), example.output(), inputs));
        List<String> weights = new ArrayList<>();
        for (WeightVariable weight : example.definition().weights(example.inputs())) {
            weights.add("`" + weight.name() + " " + weight.shape() + "`");
        }
        page.append(weights.isEmpty() ? "No weights.\n" : "Weights: " + String.join(", ", weights) + ".\n");
    }

    private static String defaultOf(Method member) {
        Object value = member.getDefaultValue();
        if (value == null) {
            return "required";
        }
        return "`" + (value.getClass().isArray() ? array(value) : value.toString()) + "`";
    }

    private static String array(Object array) {
        List<String> elements = IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i).toString())
                .toList();
        return elements.size() == 1 ? elements.get(0) : "{" + String.join(", ", elements) + "}";
    }
}
