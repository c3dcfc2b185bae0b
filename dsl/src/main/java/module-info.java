// SPDX-License-Identifier: Apache-2.0
/** The annotations that declare a neural network; no code. */
module dev.ingot.dsl {
    exports dev.ingot.dsl;
}
