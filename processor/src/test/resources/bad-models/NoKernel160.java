import dev.ingot.dsl.Block;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.PReLU;
import dev.ingot.dsl.SameAs;
import dev.ingot.dsl.SpectralNormalization;
import dev.ingot.dsl.Use;

@NeuralNetwork(input = 4)
final class NoKernel160 {
    @PReLU
    @SpectralNormalization(powerIterations = 2) // expect: 160
    Layer rectified;

    @Dense(units = 4)
    @SpectralNormalization(powerIterations = 0) // expect: 101
    Layer dense;

    @Dense(units = 4)
    @SpectralNormalization
    Layer square;

    @SameAs("square")
    @SpectralNormalization // expect: 224
    Layer again;

    @Use(Normalised.class)
    @SpectralNormalization // expect: 160
    Layer used;

    @Block
    static final class Normalised {
        @Dense(units = 4)
        Layer dense;
    }
}
