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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A member takes inputs and members before it. */
final class SourcesAreEarlier implements Rule {

    @Override
    public void check(Body body, Findings findings) {
        Set<String> earlier = new LinkedHashSet<>();
        body.inputs().stream().map(InputDeclaration::name).forEach(earlier::add);
        for (Member member : body.members()) {
            for (int i = 0; i < member.from().size(); i++) {
                Reference source = Reference.parse(member.from().get(i));
                Site site = member.site().beside("From", "value").element(i);
                if (earlier.contains(source.member())) {
                    body.find(source.member()).ifPresent(taken -> BlockOutputs.check(taken, source, site, findings));
                } else if (!body.unreadable().contains(source.member())) {
                    report(body, member, source.member(), earlier, site, findings);
                }
            }
            earlier.add(member.name());
        }
    }

    private static void report(
            Body body, Member member, String source, Set<String> earlier, Site site, Findings findings) {
        if (body.find(source).isEmpty()) {
            findings.report(Code.UNKNOWN_SOURCE, site, source, NearestName.hint(source, earlier));
            return;
        }
        List<String> way = way(body, source, member.name(), new HashSet<>());
        if (way.isEmpty()) {
            findings.report(Code.LATER_SOURCE, site, source);
        } else {
            findings.report(Code.CYCLE, site, member.name(), member.name() + " <- " + String.join(" <- ", way));
        }
    }

    /** The members by which one depends on another, both ends included; empty if it does not. */
    private static List<String> way(Body body, String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return List.of(to);
        }
        Optional<Member> member = body.find(from);
        if (member.isPresent() && seen.add(from)) {
            for (String source : member.get().from()) {
                List<String> rest = way(body, Reference.parse(source).member(), to, seen);
                if (!rest.isEmpty()) {
                    List<String> way = new ArrayList<>(List.of(from));
                    way.addAll(rest);
                    return way;
                }
            }
        }
        return List.of();
    }
}
