// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;

final class OutsideNetwork220 {
    @Dense(units = 8) // expect: 220@5
    Layer dense;

    @Dense(units = 2)
    Layer classes;
}
