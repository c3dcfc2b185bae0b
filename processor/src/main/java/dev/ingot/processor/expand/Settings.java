// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.NearestName;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.layer.LayerDefinition;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.UseDeclaration;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what a use changes in its block: strings such as {@code inner.conv.filters = 64}. */
final class Settings {

    /** The one member of a use that a use around it may change. */
    static final String TIMES = "times";

    private final UseDeclaration use;
    private final Findings findings;
    private final List<Setting> settings = new ArrayList<>();

    private Settings(UseDeclaration use, Findings findings) {
        this.use = use;
        this.findings = findings;
    }

    /**
     * The changes of a use.
     *
     * @param site where the use stands
     * @param findings takes what is wrong with them
     */
    static List<Setting> read(UseDeclaration use, Site site, Findings findings) {
        Settings reader = new Settings(use, findings);
        for (int i = 0; i < use.set().size(); i++) {
            reader.read(use.set().get(i), site.member("set").element(i));
        }
        return reader.settings;
    }

    private void read(String text, Site site) {
        int equals = text.indexOf('=');
        List<String> names = equals < 0
                ? List.of()
                : Arrays.stream(text.substring(0, equals).split("\\.", -1))
                        .map(String::strip)
                        .toList();
        if (names.size() < 2 || names.contains("")) {
            findings.report(Code.SET_SYNTAX, site, text, example());
            return;
        }
        List<String> path = names.subList(0, names.size() - 1);
        String member = names.get(names.size() - 1);
        find(path, site)
                .flatMap(
                        field -> value(field, member, text.substring(equals + 1).strip(), site))
                .ifPresent(value -> add(new Setting(path, member, value, site)));
    }

    private void add(Setting setting) {
        boolean twice = settings.stream()
                .anyMatch(other ->
                        other.path().equals(setting.path()) && other.member().equals(setting.member()));
        if (twice) {
            findings.report(Code.SET_TWICE, setting.site(), name(setting.path(), setting.member()));
        } else {
            settings.add(setting);
        }
    }

    /** The field that a path leads to. */
    private Optional<Member> find(List<String> path, Site site) {
        Body body = use.block().body();
        String host = use.block().name();
        for (int i = 0; ; i++) {
            String name = path.get(i);
            Optional<Member> found = body.find(name);
            if (found.isEmpty()) {
                List<String> known = body.members().stream().map(Member::name).toList();
                findings.report(Code.SET_FIELD, site, host, name, NearestName.hint(name, known));
                return found;
            }
            Member field = found.get();
            if (field.sameAs().isPresent()) {
                findings.report(Code.SET_SHARED, site, name, field.owner());
                return Optional.empty();
            }
            if (i == path.size() - 1) {
                return found;
            }
            if (!(field instanceof UseDeclaration inner)) {
                String hint = "a layer has no fields: write " + name + "." + path.get(i + 1) + " = ...";
                findings.report(Code.SET_FIELD, site, name, path.get(i + 1), hint);
                return Optional.empty();
            }
            body = inner.block().body();
            host = inner.block().name();
        }
    }

    private Optional<Object> value(Member field, String member, String text, Site site) {
        if (field instanceof LayerDeclaration layer) {
            RecordComponent[] components = layer.type().definition().getRecordComponents();
            for (RecordComponent component : components) {
                if (component.getName().equals(member)) {
                    return value(component.getGenericType(), member, text, site);
                }
            }
            List<String> known =
                    Arrays.stream(components).map(RecordComponent::getName).toList();
            findings.report(Code.SET_MEMBER, site, field.site().subject(), member, NearestName.hint(member, known));
            return Optional.empty();
        }
        if (member.equals(TIMES)) {
            return value(int.class, member, text, site);
        }
        findings.report(
                Code.SET_MEMBER, site, field.site().subject(), member, NearestName.hint(member, List.of(TIMES)));
        return Optional.empty();
    }

    private Optional<Object> value(Type type, String member, String text, Site site) {
        Optional<Object> value = Literal.read(text, type);
        if (value.isEmpty()) {
            findings.report(Code.SET_VALUE, site, member, Literal.describe(type), text);
        }
        return value;
    }

    /** What might be written: the first member of the block's first layer that has one. */
    private String example() {
        return use.block().body().members().stream()
                .filter(LayerDeclaration.class::isInstance)
                .map(LayerDeclaration.class::cast)
                .filter(layer -> layer.type().definition().getRecordComponents().length > 0)
                .findFirst()
                .map(layer -> name(
                        List.of(layer.name()),
                        layer.type().definition().getRecordComponents()[0].getName()))
                .orElse("layer.member");
    }

    private static String name(List<String> path, String member) {
        return String.join(".", path) + "." + member;
    }

    /** A layer's arguments with these changes. */
    static LayerDefinition apply(LayerDefinition definition, List<Setting> settings) {
        LayerDefinition changed = definition;
        for (Setting setting : settings) {
            changed = definition(changed, setting);
        }
        return changed;
    }

    private static LayerDefinition definition(LayerDefinition definition, Setting setting) {
        RecordComponent[] components = definition.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                arguments[i] = components[i].getName().equals(setting.member())
                        ? setting.value()
                        : components[i].getAccessor().invoke(definition);
            }
            return definition.getClass().getDeclaredConstructor(types).newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot change " + definition, e);
        }
    }
}
