// SPDX-License-Identifier: Apache-2.0
/**
 * From the config of a Keras model to the declarations that {@code dev.ingot.importer.model} checks and prints:
 *
 * <pre>
 * config -> graph -> declarations
 *           GraphReader  Declarer
 * </pre>
 *
 * <p>The layers are those of the compiler's table; nothing here knows a layer, but for the keys of configs that have no member.
 * No part of the API for applications.
 */
package dev.ingot.keras.model;
