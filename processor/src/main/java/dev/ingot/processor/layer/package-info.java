// SPDX-License-Identifier: Apache-2.0
/**
 * One record per layer: its arguments under the names of the annotation's members, its checks, its shape rule, its weights
 * and its lowering to ops. {@link dev.ingot.processor.layer.LayerTable} is the only list of them; start there.
 *
 * <p>Depends on {@code dsl}, {@code ir} and {@code check}; knows nothing of annotation processing.
 */
package dev.ingot.processor.layer;
