// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.layer.CustomLayer;
import dev.ingot.processor.layer.LayerTable;
import dev.ingot.processor.layer.LayerType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each layer with random arguments on random shapes: generated code against the reference interpreter. */
class RandomShapesTest {

    private static final int MODELS_PER_LAYER = 16;

    @ParameterizedTest
    @EnumSource
    void generatedNetworksAgreeWithTheInterpreter(MultiplyAdd multiplyAdd, @TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (LayerType type : LayerTable.types()) {
            if (type.definition() == CustomLayer.class) {
                continue; // its meaning is the user's: CustomLayersTest
            }
            RandomDeclarations random = new RandomDeclarations(type.kerasClass().hashCode());
            for (int number = 0; number < MODELS_PER_LAYER; number++) {
                declarations.add(random.draw(type, number));
            }
        }
        assertThat(new InterpreterComparison(multiplyAdd).faults(declarations, directory))
                .isEmpty();
    }
}
