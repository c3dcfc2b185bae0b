// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Block;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;

@Block
final class BlockInputShape230 {
    @Input
    Layer left;

    @Input({28, 28, 1}) // expect: 230@12
    Layer right;

    @Add
    @From({"left", "right"})
    Layer sum;
}
