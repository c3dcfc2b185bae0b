// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusedMultiplyAddTest {

    /** What two networks that load do. */
    static final class Program {
        public static void main(String[] arguments) {
            FusedMultiplyAdd.warnIfSlow();
            FusedMultiplyAdd.warnIfSlow();
        }
    }

    /** However the JVM runs it; needs a processor that has the instruction. */
    @ParameterizedTest
    @ValueSource(strings = {"-Xmixed", "-Xint", "-Xcomp -XX:TieredStopAtLevel=1"})
    void saysNothingWhereItIsQuick(String options) throws Exception {
        assertThat(errors(options)).isEmpty();
    }

    @Test
    void warnsOnceWhereItIsSlow() throws Exception {
        assertThat(errors("-XX:-UseFMA"))
                .containsOnlyOnce("WARNING")
                .contains("this processor has no instruction for Math.fma")
                .contains("-Aingot.fma=false");
    }

    private static String errors(String options) throws IOException, InterruptedException, URISyntaxException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(
                "-Duser.language=en",
                "-classpath",
                origin(FusedMultiplyAdd.class) + File.pathSeparator + origin(Program.class),
                Program.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return errors;
    }

    private static Path origin(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
