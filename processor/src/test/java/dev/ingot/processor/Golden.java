// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text files that a test compares with; {@code -Dgolden.update=true} writes them anew, to be reviewed in the diff. */
final class Golden {

    private Golden() {}

    static void check(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, actual);
        }
        assertThat(file).as("run with -Dgolden.update=true to write it").exists();
        assertThat(actual)
                .as("%s; if this is what it should be, rewrite it with -Dgolden.update=true", file)
                .isEqualTo(Files.readString(file));
    }
}
