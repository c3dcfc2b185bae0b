// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.StaticMethod;
import java.util.List;

/**
 * A call of the user's method. It gets arrays that nothing else uses: of exactly the right length, which buffers that values
 * share need not have, and whatever it does to its input harms no other layer.
 *
 * @param in values of the input
 * @param out values of the result
 * @param method the method
 */
public record CustomKernel(int in, int out, StaticMethod method) implements Kernel {

    @Override
    public List<PackedWeight> weights() {
        return List.of();
    }

    @Override
    public List<Scratch> scratch() {
        return List.of();
    }

    @Override
    public List<Integer> ownArrays() {
        return List.of(in, out);
    }

    @Override
    public String describe() {
        return "calls " + method;
    }
}
