// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFileTest {
    @ParameterizedTest
    @CsvSource({
        "vae_decoder.keras, VaeDecoder",
        "models/Gen-2.final.h5, Gen2",
        "models/vae decoder/model.json, VaeDecoder",
        "generator.json, Generator",
        "größe.keras, Größe"
    })
    void namesAClass(String file, String name) {
        assertThat(new ModelFile(Path.of(file)).className()).isEqualTo(name);
    }

    @Test
    void needsANameForIt() {
        assertThatThrownBy(() -> new ModelFile(Path.of("2.keras")).className())
                .hasMessage("expected a file whose name can be that of a class, found 2.keras; choose with"
                        + " -Dingot.className");
        assertThatThrownBy(() -> new ModelFile(Path.of("--.keras")).className()).hasMessageContaining("--.keras");
    }
}
