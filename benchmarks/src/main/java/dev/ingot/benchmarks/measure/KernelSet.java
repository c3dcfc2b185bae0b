// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import java.util.List;

/** The kernels that a measuring process runs on. Both have the Vector API's module, because the probes of the limits need it. */
public enum KernelSet {
    /** Plain Java. */
    PLAIN("-Dingot.kernels=plain"),
    /** What {@code Network.warmUp()} chooses in a JVM with the Vector API. */
    VECTOR("-Dingot.log=true"),
    /** Vector kernels wherever there are any, faster or not; the same kind of kernels as {@link #VECTOR}, without its trial. */
    VECTOR_AT_ONCE("-Dingot.kernels=vector");

    private final String option;

    KernelSet(String option) {
        this.option = option;
    }

    /** The sets that readers of the page know, by their labels. */
    public static List<String> labels() {
        return List.of(PLAIN.label(), VECTOR.label());
    }

    /** The set that this process was started with. */
    public static KernelSet current() {
        return switch (System.getProperty("ingot.kernels", "")) {
            case "plain" -> PLAIN;
            case "vector" -> VECTOR_AT_ONCE;
            default -> VECTOR;
        };
    }

    /** The options of a JVM for these kernels. */
    public List<String> javaOptions() {
        return List.of("--add-modules", "jdk.incubator.vector", option);
    }

    /** {@code plain} or {@code vector}, the last word of figures' subjects. */
    public String label() {
        return this == PLAIN ? "plain" : "vector";
    }
}
