// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.pass;

import dev.ingot.processor.ir.Graph;

/** A rewrite of a graph that leaves its meaning as it is. */
public interface Pass {

    /** The name in options and dumps: lower case, words joined by hyphens. */
    String name();

    /** Why the pass exists, in a line. */
    String reason();

    /** The rewritten graph. */
    Graph apply(Graph graph);
}
