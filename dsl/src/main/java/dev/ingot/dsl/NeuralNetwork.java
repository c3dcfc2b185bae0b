// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a neural network: the annotated class holds one {@link Layer} field per layer, in order. Compiling the class
 * writes its forward pass to a class of the same package, {@code GeneratorNetwork} for a class {@code Generator}.
 *
 * <pre>{@code
 * @NeuralNetwork(input = 100, weights = "generator.safetensors")
 * final class Generator {
 *     @Dense(units = 5 * 5 * 128)
 *     Layer dense;
 *
 *     @Reshape({5, 5, 128})
 *     Layer reshape;
 *
 *     @Conv2DTranspose(filters = 1, kernelSize = 3, strides = 2, padding = Padding.SAME)
 *     Layer image;
 * }
 * }</pre>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NeuralNetwork {
    /** Shape of the single input, without the batch axis; empty if the class has {@link Input} fields. */
    int[] input() default {};

    /** Class-path resource of the weights that {@code load()} reads, relative to the class; empty for none. */
    String weights() default "";

    /** Simple name of the generated class; empty for the name of the annotated class and {@code Network}. */
    String className() default "";

    /** Names of the fields whose values are the outputs, in order; empty for the last layer. */
    String[] outputs() default {};
}
