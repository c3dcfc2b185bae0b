// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Models of ONNX: source and weights, a refusal with its reasons, or the exception of readers. */
class OnnxFuzz {

    @FuzzTest(maxDuration = "10m")
    void read(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", ".onnx");
        try {
            OnnxModel model = OnnxModel.read(Files.write(file, bytes));
            if (model.report().refusals().isEmpty()) {
                model.source("fuzz", "Model", "");
                model.weights();
            }
        } catch (WeightsException refused) {
            if (refused.expected() == null || refused.found() == null) {
                throw new AssertionError("an incomplete message", refused);
            }
        } finally {
            Files.delete(file);
        }
    }
}
