// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

/**
 * One thing that is wrong with a model.
 *
 * @param code which message
 * @param site where it stands
 * @param message the whole text that is printed
 */
public record Finding(Code code, Site site, String message) {}
