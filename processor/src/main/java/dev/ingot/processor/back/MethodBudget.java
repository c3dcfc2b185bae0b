// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import java.util.ArrayList;
import java.util.List;

/** Keeps generated methods small: HotSpot never compiles a method of more than 8000 bytes of bytecode. */
final class MethodBudget {

    /** Statements of a method: the longest, a call with a dozen arguments, takes about 60 bytes. */
    private static final int STATEMENTS = 100;

    private MethodBudget() {}

    /** Whether a method may have so many statements that call or build something. */
    static boolean fits(int statements) {
        return statements <= STATEMENTS;
    }

    /** Statements that call or build something, in lists that fit into a method each. */
    static <T> List<List<T>> split(List<T> statements) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += STATEMENTS) {
            chunks.add(statements.subList(from, Math.min(from + STATEMENTS, statements.size())));
        }
        return chunks;
    }
}
