// SPDX-License-Identifier: Apache-2.0
package dev.ingot.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that training divides the kernel of a layer by its spectral norm, as Keras' wrapper of this name does; it stands beside
 * the annotation of a layer with a kernel or embeddings:
 *
 * <pre>{@code
 * @Conv2D(filters = 64, kernelSize = 3)
 * @SpectralNormalization
 * Layer conv;
 * }</pre>
 *
 * <p>The kernel in a file of weights is divided already, so that the network computes what it does without this annotation. The
 * layer has one more weight, which only training uses, behind the kernel: {@code vector_u} of shape (1, last axis of the kernel).
 * Summaries give the layer the wrapper's class. The method: <a href="https://arxiv.org/abs/1802.05957">Miyato et al., Spectral
 * normalization for generative adversarial networks, 2018</a>.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface SpectralNormalization {
    /** Steps of the power iteration that estimates the norm, at least 1; no effect at inference. */
    int powerIterations() default 1;
}
