// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.BlockDeclaration;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.UseDeclaration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The place that the fields of a class are put in.
 *
 * @param host name of the class
 * @param path what stands before their names: {@code body/3/}, or nothing in the network itself
 * @param filePath what stands before their names in files
 * @param ownerPath for a further use of a block the path of the first use, whose weights it shares
 * @param use the use that it is for; empty in the network itself
 * @param settings what uses around it change in it
 * @param suppressed keys of the warnings that uses around it switch off
 * @param through the fields that lead to it, if its source is there; else empty
 * @param isRepetition whether an equal place was before it, so that its errors are known
 */
record Scope(
        String host,
        String path,
        String filePath,
        Optional<String> ownerPath,
        Optional<Site> use,
        List<Setting> settings,
        Set<String> suppressed,
        List<String> through,
        boolean isRepetition) {

    /** The network itself. */
    static Scope ofNetwork(String name) {
        return new Scope(name, "", "", Optional.empty(), Optional.empty(), List.of(), Set.of(), List.of(), false);
    }

    /**
     * The place of a block in this one.
     *
     * @param repetition which one it is, from 0; negative if there is only one
     * @param site where the use stands
     * @param changes what is changed in the block
     */
    Scope inner(UseDeclaration member, int repetition, Site site, List<Setting> changes) {
        String suffix = repetition < 0 ? "/" : "/" + repetition + "/";
        BlockDeclaration block = member.block();
        List<String> fields = new ArrayList<>(through);
        fields.add(host + "." + member.name());
        return new Scope(
                block.name(),
                path + member.name() + suffix,
                filePath + member.fileName() + suffix,
                counterpart(member).map(first -> first + suffix),
                Optional.of(site),
                changes,
                suppressed(member.suppressed()),
                block.inSource() ? fields : List.of(),
                isRepetition || repetition > 0);
    }

    /** Path of the member whose weights a member of this place uses; empty if it has its own. */
    Optional<String> counterpart(Member member) {
        return ownerPath
                .map(first -> first + member.name())
                .or(() -> member.sameAs().map(first -> path + first));
    }

    boolean isInBlock() {
        return use.isPresent();
    }

    Set<String> suppressed(Set<String> more) {
        Set<String> all = new LinkedHashSet<>(suppressed);
        all.addAll(more);
        return all;
    }

    /** The site of a member as messages of the network have it. */
    Site site(Site declared, Map<String, Site> changed) {
        if (use.isEmpty()) {
            return declared;
        }
        return through.isEmpty()
                ? UseSite.atUse(path, declared, use.get(), changed)
                : UseSite.inside(path, declared, use.get(), through, changed);
    }
}
