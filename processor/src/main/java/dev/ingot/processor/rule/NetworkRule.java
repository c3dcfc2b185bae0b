// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Model;

/** Something that must hold for a network whose blocks are in place. */
interface NetworkRule {

    /** Reports where the network breaks the rule. */
    void check(Model model, Findings findings);
}
