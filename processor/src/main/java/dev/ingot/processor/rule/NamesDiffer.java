// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Model.InputDeclaration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** No two fields have one name, in the class or in weight files. */
final class NamesDiffer implements Rule {

    @Override
    public void check(Body body, Findings findings) {
        Set<String> inputs = body.inputs().stream().map(InputDeclaration::name).collect(Collectors.toSet());
        Map<String, String> fields = new HashMap<>();
        for (Member member : body.members()) {
            if (inputs.contains(member.name()) || inputs.contains(member.fileName())) {
                findings.report(Code.NAMED_LIKE_INPUT, member.site());
            }
            String first = fields.putIfAbsent(member.fileName(), member.name());
            if (first != null) {
                findings.report(Code.DUPLICATE_NAME, member.site().beside("Named", "value"), first, member.fileName());
            }
        }
    }
}
