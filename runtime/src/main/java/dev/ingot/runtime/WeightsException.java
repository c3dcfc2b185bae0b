// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import java.util.List;

/**
 * Weights cannot be read or do not fit a network. The message says where, what was expected and what was found; where a
 * network refuses several tensors, {@link #problems} has one exception for each.
 */
public final class WeightsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final String entry;
    private final long offset;
    private final String expected;
    private final String found;
    private final transient List<WeightsException> problems;

    /**
     * One problem.
     *
     * @param file the file, or what the weights come from; null where that is not known
     * @param entry the tensor or the part of the file; null for the whole
     * @param offset the byte in the file; -1 where none is to blame
     * @param expected what should be there
     * @param found what is there, and where it helps what to do
     */
    public WeightsException(String file, String entry, long offset, String expected, String found) {
        super(place(file, entry, offset) + "expected " + expected + ", found " + found);
        this.file = file;
        this.entry = entry;
        this.offset = offset;
        this.expected = expected;
        this.found = found;
        this.problems = List.of();
    }

    /** Several problems of the weights for one network; the parts are those of the first. */
    public WeightsException(String network, List<WeightsException> problems) {
        super(join(network, problems));
        WeightsException first = problems.get(0);
        this.file = first.file;
        this.entry = first.entry;
        this.offset = first.offset;
        this.expected = first.expected;
        this.found = first.found;
        this.problems = List.copyOf(problems);
    }

    private static String place(String file, String entry, long offset) {
        StringBuilder place = new StringBuilder();
        if (file != null) {
            place.append(file).append(": ");
        }
        if (entry != null) {
            place.append(entry).append(": ");
        }
        if (offset >= 0) {
            place.append("at byte ").append(offset).append(": ");
        }
        return place.toString();
    }

    private static String join(String network, List<WeightsException> problems) {
        if (problems.size() == 1) {
            return network + " cannot use these weights: " + problems.get(0).getMessage();
        }
        StringBuilder text = new StringBuilder();
        text.append(network)
                .append(" cannot use these weights, ")
                .append(problems.size())
                .append(" problems:");
        for (WeightsException problem : problems) {
            text.append("\n  ").append(problem.getMessage());
        }
        return text.toString();
    }

    /** The file, or what the weights come from; null where that is not known. */
    public String file() {
        return file;
    }

    /** The tensor or the part of the file; null for the whole. */
    public String entry() {
        return entry;
    }

    /** The byte in the file; -1 where none is to blame. */
    public long offset() {
        return offset;
    }

    /** What should be there. */
    public String expected() {
        return expected;
    }

    /** What is there instead. */
    public String found() {
        return found;
    }

    /** Every problem that the network found; empty if this is a single problem itself. */
    public List<WeightsException> problems() {
        return problems == null ? List.of() : problems;
    }
}
