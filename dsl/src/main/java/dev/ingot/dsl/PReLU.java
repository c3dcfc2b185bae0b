// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * {@code x} where positive, else {@code alpha x}, with a trained {@code alpha} for each element; the shape stays.
 *
 * <p>Weight: {@code alpha}, of the shape of the input, where the shared axes have length 1.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PReLU {
    /** Axes along which {@code alpha} is shared; 1 is the first axis after the batch. Empty is Keras' {@code None}. */
    int[] sharedAxes() default {};
}
