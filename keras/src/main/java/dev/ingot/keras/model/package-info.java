// SPDX-License-Identifier: Apache-2.0
/**
 * From the config of a Keras model to annotated source:
 *
 * <pre>
 * config -> graph -> declarations -> check -> print
 *           GraphReader  Declarer    ShapeCheck  SourcePrinter
 * </pre>
 *
 * <p>The layers are those of the compiler's table; nothing here knows a layer, but for the keys of configs that have no member.
 * No part of the API for applications.
 */
package dev.ingot.keras.model;
