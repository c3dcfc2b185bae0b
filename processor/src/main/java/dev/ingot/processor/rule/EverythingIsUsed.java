// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.rule;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.Reference;
import java.util.HashSet;
import java.util.List;
import java.util.ListIterator;
import java.util.Set;

/** From every input and member a path leads to an output. */
final class EverythingIsUsed implements Rule {

    @Override
    public void check(Body body, Findings findings) {
        if (!isComplete(body)) {
            return;
        }
        Set<String> used = new HashSet<>(fields(body.outputs()));
        List<Member> members = body.members();
        // Sources are earlier fields, so one walk from the end sees every member after all that take it.
        for (ListIterator<Member> i = members.listIterator(members.size()); i.hasPrevious(); ) {
            Member member = i.previous();
            if (used.contains(member.name())) {
                used.addAll(fields(member.from()));
            } else {
                String way = way(member.name(), members);
                findings.report(
                        Code.UNUSED, member.site(), member.name(), way, "add it to outputs, or remove the field");
            }
        }
        for (InputDeclaration input : body.inputs()) {
            if (!used.contains(input.name())) {
                findings.report(Code.UNUSED, input.site(), input.name(), way(input.name(), members), "or remove it");
            }
        }
    }

    /** Where an unused value leads: to nothing, or to members that are unused too. */
    private static String way(String start, List<Member> members) {
        StringBuilder way = new StringBuilder();
        String end = start;
        for (Member member : members) {
            if (fields(member.from()).contains(end)) {
                end = member.name();
                way.append(way.isEmpty() ? ", which leads only to " : " -> ").append(end);
            }
        }
        return way.toString();
    }

    /** Whether all names lead to earlier fields; a wrong name would make what was meant look unused. */
    private static boolean isComplete(Body body) {
        Set<String> earlier = new HashSet<>();
        body.inputs().forEach(input -> earlier.add(input.name()));
        for (Member member : body.members()) {
            if (member.from().isEmpty() || !earlier.containsAll(fields(member.from()))) {
                return false;
            }
            earlier.add(member.name());
        }
        return !body.outputs().isEmpty() && body.unreadable().isEmpty() && earlier.containsAll(fields(body.outputs()));
    }

    private static List<String> fields(List<String> names) {
        return names.stream().map(name -> Reference.parse(name).member()).toList();
    }
}
