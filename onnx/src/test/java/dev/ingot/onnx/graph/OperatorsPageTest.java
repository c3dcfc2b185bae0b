// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page names the operators of the table, all of them and no others. */
class OperatorsPageTest {
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    @Test
    void namesAllOperators() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../docs/onnx.md"))) {
            if (line.startsWith("| `")) {
                Matcher operator = CODE.matcher(line.split("\\|")[1]);
                while (operator.find()) {
                    assertThat(named.add(operator.group(1)))
                            .as(operator.group(1))
                            .isTrue();
                }
            }
        }
        assertThat(named).containsExactlyElementsOf(Operators.names());
    }

    @Test
    void knowsTheOperatorsThatItSays() {
        assertThat(Operators.names()).containsAll(Operators.SPATIAL).containsAll(Operators.KEEPING_LAYOUT);
    }
}
