// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the layers whose outputs a layer takes, instead of the previous field's: {@code @From({"left", "right"})}. The
 * single input of a network or block is called {@code input}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface From {
    /** Field names of earlier layers or inputs; {@code "body.skip"} is the output skip of the block that the field body uses. */
    String[] value();
}
