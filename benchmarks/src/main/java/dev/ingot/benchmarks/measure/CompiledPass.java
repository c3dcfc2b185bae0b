// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.runtime.Network;

/** A forward pass of a network that Ingot compiled. */
public interface CompiledPass extends ForwardPass {
    /** The network. */
    Network network();
}
