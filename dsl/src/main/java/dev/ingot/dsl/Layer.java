// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

/**
 * The type of a field that declares a layer: {@code @Dense(units = 10) Layer classes;}. It has no instances; the field
 * stays {@code null} and is only read while the class compiles.
 */
public final class Layer {
    private Layer() {}
}
