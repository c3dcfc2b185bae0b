// SPDX-License-Identifier: Apache-2.0
package dev.ingot.benchmarks.model;

import dev.ingot.benchmarks.measure.ForwardPass;
import dev.ingot.benchmarks.measure.OneThread;
import dev.ingot.benchmarks.measure.PeakMemory;
import dev.ingot.runtime.Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A process that opens a compiled network and answers: the line {@code answered}, then its peak memory after more answers. It
 * names the networks' classes as a user's program does; the enum of the workloads, with a class for each, would count as time of
 * the network.
 */
public final class FirstAnswer {
    private FirstAnswer() {}

    /** Takes the workload and the file of its weights, original or prepared. */
    public static void main(String[] arguments) throws IOException {
        ForwardPass pass = open(arguments[0], Weights.open(Path.of(arguments[1])));
        pass.run();
        System.out.println(PeakMemory.ANSWERED);
        PeakMemory.print(pass);
    }

    private static ForwardPass open(String workload, Weights weights) {
        OneThread thread = new OneThread();
        return switch (workload) {
            case "M1" ->
                new Pass(M1Network.INPUT_SIZE, M1Network.IMAGE_SIZE) {
                    private final M1Network network = M1Network.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            case "M2" ->
                new Pass(M2Network.INPUT_SIZE, M2Network.IMAGE_SIZE) {
                    private final M2Network network = M2Network.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            case "M3" ->
                new Pass(M3Network.INPUT_SIZE, M3Network.IMAGE_SIZE) {
                    private final M3Network network = M3Network.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            case "M4" ->
                new Pass(M4Network.INPUT_SIZE, M4Network.IMAGE_SIZE) {
                    private final M4Network network = M4Network.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            case "M5" ->
                new Pass(M5Network.INPUT_SIZE, M5Network.IMAGE_SIZE) {
                    private final M5Network network = M5Network.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            case "DIGITS" ->
                new Pass(DigitsNetwork.INPUT_SIZE, DigitsNetwork.IMAGE_SIZE) {
                    private final DigitsNetwork network =
                            DigitsNetwork.load(weights).on(thread);

                    @Override
                    public void run() {
                        network.predictInto(input, output);
                    }
                };
            default -> throw new IllegalArgumentException("no workload " + workload);
        };
    }

    private abstract static class Pass implements ForwardPass {
        final float[] input;
        final float[] output;

        Pass(int inputSize, int outputSize) {
            input = new float[inputSize];
            output = new float[outputSize];
        }

        @Override
        public float[] output() {
            return output;
        }
    }
}
