// SPDX-License-Identifier: Apache-2.0
import dev.ingot.dsl.Add;
import dev.ingot.dsl.Conv2D;
import dev.ingot.dsl.Conv2DTranspose;
import dev.ingot.dsl.Dense;
import dev.ingot.dsl.Flatten;
import dev.ingot.dsl.From;
import dev.ingot.dsl.Input;
import dev.ingot.dsl.Layer;
import dev.ingot.dsl.NeuralNetwork;
import dev.ingot.dsl.ReLU;
import dev.ingot.dsl.UpSampling2D;

@NeuralNetwork
final class ShapeTrace102 {
    @Input(8)
    Layer vector;

    @Input({4, 4, 2})
    Layer image;

    @Conv2DTranspose(filters = 2, kernelSize = 3)
    Layer enlarged;

    @Conv2D(filters = 2, kernelSize = 3)
    Layer reduced;

    @ReLU
    Layer relu1;

    @ReLU
    Layer relu2;

    @ReLU
    Layer relu3;

    @ReLU
    Layer relu4;

    @ReLU
    Layer relu5;

    @Flatten
    Layer flat;

    @Dense(units = 8)
    Layer dense;

    @From({"vector", "dense"})
    @Add
    Layer sum;

    @From("vector")
    @UpSampling2D // expect: 102@5
    Layer upsampled;

    @From({"sum", "upsampled"})
    @Add
    Layer unknown;
}
