// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.model.Workload;
import dev.ingot.runtime.Network;
import dev.ingot.runtime.Shape;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a compiled network and answers: the line {@code answered}, then its peak memory after more answers. */
public final class FirstAnswer {
    private FirstAnswer() {}

    /** Takes the workload and the file of its weights, original or prepared. */
    public static void main(String[] arguments) throws IOException {
        Workload workload = workload(arguments[0]);
        Network network = workload.load(Weights.open(Path.of(arguments[1]))).on(new OneThread());
        Shape input = network.signature().inputs().get(0).shape();
        IngotPass pass = new IngotPass(workload, network, new float[input.elements()]);
        pass.run();
        System.out.println(PeakMemory.ANSWERED);
        PeakMemory.print(pass);
    }

    /** As {@code valueOf}, whose reflection would count as time of the network: 9 ms on JDK 25. */
    private static Workload workload(String name) {
        for (Workload workload : Workload.values()) {
            if (workload.name().equals(name)) {
                return workload;
            }
        }
        throw new IllegalArgumentException("no workload " + name);
    }
}
