// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What CONTRIBUTING.md walks through is there. */
class ContributingTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern FILE = Pattern.compile("`(\\w[\\w.-]*(?:/[\\w.-]+)+)`");

    @Test
    void theFilesOfTheExampleExist() throws IOException {
        List<String> files = FILE.matcher(Files.readString(ROOT.resolve("CONTRIBUTING.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();

        assertThat(files)
                .anyMatch(file -> file.endsWith("/Rescaling.txt"))
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }
}
