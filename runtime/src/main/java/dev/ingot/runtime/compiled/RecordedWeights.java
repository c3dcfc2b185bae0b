// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Weights;
import dev.ingot.runtime.WeightsException;
import java.util.Map;

/** Weights of a file that may say for which network they were written. */
public interface RecordedWeights extends Weights {
    /** The metadata of the file; empty if it has none. */
    Map<String, String> metadata();

    /** What is wrong with a part of the file. */
    WeightsException wrong(String entry, String expected, String found);
}
