// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the weights that kernels read, each under a name of its own. What two kernels read in one layout is packed once. */
final class WeightPacker {

    private final Names names;
    private final Map<List<Object>, PackedWeight> packed = new LinkedHashMap<>();

    WeightPacker(Names names) {
        this.names = names;
    }

    /** A weight of the kernel of a node. */
    PackedWeight pack(Node user, String suffix, Node source, Layout layout) {
        return packed.computeIfAbsent(
                List.of(source, layout), key -> new PackedWeight(names.allocate(user.name() + suffix), source, layout));
    }

    List<PackedWeight> packed() {
        return List.copyOf(packed.values());
    }
}
