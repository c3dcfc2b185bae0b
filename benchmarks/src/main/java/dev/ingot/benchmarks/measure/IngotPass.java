// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.measure;

import dev.ingot.benchmarks.model.Workload;
import dev.ingot.runtime.Network;

/** A network of a workload. */
public final class IngotPass implements CompiledPass {
    private final Workload workload;
    private final Network network;
    private final float[] input;
    private final float[] output;

    /** A forward pass of this network of the workload. */
    public IngotPass(Workload workload, Network network, float[] input) {
        this.workload = workload;
        this.network = network;
        this.input = input;
        this.output = new float[network.signature().outputs().get(0).shape().elements()];
    }

    /** The network with weights and input of {@link Contest}, on one thread. */
    static IngotPass alone(Workload workload) {
        Network network = Contest.network(workload).on(new OneThread());
        return new IngotPass(workload, network, Contest.input(network.signature()));
    }

    @Override
    public void run() {
        workload.predict(network, input, output);
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public float[] output() {
        return output;
    }
}
