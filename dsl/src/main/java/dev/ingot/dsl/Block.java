// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares layers that networks and other blocks put in place with {@link Use}, as often as they like, each time with weights of
 * their own. Nothing is generated for a block itself.
 *
 * <pre>{@code
 * @Block
 * final class Residual {
 *     @Conv2D(filters = 64, kernelSize = 3, padding = Padding.SAME)
 *     Layer conv;
 *
 *     @Add
 *     @From({"input", "conv"})
 *     Layer sum;
 * }
 * }</pre>
 *
 * <p>Shapes are those of the place where the block is used. Its single input is called {@code input}; several are fields
 * {@code @Input Layer left;} without a shape.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Block {
    /** Names of the fields whose values are the outputs, in order; empty for the last field. */
    String[] outputs() default {};
}
