// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Keeps generated methods small: HotSpot never compiles a method of more than 8000 bytes of bytecode. */
final class MethodBudget {

    /** Bytes of bytecode of a method, as {@link #bytes} estimates them: a fifth below the limit. */
    private static final int MOST_BYTES = 6400;

    /** What a name, number or string takes at most, with what is done with it: an element of an array, a long constant, a call. */
    private static final int BYTES_PER_WORD = 8;

    private MethodBudget() {}

    /** Whether a method may have this code. */
    static boolean fits(CodeBlock code) {
        return fits(bytes(code));
    }

    /** Whether a method may have so many bytes. */
    static boolean fits(int bytes) {
        return bytes <= MOST_BYTES;
    }

    /** An estimate of the bytecode of statements: generous for those that call or build something, as all long lists do. */
    static int bytes(List<CodeBlock> statements) {
        return statements.stream().mapToInt(MethodBudget::bytes).sum();
    }

    /** An estimate of the bytecode of statements. */
    static int bytes(CodeBlock code) {
        return words(code.toString()) * BYTES_PER_WORD;
    }

    /** Names with all their parts, numbers and strings. */
    private static int words(String code) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '"') {
                words++;
                inside = false;
                i = endOfString(code, i);
            } else {
                boolean part = Character.isJavaIdentifierPart(c) || c == '.';
                if (part && !inside) {
                    words++;
                }
                inside = part;
            }
        }
        return words;
    }

    /** The index of the quotation mark that ends a string. */
    private static int endOfString(String code, int start) {
        int i = start + 1;
        while (code.charAt(i) != '"') {
            i += code.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }

    /** Statements in lists that fit into a method each; one alone may be longer than that. */
    static List<List<CodeBlock>> split(List<CodeBlock> statements) {
        List<List<CodeBlock>> chunks = new ArrayList<>();
        int from = 0;
        int sum = 0;
        for (int i = 0; i < statements.size(); i++) {
            int bytes = bytes(statements.get(i));
            if (i > from && !fits(sum + bytes)) {
                chunks.add(statements.subList(from, i));
                from = i;
                sum = 0;
            }
            sum += bytes;
        }
        if (from < statements.size()) {
            chunks.add(statements.subList(from, statements.size()));
        }
        return chunks;
    }
}
