import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;

@NeuralNetwork(input = 4)
final class UnknownShared221 {
    @Dense(units = 4)
    Layer encoder;

    @SameAs("encodr") // expect: 221@13
    Layer again;

    @Dense(units = 0) // expect: 101
    Layer broken;

    @SameAs("broken")
    Layer silent;
}
