// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The processor is an optional dependency: whoever only reads weights does without. */
class WeightsWithoutProcessorTest {

    @Test
    void readsWeights() throws Exception {
        URL[] libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*(importer|processor|dsl|javapoet).*"))
                .map(WeightsWithoutProcessorTest::url)
                .toArray(URL[]::new);
        try (URLClassLoader loader = new URLClassLoader(libraries, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> loader.loadClass("dev.ingot.processor.layer.LayerTable"))
                    .isInstanceOf(ClassNotFoundException.class);
            Path file = TestFiles.resource("keras_files/vae_decoder.keras");
            Object weights = loader.loadClass(KerasWeights.class.getName())
                    .getMethod("open", Path.class)
                    .invoke(null, file);
            assertThat(weights).hasToString(file.toString());
        }
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
