// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import dev.ingot.importer.model.Members;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks over the arguments of Keras' constructors: each is a member, has no effect, or must have one value. */
class ConfigKeysTest {
    private static final JsonElement NONE = JsonNull.INSTANCE;

    static Stream<LayerType> layers() {
        return LayerTable.types().stream();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyArgumentIsKnown(LayerType type) {
        Set<String> members = Members.of(type).stream()
                .map(member -> ConfigKeys.keyOf(type, member))
                .collect(Collectors.toSet());
        Set<String> unknown = new TreeSet<>();
        for (String argument : ConfigKeys.arguments(type.kerasClass())) {
            boolean inert = ConfigKeys.inertReason(argument, NONE) != null;
            boolean oneValue = !ConfigKeys.expectation(argument).equals("unknown key");
            if (!members.contains(argument) && !inert && !oneValue) {
                unknown.add(argument);
            }
        }
        assertThat(unknown)
                .as("arguments of Keras' %s that nothing is said of", type.kerasClass())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void everyMemberIsAnArgument(LayerType type) {
        Set<String> arguments = ConfigKeys.arguments(type.kerasClass());
        if (!arguments.isEmpty()) {
            assertThat(Members.of(type)).allMatch(member -> arguments.contains(ConfigKeys.keyOf(type, member)));
        }
    }
}
