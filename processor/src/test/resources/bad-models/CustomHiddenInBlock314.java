// SPDX-License-Identifier: Apache-2.0
import com.example.blocks.Activated;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.Use;

/** What a block may call, the class that is generated for a network in another package may not. */
@NeuralNetwork(input = 4)
final class CustomHiddenInBlock314 {
    @Use(Activated.class) // expect: 314@5 315@5 (Eclipse: 241)
    Layer activated;
}
