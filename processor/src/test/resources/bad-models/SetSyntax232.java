// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.Use;

@Block
final class SetSyntax232 {
    @Block
    static final class Inner {
        @Conv2D(filters = 8, kernelSize = 3)
        Layer conv;

        @ReLU
        Layer relu;
    }

    @Use(
            value = Inner.class,
            set = {
                "conv.filters", // expect: 232@17
                "filters = 8", // expect: 232@17
                "conv. = 8", // expect: 232@17
                "" // expect: 232@17
            })
    Layer inner;
}
