// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The layer classes that {@code keras.layers} of Keras 3 exports, without base classes and aliases. */
final class KerasLayers {

    /** In alphabetical order. */
    static final List<String> NAMES = read();

    private KerasLayers() {}

    private static List<String> read() {
        try (InputStream stream = KerasLayers.class.getResourceAsStream("/keras-layers.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
