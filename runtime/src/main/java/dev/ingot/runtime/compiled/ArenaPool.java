// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Arenas that are not in use, in a lock-free array of slots: on a miss the caller makes one, a surplus one is dropped. Memory is bounded
 * by the slots plus what is in use, whatever the number of threads.
 */
final class ArenaPool<A> {
    private final AtomicReferenceArray<A> slots =
            new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

    /** An arena that no other thread uses from now on; null if none is free. */
    A take() {
        for (int slot = 0; slot < slots.length(); slot++) {
            A arena = slots.get(slot);
            if (arena != null && slots.compareAndSet(slot, arena, null)) {
                return arena;
            }
        }
        return null;
    }

    void giveBack(A arena) {
        for (int slot = 0; slot < slots.length(); slot++) {
            if (slots.get(slot) == null && slots.compareAndSet(slot, null, arena)) {
                return;
            }
        }
    }
}
