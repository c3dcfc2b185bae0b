// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer of one's own without weights: a static method, which the generated code calls directly. It has one of two forms:
 *
 * <ul>
 *   <li>{@code static float f(float x)}, applied to each element; the shape stays, and the layer is computed in the layer before
 *       where that is possible;
 *   <li>{@code static void f(float[] in, float[] out)} for the whole layer: {@code in} holds the values of the input in row-major
 *       order, and every value of {@code out} has to be set, since what it holds before is unspecified.
 * </ul>
 *
 * <p>The method must be visible from the package of the model and declare no checked exceptions. It may be called by several
 * threads at once, and must give the same bits for the same input, or the network does not either.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Custom {
    /** The class that has the method, or inherits it. */
    Class<?> in();

    /** The name of the method. */
    String method();

    /** The shape of the output without the batch axis, for a method of the second form; by default that of the input. */
    int[] outputShape() default {};
}
