// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole text of some messages as javac prints it: source line, caret, trace and hint. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/test/resources/messages");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MergeShapes121",
                "BlockErrors",
                "BlockInItself228",
                "Checkerboard401",
                "Cycle240",
                "InputCount203",
                "NotAnnotated208",
                "Placement",
                "ReshapeCount104",
                "Set233",
                "SharedDeclaration305",
                "ShapeTrace102",
                "TooManyWeights393",
                "UnknownSource201",
                "Unused213",
                "UnusedInBlock238"
            })
    void printsExactly(String name) throws IOException {
        Compilation compilation = Javac.compile(
                new NeuralNetworkProcessor(),
                List.of(),
                Javac.source(name, BadModel.named(name).sourceWithoutComments()));

        String text = compilation.diagnostics().stream().map(Javac::text).collect(Collectors.joining("\n\n", "", "\n"));
        Golden.check(FOLDER.resolve(name + ".txt"), text);
    }
}
