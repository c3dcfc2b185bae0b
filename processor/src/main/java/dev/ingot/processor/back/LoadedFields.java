// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.plan.Layout;
import dev.ingot.processor.plan.PackedWeight;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fields that are packed together: one, or those that hold different taps of the same kernel, which is then read only once.
 *
 * @param weights the fields, at least one
 */
record LoadedFields(List<PackedWeight> weights) {

    /** These weights put together where that can be, each with the first of its source. */
    static List<LoadedFields> of(List<PackedWeight> weights) {
        Map<List<Object>, LoadedFields> all = new LinkedHashMap<>();
        for (PackedWeight weight : weights) {
            List<Object> key = weight.layout() instanceof Layout.Taps taps
                    ? List.of(weight.source(), taps.groups())
                    : List.of(weight);
            all.computeIfAbsent(key, absent -> new LoadedFields(new ArrayList<>()))
                    .weights
                    .add(weight);
        }
        return List.copyOf(all.values());
    }

    Node source() {
        return weights.get(0).source();
    }

    /** The layout of the first, from which the others' differ in their taps only. */
    Layout layout() {
        return weights.get(0).layout();
    }

    boolean single() {
        return weights.size() == 1;
    }

    /** The name of the first. */
    String name() {
        return weights.get(0).name();
    }

    /** The taps of each. */
    List<List<Integer>> taps() {
        return weights.stream()
                .map(weight -> ((Layout.Taps) weight.layout()).taps())
                .toList();
    }

    /** What holds them: the type of the field, or an array of it. */
    TypeName type() {
        TypeName each = Members.type(layout());
        return single() ? each : ArrayTypeName.of(each);
    }

    /**
     * Adds the statements that set the fields.
     *
     * @param locals gives names to local variables
     * @param packed an expression of {@link #type}
     */
    void assign(CodeBlock.Builder code, Names locals, CodeBlock packed) {
        if (single()) {
            code.addStatement("this.$L = $L", name(), packed);
            return;
        }
        String taps = locals.allocate(source().name() + "Taps");
        code.addStatement("$T $L = $L", type(), taps, packed);
        for (int part = 0; part < weights.size(); part++) {
            code.addStatement("this.$L = $L[$L]", weights.get(part).name(), taps, part);
        }
    }
}
