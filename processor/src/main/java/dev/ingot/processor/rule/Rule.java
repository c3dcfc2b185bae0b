// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;

/** Something that must hold for the fields of every network and block. */
interface Rule {

    /** Reports where the fields break the rule. */
    void check(Body body, Findings findings);
}
