// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Reference;

/** An output that is named behind a field must be one of the block there. */
final class BlockOutputs {

    private BlockOutputs() {}

    static void check(Member member, Reference reference, Site site, Findings findings) {
        if (reference.output().isEmpty() || member.outputs().contains(reference.output())) {
            return;
        }
        String hint = member.outputs().isEmpty()
                ? "only blocks have outputs with names: write \"" + member.name() + "\""
                : NearestName.hint(reference.output(), member.outputs());
        findings.report(Code.UNKNOWN_BLOCK_OUTPUT, site, member.name(), reference.output(), hint);
    }
}
