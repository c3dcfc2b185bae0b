import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;

@NeuralNetwork(input = 4)
final class LaterShared222 {
    @SameAs("again") // expect: 222@13
    Layer again;

    @SameAs("encoder") // expect: 222@13
    Layer first;

    @Dense(units = 4)
    Layer encoder;
}
