// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.model.Workload;
import dev.ingot.runtime.Network;
import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * A process that loads a network and asks it again and again until so many seconds after the start of the JVM. It prints the 99th
 * percentile of the answers' times in nanoseconds, their number, and when the network moved to vector kernels, in milliseconds
 * from the start of the JVM, -1 for never.
 */
public final class FirstSeconds {
    private FirstSeconds() {}

    /** Takes the workload and the seconds. */
    public static void main(String[] arguments) {
        KernelChoice choice = KernelChoice.watch();
        Workload workload = Workload.valueOf(arguments[0]);
        long end = Long.parseLong(arguments[1]) * 1000;
        Network network = Contest.network(workload);
        ForwardPass pass = new IngotPass(workload, network, Contest.input(network.signature()));
        LongStream.Builder times = LongStream.builder();
        while (KernelChoice.sinceStart() < end) {
            long start = System.nanoTime();
            pass.run();
            times.add(System.nanoTime() - start);
        }
        long[] sorted = times.build().toArray();
        Arrays.sort(sorted);
        System.out.println(sorted[sorted.length * 99 / 100] + " " + sorted.length + " " + choice.moved());
    }
}
