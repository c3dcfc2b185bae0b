import dev.ingot.dsl.Add;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;

@NeuralNetwork
final class SharedShapes225 {
    @Input(100)
    Layer left;

    @Input(50)
    Layer right;

    @Dense(units = 32)
    @From("left")
    Layer encoder;

    @SameAs("encoder") // expect: 225@5
    @From("right")
    Layer again;

    @SameAs("again")
    @From("left")
    Layer thrice;

    @Add
    @From({"again", "encoder", "thrice"})
    Layer sum;
}
