// SPDX-License-Identifier: Apache-2.0
package com.example.blocks;

import dev.ingot.dsl.Block;
import dev.ingot.dsl.Custom;
import dev.ingot.dsl.Layer;

/** Calls what only networks of its own package may. */
@Block
public final class Activated {
    @Custom(in = Hidden.class, method = "swish")
    Layer hiddenClass;

    @Custom(in = Activated.class, method = "swish")
    Layer hiddenMethod;

    static float swish(float x) {
        return x;
    }

    static final class Hidden {
        public static float swish(float x) {
            return x;
        }

        private Hidden() {}
    }
}
