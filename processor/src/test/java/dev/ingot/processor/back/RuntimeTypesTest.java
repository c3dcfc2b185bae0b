// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.ClassName;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The processor knows the runtime by name only. */
class RuntimeTypesTest {

    static List<Field> names() {
        return Arrays.stream(RuntimeTypes.class.getDeclaredFields())
                .filter(field -> field.getType() == ClassName.class)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isAPublicClassOfTheRuntime(Field name) throws ReflectiveOperationException {
        ClassName type = (ClassName) name.get(null);

        assertThat(Modifier.isPublic(Class.forName(type.reflectionName()).getModifiers()))
                .isTrue();
    }
}
