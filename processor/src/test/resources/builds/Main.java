// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.ingot.runtime.Tensor;
import dev.ingot.runtime.WeightSpec;
import dev.ingot.runtime.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** With an argument: writes weights to that file. Without: draws two images with the weights of the class path. */
final class Main {
    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            Weights random = Weights.random(1);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (WeightSpec spec : GeneratorNetwork.weightSpecs()) {
                tensors.put(spec.name(), random.tensor(spec));
            }
            Weights.write(Path.of(arguments[0]), tensors);
            return;
        }
        Tensor images = GeneratorNetwork.load().predict(Tensor.randomNormal(2, 2, GeneratorNetwork.INPUT_SIZE));
        System.out.println(images.shape() + " " + Main.class.getModule());
    }
}
