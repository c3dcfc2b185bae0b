// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.check;

/** How bad a finding is. */
public enum Severity {
    /** Nothing is generated for the model. */
    ERROR,
    /** The model is compiled; the warning can be suppressed by its key. */
    WARNING
}
