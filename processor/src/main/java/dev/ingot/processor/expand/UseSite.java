// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Site;
import java.util.List;
import java.util.Map;

/**
 * A place in a block as one use of it reaches it. Messages stand in the block if its source is there, else on the use; about a
 * member that the use changes they stand on the change.
 */
final class UseSite implements Site {

    private final String subject;
    private final Site place;
    private final Site use;
    private final List<String> through;
    private final Map<String, Site> changed;

    private UseSite(String subject, Site place, Site use, List<String> through, Map<String, Site> changed) {
        this.subject = subject;
        this.place = place;
        this.use = use;
        this.through = through;
        this.changed = changed;
    }

    /**
     * A place whose source is there.
     *
     * @param path what stands before its subject: the use, then {@code /}
     * @param declared the place in the block
     * @param use where the block is used
     * @param through the fields that lead to the block
     * @param changed by member, where a use gives it another value
     */
    static Site inside(String path, Site declared, Site use, List<String> through, Map<String, Site> changed) {
        return new UseSite(path + declared.subject(), declared, use.use(), through, changed);
    }

    /** A place in a block that is known as a class file only. */
    static Site atUse(String path, Site declared, Site use, Map<String, Site> changed) {
        return new UseSite(path + declared.subject(), use.place(), use.use(), List.of(), changed);
    }

    private boolean isInside() {
        return !through.isEmpty();
    }

    @Override
    public Site member(String name) {
        Site change = changed.get(name);
        if (change != null) {
            return new UseSite(subject, change.place(), use, List.of(), Map.of());
        }
        return isInside() ? at(place.member(name)) : this;
    }

    @Override
    public Site element(int index) {
        return isInside() ? at(place.element(index)) : this;
    }

    @Override
    public Site beside(String annotation, String member) {
        return isInside() ? at(place.beside(annotation, member)) : this;
    }

    private Site at(Site inner) {
        return new UseSite(subject, inner, use, through, Map.of());
    }

    @Override
    public String subject() {
        return subject;
    }

    @Override
    public String host() {
        return place.host();
    }

    @Override
    public List<Integer> position() {
        return place.position();
    }

    @Override
    public Site place() {
        return place;
    }

    @Override
    public Site use() {
        return use;
    }

    @Override
    public List<String> through() {
        return through;
    }
}
