// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Conv3D;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;

@NeuralNetwork(input = {4, 8, 8, 3})
final class KernelTooLargeVolume118 {
    @Conv3D(filters = 2, kernelSize = {5, 3, 3}) // expect: 118@40
    Layer volume;
}
