import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.Named;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;

@NeuralNetwork(input = 4)
final class NotForShared224 {
    @Dense(units = 4)
    Layer encoder;

    @SameAs("encoder")
    @Named("again") // expect: 224
    Layer again;
}
