// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ingot.dsl.Interpolation;
import dev.ingot.processor.ir.Identity;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Pad;
import dev.ingot.processor.ir.Pad.Margin;
import dev.ingot.processor.ir.Pool;
import dev.ingot.processor.ir.Repeat;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.oracle.Declaration.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResizingTest {

    private static Field resizing(int height, int width, Map<String, Object> more) {
        Map<String, Object> arguments = new TreeMap<>(more);
        arguments.put("height", height);
        arguments.put("width", width);
        return Chain.layer("Resizing", arguments);
    }

    private static Node lowered(Shape input, Field layer) {
        return DeclaredModel.graph(Chain.network("Resized", input, layer), MultiplyAdd.FUSED)
                .outputs()
                .get(0);
    }

    @Test
    void generatedNetworksAgreeWithTheInterpreter(@TempDir Path directory) {
        List<Declaration> declarations = new ArrayList<>();
        for (Interpolation interpolation : Interpolation.values()) {
            Map<String, Object> arguments = Map.of("interpolation", interpolation);
            String name = interpolation.name();
            declarations.add(Chain.network("Larger" + name, Shape.of(7, 9, 3), resizing(17, 10, arguments)));
            declarations.add(Chain.network("Smaller" + name, Shape.of(23, 31, 2), resizing(6, 11, arguments)));
        }
        declarations.add(
                Chain.network("Cropped", Shape.of(7, 12, 3), resizing(5, 5, Map.of("cropToAspectRatio", true))));
        declarations.add(Chain.network("Padded", Shape.of(7, 12, 3), resizing(5, 5, Map.of("padToAspectRatio", true))));
        assertThat(new InterpreterComparison(MultiplyAdd.FUSED).faults(declarations, directory))
                .isEmpty();
    }

    @Test
    void takesTheNearestPixel() {
        Map<String, Object> nearest = Map.of("interpolation", Interpolation.NEAREST);
        assertThat(lowered(Shape.of(2, 3, 1), resizing(4, 9, nearest)).op()).isEqualTo(new Repeat(List.of(2, 3)));
        // Centres at 0.375, 1.125, 1.875, 2.625 of pixels that reach from whole number to whole number.
        assertThat(((Pool) lowered(Shape.of(4, 3, 1), resizing(4, 4, nearest)).op())
                        .axes()
                        .get(1)
                        .windows())
                .extracting(Pool.Window::from)
                .containsExactly(0, 1, 1, 2);
        assertThat(lowered(Shape.of(4, 3, 1), resizing(4, 3, Map.of())).op()).isInstanceOf(Identity.class);
    }

    @Test
    void keepsTheRatioByCuttingOrPadding() {
        Node cropped = lowered(Shape.of(7, 12, 3), resizing(5, 5, Map.of("cropToAspectRatio", true)));
        assertThat(cropped.operand(0).op()).isEqualTo(new Pad(List.of(new Margin(0, 0), new Margin(-2, -3))));
        Node padded = lowered(Shape.of(7, 12, 3), resizing(5, 5, Map.of("padToAspectRatio", true)));
        assertThat(padded.operand(0).op()).isEqualTo(new Pad(List.of(new Margin(2, 3), new Margin(0, 0))));
        Node same = lowered(Shape.of(6, 12, 3), resizing(5, 10, Map.of("padToAspectRatio", true)));
        assertThat(same.operand(0).op()).isNotInstanceOf(Pad.class);
    }
}
