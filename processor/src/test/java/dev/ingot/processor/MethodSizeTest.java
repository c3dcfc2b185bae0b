// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.MethodSizes;
import dev.ingot.processor.testing.TestNetworks;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** HotSpot never compiles a method of 8000 bytes or more, which makes it about ten times slower. */
class MethodSizeTest {

    private static final int LIMIT = 8000;

    @Test
    void noGeneratedMethodIsTooLongToBeCompiled() {
        Map<String, Integer> sizes = new TreeMap<>();
        TestNetworks.compiled()
                .classFiles()
                .forEach((file, bytes) ->
                        MethodSizes.of(bytes).forEach((method, size) -> sizes.put(file + " " + method, size)));

        assertThat(sizes).containsKeys("Generator28Network.class up1([F[FLcom/example/Generator28Network$Arena;)V");
        assertThat(sizes.entrySet())
                .allSatisfy(method -> assertThat(method.getValue())
                        .as(method.getKey())
                        .isPositive()
                        .isLessThan(LIMIT));
    }

    @Test
    void readsTheCodeOfAKnownClass() {
        Map<String, Integer> sizes =
                MethodSizes.of(TestNetworks.compiled().classFiles().get("Generator.class"));

        // aload_0, invokespecial Object.<init>, return
        assertThat(sizes).containsOnly(Map.entry("<init>()V", 5));
    }
}
