import dev.ingot.dsl.Add;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.SameAs;

@NeuralNetwork
final class SharedInput223 {
    @Input(4)
    Layer left;

    @Input(4)
    Layer right;

    @SameAs("left") // expect: 223@13
    Layer again;

    @Add
    @From({"again", "right", "left"})
    Layer sum;
}
