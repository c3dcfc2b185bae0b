// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

final class SafetensorsWriter {
    static void write(Path path, Map<String, Tensor> tensors) throws IOException {
        throw new UnsupportedOperationException();
    }
}
