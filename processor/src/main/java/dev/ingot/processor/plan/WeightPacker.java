// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import java.util.ArrayList;
import java.util.List;

/** Collects the weights that kernels read, each under a name of its own. */
final class WeightPacker {

    private final Names names;
    private final List<PackedWeight> packed = new ArrayList<>();

    WeightPacker(Names names) {
        this.names = names;
    }

    /** A weight of the kernel of a node. */
    PackedWeight pack(Node user, String suffix, Node source, Layout layout) {
        PackedWeight weight = new PackedWeight(names.allocate(user.name() + suffix), source, layout);
        packed.add(weight);
        return weight;
    }

    List<PackedWeight> packed() {
        return List.copyOf(packed);
    }
}
