// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares one of several inputs: {@code @Input({28, 28, 1}) Layer image;}. Not used together with {@link NeuralNetwork#input}.
 * In a {@link Block} it has no shape: {@code @Input Layer left;}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Input {
    /** Shape of the input, without the batch axis; empty in a block, where each use gives it. */
    int[] value() default {};
}
