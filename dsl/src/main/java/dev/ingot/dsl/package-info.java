// SPDX-License-Identifier: Apache-2.0
/**
 * The vocabulary that declares a neural network: one annotated {@link dev.ingot.dsl.Layer} field per layer of a
 * {@link dev.ingot.dsl.NeuralNetwork} class.
 *
 * <p>Annotations have the class names of Keras 3, members its argument names in camel case with its defaults. Shapes
 * leave out the batch axis, tensors are float32, channels last, row-major. Sizes are {@code int[]}, so that both {@code
 * 3} and {@code {3, 3}} are accepted; an empty array is Keras' {@code None}.
 *
 * <p>None of the annotations is {@code @Documented}: javac would warn a module that exports a model unless it required this
 * module transitively.
 */
package dev.ingot.dsl;
