// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;

/** Has an error, which nobody has looked for. */
@Block
public final class Broken {
    @Dense(units = 0)
    Layer dense;
}
