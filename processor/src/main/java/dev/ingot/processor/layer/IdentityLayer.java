// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.layer;

/** {@link dev.ingot.dsl.Identity}: the identity. */
public record IdentityLayer() implements InferenceIdentity {}
