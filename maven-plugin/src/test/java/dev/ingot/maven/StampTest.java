// SPDX-License-Identifier: Apache-2.0
package dev.ingot.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    @TempDir
    private Path folder;

    private Path input;
    private Path output;
    private Stamp stamp;

    @BeforeEach
    void write() throws IOException {
        Path inputs = Files.createDirectories(folder.resolve("inputs/deep"));
        input = Files.writeString(inputs.resolve("input"), "1");
        output = Files.writeString(folder.resolve("out put"), "1");
        stamp = stamp("settings");
        assertThat(stamp.isCurrent()).isFalse();
        assertThat(stamp.outputs()).isEmpty();
        stamp.write(List.of(output));
    }

    private Stamp stamp(String settings) {
        return new Stamp(
                folder.resolve("stamps/stamp"), settings, List.of(folder.resolve("inputs"), folder.resolve("none")));
    }

    @Test
    void isCurrentAsLongAsNothingChanges() throws IOException {
        assertThat(stamp.isCurrent()).isTrue();
        assertThat(stamp("settings").isCurrent()).isTrue();
        assertThat(stamp.outputs()).containsExactly(output);
        assertThat(stamp("others").isCurrent()).isFalse();
    }

    @Test
    void seesThatAnInputIsNew() throws IOException {
        Files.writeString(input.resolveSibling("new"), "");
        assertThat(stamp.isCurrent()).isFalse();
    }

    @Test
    void seesThatAnInputHasChanged() throws IOException {
        Files.setLastModifiedTime(input, FileTime.fromMillis(0));
        assertThat(stamp.isCurrent()).isFalse();
    }

    @Test
    void seesThatAnOutputHasChanged() throws IOException {
        Files.writeString(output, "other");
        assertThat(stamp.isCurrent()).isFalse();
    }

    @Test
    void seesThatAnOutputIsGone() throws IOException {
        Files.delete(output);
        assertThat(stamp.isCurrent()).isFalse();
        assertThat(stamp.outputs()).containsExactly(output);
    }
}
