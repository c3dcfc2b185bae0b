// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ingot.importer.RefusedModelException;
import dev.ingot.runtime.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Models of Keras: source, or the exception of readers or of what cannot be imported. */
class KerasModelFuzz {
    @TempDir
    private static Path folder;

    @FuzzTest(maxDuration = "10m")
    void read(byte[] bytes) throws IOException {
        Path file = folder.resolve("file");
        try {
            KerasModel model = KerasModel.read(Files.write(file, bytes));
            if (model.source("", "Model", "").isEmpty()) {
                throw new AssertionError("no source");
            }
            model.weights();
        } catch (WeightsException refused) {
            if (refused.expected() == null || refused.found() == null) {
                throw new AssertionError("an incomplete message", refused);
            }
        } catch (RefusedModelException refused) {
            if (refused.report().refusals().isEmpty()) {
                throw new AssertionError("refused without a reason", refused);
            }
        }
    }
}
