// SPDX-License-Identifier: Apache-2.0
package dev.ingot.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All files of Keras and TensorFlow.js beside the repository, if they are there: the weights of the golden cases. */
class OracleFilesTest {
    @Test
    void goldenCasesOfKerasAndTensorFlowJs() throws IOException {
        assumeTrue(Files.isDirectory(GoldenCase.ORACLE.resolve("open")), "no golden cases beside the repository");
        Map<String, GoldenCase> cases = GoldenCase.in(GoldenCase.ORACLE.resolve("open"));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> keras = Files.list(GoldenCase.ORACLE.resolve("open/keras_files"));
                Stream<Path> tfjs = Files.list(GoldenCase.ORACLE.resolve("open/tfjs_files"))) {
            keras.filter(file -> file.toString().matches(".*\\.(h5|keras)")).forEach(files::add);
            tfjs.map(folder -> folder.resolve("model.json")).forEach(files::add);
        }
        assertThat(files).hasSizeGreaterThan(40);
        for (Path file : files) {
            String name = file.endsWith("model.json")
                    ? file.getParent().getFileName().toString()
                    : file.getFileName().toString().replaceFirst("\\..*", "");
            GoldenCase golden = cases.get(name);
            Map<String, Tensor> tensors = TestFiles.load(file, golden.signature());
            for (WeightSpec spec : golden.signature().weights()) {
                assertThat(tensors.get(spec.name()))
                        .as("%s: %s", file, spec.name())
                        .isEqualTo(golden.weight(spec));
            }
        }
    }
}
