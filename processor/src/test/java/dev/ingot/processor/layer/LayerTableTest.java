// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;
import dev.ingot.dsl.SpectralNormalization;
import dev.ingot.dsl.Use;
import dev.ingot.processor.layer.LayersWithoutAnnotation.LayerWithoutAnnotation;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fails for a forgotten step of a new layer, and says what to do. */
class LayerTableTest {

    private static final String LAYERS =
            "src/main/java/" + LayerTable.class.getPackageName().replace('.', '/');

    private static final Set<Class<? extends Annotation>> NO_LAYERS = Set.of(
            NeuralNetwork.class,
            Block.class,
            Input.class,
            Use.class,
            From.class,
            Named.class,
            SameAs.class,
            SpectralNormalization.class);

    static List<LayerType> types() {
        return LayerTable.types();
    }

    static List<String> annotations() {
        Set<String> noLayers = NO_LAYERS.stream().map(Class::getName).collect(Collectors.toSet());
        return new ClassFileImporter()
                .importPackages("dev.ingot.dsl").stream()
                        .filter(JavaClass::isAnnotation)
                        .map(JavaClass::getName)
                        .filter(name -> !noLayers.contains(name))
                        .sorted()
                        .toList();
    }

    @ParameterizedTest
    @MethodSource("annotations")
    void everyAnnotationHasALine(String annotation) {
        assertThat(LayerTable.ofAnnotation(annotation))
                .withFailMessage(
                        "@%1$s has no line: create the record %2$s/%1$sLayer.java and add its line to %2$s/LayerTable.java, or"
                                + " add the annotation to NO_LAYERS of this test",
                        annotation.substring(annotation.lastIndexOf('.') + 1), LAYERS)
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theRecordHasTheMembersOfTheAnnotation(LayerType type) {
        Map<String, String> members = new TreeMap<>();
        for (Method member : type.annotation().getDeclaredMethods()) {
            members.put(member.getName(), componentType(member.getReturnType()));
        }
        Map<String, String> components = new TreeMap<>();
        for (RecordComponent component : type.definition().getRecordComponents()) {
            components.put(component.getName(), component.getGenericType().getTypeName());
        }
        assertThat(components)
                .as(
                        "components of %s.java, which are the members of @%s",
                        name(type.definition()), name(type.annotation()))
                .isEqualTo(members);
    }

    /** The type of the record's component for a member: arrays are lists. */
    private static String componentType(Class<?> member) {
        Map<Class<?>, Class<?>> elements =
                Map.of(int[].class, Integer.class, double[].class, Double.class, String[].class, String.class);
        if (member == Class.class) {
            return MethodOwner.class.getName();
        }
        return member.isArray() ? "java.util.List<" + elements.get(member).getName() + ">" : member.getTypeName();
    }

    @ParameterizedTest
    @MethodSource("types")
    void namesFollowTheAnnotation(LayerType type) {
        String annotation = name(type.annotation());
        assertThat(name(type.definition())).isEqualTo(annotation + "Layer");
        assertThat(type.kerasClass()).isEqualTo(annotation);
        boolean hasValue = Arrays.stream(type.annotation().getDeclaredMethods())
                .anyMatch(member -> member.getName().equals("value"));
        assertThat(type.kerasValue().isEmpty())
                .as("Keras' name of the argument value of @%s in LayerTable", annotation)
                .isEqualTo(!hasValue);
        assertThat(type.summary()).as("summary of @%s", annotation).isNotBlank().doesNotEndWith(".");
        assertThat(LayerTable.ofAnnotation(type.annotation().getName())).contains(type);
        assertThat(LayerTable.ofKerasClass(type.kerasClass())).contains(type);
        assertThat(LayerDefinition.class).isAssignableFrom(type.definition());
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyLayerHasAnExample(LayerType type) {
        assertThat(LayerExample.of(type).declaration()).startsWith("@" + name(type.annotation()));
    }

    @Test
    void noLineComesTwice() {
        assertUnique(LayerType::annotation);
        assertUnique(LayerType::definition);
        assertUnique(LayerType::kerasClass);
    }

    private static void assertUnique(Function<LayerType, Object> column) {
        assertThat(LayerTable.types().stream().map(column)).doesNotHaveDuplicates();
    }

    static List<String> kerasLayers() {
        return KerasLayers.NAMES;
    }

    /** Supported, without effect, or refused and why: one of them. */
    @ParameterizedTest
    @MethodSource("kerasLayers")
    void everyLayerOfKerasHasAnAnnotationOrAReason(String name) {
        List<Object> lines = new ArrayList<>();
        LayerTable.types().stream()
                .filter(type -> type.kerasClass().equals(name))
                .forEach(lines::add);
        LayersWithoutAnnotation.all().stream()
                .filter(layer -> layer.kerasClass().equals(name))
                .forEach(lines::add);
        assertThat(lines)
                .as(
                        "lines for Keras' %s: one in LayerTable.java, or one in LayersWithoutAnnotation.java that says why"
                                + " there is none",
                        name)
                .hasSize(1);
    }

    @Test
    void theOtherTableKnowsLayersOfKerasOnly() {
        assertThat(KerasLayers.NAMES).hasSizeGreaterThan(140).isSorted().doesNotHaveDuplicates();
        assertThat(LayersWithoutAnnotation.all())
                .extracting(LayerWithoutAnnotation::kerasClass)
                .isSubsetOf(KerasLayers.NAMES);
    }

    private static String name(Class<?> type) {
        return type.getSimpleName();
    }
}
