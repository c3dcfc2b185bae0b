// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dot;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork
final class DotSizes157 {
    @Input({4, 6})
    Layer left;

    @Input({5, 4})
    Layer right;

    @From({"left", "right"})
    @Dot(axes = 1) // expect: 157@17
    Layer dot;
}
