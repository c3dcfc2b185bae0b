// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a layer the name under which weight files and the summary know it, where that is not the name of the field:
 * {@code @Named("block1/conv-a")}. On a field with {@link Use} it stands for the first part of the names, before those of the
 * block's layers.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Named {
    /** The name, as the file has it. */
    String value();
}
