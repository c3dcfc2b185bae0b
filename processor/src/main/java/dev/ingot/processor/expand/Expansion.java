// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.expand;

import dev.ingot.processor.check.Code;
import dev.ingot.processor.check.Findings;
import dev.ingot.processor.check.Site;
import dev.ingot.processor.model.ArgumentCheck;
import dev.ingot.processor.model.BlockDeclaration;
import dev.ingot.processor.model.Body;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Member;
import dev.ingot.processor.model.Model;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.Model.Output;
import dev.ingot.processor.model.NetworkDeclaration;
import dev.ingot.processor.model.Reference;
import dev.ingot.processor.model.UseDeclaration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Puts blocks in place: what comes out has layers only. What an error was reported for is left out, so that nothing is known of
 * what it feeds.
 */
public final class Expansion {

    private final Predicate<BlockDeclaration> sound;
    private final Findings findings;
    private final Map<String, LayerDeclaration> layers = new LinkedHashMap<>();

    private Expansion(Predicate<BlockDeclaration> sound, Findings findings) {
        this.sound = sound;
        this.findings = findings;
    }

    /**
     * A network whose blocks are put in place.
     *
     * @param sound whether a block is free of errors; others are left out
     * @param findings takes what is wrong with the uses of blocks
     */
    public static Model expand(NetworkDeclaration network, Predicate<BlockDeclaration> sound, Findings findings) {
        Expansion expansion = new Expansion(sound, findings);
        Body body = network.body();
        List<String> inputs = body.inputs().stream().map(InputDeclaration::name).toList();
        List<String> values = expansion.body(body, Scope.ofNetwork(className(network)), inputs);
        BlocksAreUsed.check(body, expansion.layers.values(), values, findings);
        List<Output> outputs = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            String name = Reference.parse(body.outputs().get(i)).identifier();
            outputs.add(new Output(name, values.get(i)));
        }
        return new Model(
                network.name(),
                network.packageName(),
                network.className(),
                network.isPublic(),
                network.weights(),
                body.inputs(),
                List.copyOf(expansion.layers.values()),
                outputs,
                body.site());
    }

    /** The name of the model class without its package, nested classes joined by a dot. */
    private static String className(NetworkDeclaration network) {
        String name = network.body().site().host();
        return network.packageName().isEmpty()
                ? name
                : name.substring(network.packageName().length() + 1);
    }

    /** The layers of a block by itself: its own, and those of the blocks in it. */
    static List<LayerDeclaration> expand(BlockDeclaration block, Predicate<BlockDeclaration> sound, Findings findings) {
        Expansion expansion = new Expansion(sound, findings);
        List<String> inputs =
                block.body().inputs().stream().map(InputDeclaration::name).toList();
        List<String> values = expansion.body(block.body(), Scope.ofNetwork(block.name()), inputs);
        BlocksAreUsed.check(block.body(), expansion.layers.values(), values, findings);
        return List.copyOf(expansion.layers.values());
    }

    /** Puts the members of a body in place; answers the values of its outputs. */
    private List<String> body(Body body, Scope scope, List<String> inputs) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < body.inputs().size(); i++) {
            values.put(body.inputs().get(i).name(), List.of(inputs.get(i)));
        }
        for (Member member : body.members()) {
            List<String> from = member.from().stream()
                    .map(source -> value(source, values, body, scope))
                    .toList();
            values.put(
                    member.name(),
                    member instanceof UseDeclaration use
                            ? use(use, scope, from)
                            : layer((LayerDeclaration) member, scope, from));
        }
        return body.outputs().stream()
                .map(output -> value(output, values, body, scope))
                .toList();
    }

    /** The value that a name means; if it means none, a name that no layer has. */
    private static String value(String text, Map<String, List<String>> values, Body body, Scope scope) {
        Reference reference = Reference.parse(text);
        List<String> known = values.get(reference.member());
        if (known == null || known.isEmpty()) {
            return scope.path() + text;
        }
        if (reference.output().isEmpty()) {
            return known.get(0);
        }
        int index = body.find(reference.member())
                .map(member -> member.outputs().indexOf(reference.output()))
                .orElse(-1);
        return index < 0 ? scope.path() + text : known.get(index);
    }

    private List<String> layer(LayerDeclaration layer, Scope scope, List<String> from) {
        List<Setting> settings = scope.settings().stream()
                .filter(setting -> setting.isOf(layer.owner()))
                .toList();
        Map<String, Site> changed = settings.stream().collect(Collectors.toMap(Setting::member, Setting::site));
        String name = scope.path() + layer.name();
        Optional<String> counterpart = scope.counterpart(layer);
        LayerDeclaration placed = new LayerDeclaration(
                name,
                scope.filePath() + layer.fileName(),
                layer.type(),
                Settings.apply(layer.definition(), settings),
                layer.wrapper().map(wrapper -> wrapper.at(scope.site(wrapper.site(), Map.of()))),
                from,
                counterpart
                        .flatMap(first -> Optional.ofNullable(layers.get(first)))
                        .map(LayerDeclaration::owner),
                scope.isInBlock(),
                scope.suppressed(layer.suppressed()),
                scope.site(layer.site(), changed));
        boolean ownerIsMissing = counterpart.isPresent() && placed.sameAs().isEmpty();
        boolean wrong =
                !settings.isEmpty() && !ArgumentCheck.check(placed, scope.isRepetition() ? new Findings() : findings);
        if (!ownerIsMissing && !wrong) {
            layers.put(name, placed);
        }
        return List.of(name);
    }

    /** Puts a block in place as often as its use says; answers the values of the last one's outputs. */
    private List<String> use(UseDeclaration use, Scope scope, List<String> from) {
        Findings reports = scope.isRepetition() ? new Findings() : findings;
        Site site = scope.site(use.site(), Map.of());
        List<Setting> settings = new ArrayList<>();
        Optional<Setting> times = Optional.empty();
        for (Setting setting : scope.settings()) {
            if (setting.isWithin(use.owner())) {
                settings.add(setting.inner());
            } else if (setting.isOf(use.owner())) {
                times = Optional.of(setting);
            }
        }
        for (Setting own : Settings.read(use, site, reports)) {
            boolean overridden = settings.stream()
                    .anyMatch(outer ->
                            outer.path().equals(own.path()) && outer.member().equals(own.member()));
            if (!overridden) {
                settings.add(own);
            }
        }
        int count = times.map(setting -> (Integer) setting.value()).orElse(use.times());
        Site timesSite = times.map(Setting::site).orElse(site.member(Settings.TIMES));
        if (!sound.test(use.block()) || !fits(use, count, from.size(), site, timesSite, reports)) {
            return use.outputs().stream()
                    .map(output -> scope.path() + use.name() + "." + output)
                    .toList();
        }
        List<String> values = from;
        for (int i = 0; i < count; i++) {
            values = body(use.block().body(), scope.inner(use, count == 1 ? -1 : i, site, settings), values);
        }
        return values;
    }

    /** Whether the block can be used so often and with so many inputs. */
    private static boolean fits(
            UseDeclaration use, int times, int inputs, Site site, Site timesSite, Findings findings) {
        BlockDeclaration block = use.block();
        List<String> names =
                block.body().inputs().stream().map(InputDeclaration::name).toList();
        if (times < 1) {
            findings.report(Code.ARGUMENT_TOO_SMALL, timesSite, Settings.TIMES, times, 1);
        } else if (inputs != names.size()) {
            String expected = names.size() == 1 ? "one input" : names.size() + " inputs, " + String.join(", ", names);
            String hint = names.size() == 1
                    ? "join them on a field of its own, for example with @Concatenate"
                    : "name them in the order of the block's inputs: @From({"
                            + names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", ")) + "})";
            findings.report(Code.INPUT_COUNT, site, expected, inputs, hint);
        } else if (times > 1 && names.size() != use.outputs().size()) {
            findings.report(
                    Code.REPEATED_BLOCK,
                    timesSite,
                    block.name(),
                    names.size(),
                    use.outputs().size(),
                    times);
        } else {
            return true;
        }
        return false;
    }
}
