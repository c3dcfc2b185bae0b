// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts a {@link Block} in place of one layer, once or several times in a row:
 *
 * <pre>{@code
 * @Use(value = Residual.class, times = 16, set = "conv.filters = 32")
 * Layer body;
 * }</pre>
 *
 * <p>The value of the field is the block's first output; {@code @From("body.skip")} takes another one by its name. The weights
 * are called {@code body/conv/kernel}, with {@code times} above 1 {@code body/0/conv/kernel} and so on.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Use {
    /** The class annotated with {@link Block}. */
    Class<?> value();

    /** How often; each repetition has weights of its own and takes what the one before gives, output by output. */
    int times() default 1;

    /**
     * Members to change, such as {@code "conv.filters = 32"}, {@code "conv.kernelSize = {3, 1}"} or {@code
     * "conv.padding = VALID"}; in blocks inside the block {@code "inner.conv.filters = 32"} and {@code "inner.times = 2"}.
     */
    String[] set() default {};
}
