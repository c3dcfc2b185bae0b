// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.testing.Build;
import dev.ingot.processor.testing.TestNetworks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same models give the same bytes. That all JDKs do, {@link GeneratedTextTest} holds. */
class DeterminismTest {

    @Test
    void neitherLocaleNorOrderOfFilesMatters(@TempDir Path directory) {
        List<Path> shuffled = new ArrayList<>(TestNetworks.sources());
        Collections.shuffle(shuffled, new Random(7));
        Locale before = Locale.getDefault();
        Build build;
        try {
            // Turkish lower-cases I to a dotless i; the extension asks for other digits than 0 to 9.
            Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-deva"));
            build = Build.strict(directory, shuffled);
        } finally {
            Locale.setDefault(before);
        }

        assertThat(build.generatedSources()).isEqualTo(TestNetworks.compiled().generatedSources());
        assertThat(build.classFiles()).hasSameSizeAs(TestNetworks.compiled().classFiles());
        build.classFiles()
                .forEach((file, bytes) -> assertThat(bytes)
                        .as(file)
                        .isEqualTo(TestNetworks.compiled().classFiles().get(file)));
    }
}
