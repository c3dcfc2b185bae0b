// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The outputs are layers or outputs of blocks, each named once. */
final class OutputsAreLayers implements Rule {

    @Override
    public void check(Body body, Findings findings) {
        List<String> inputs = body.inputs().stream().map(InputDeclaration::name).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < body.outputs().size(); i++) {
            String output = body.outputs().get(i);
            Reference reference = Reference.parse(output);
            Optional<Member> member = body.find(reference.member());
            Site site = body.site().member("outputs").element(i);
            if (!seen.add(reference.identifier())) {
                findings.report(Code.DUPLICATE_OUTPUT, site, output);
            } else if (inputs.contains(output)) {
                findings.report(Code.OUTPUT_IS_INPUT, site, output);
            } else if (member.isPresent()) {
                BlockOutputs.check(member.get(), reference, site, findings);
            } else if (!body.unreadable().contains(reference.member())) {
                List<String> known = body.members().stream().map(Member::name).toList();
                findings.report(Code.UNKNOWN_OUTPUT, site, output, NearestName.hint(output, known));
            }
        }
    }
}
