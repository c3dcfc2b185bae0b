// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Applies an earlier layer once more, with the same arguments and the same weights, to another input:
 *
 * <pre>{@code
 * @Dense(units = 64)
 * @From("left")
 * Layer encoder;
 *
 * @SameAs("encoder")
 * @From("right")
 * Layer again;
 * }</pre>
 *
 * <p>The weights have the name of the first layer, are stored once and counted once. The input may have another shape as long as
 * the weights keep theirs.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SameAs {
    /** Field name of the earlier layer; of a field with {@link Use} all weights are shared. */
    String value();
}
