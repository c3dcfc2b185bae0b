// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import dev.ingot.processor.ir.Concatenate;
import dev.ingot.processor.ir.MultiplyAdd;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Reshape;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.layer.WeightVariable;
import dev.ingot.processor.model.LayerDeclaration;
import dev.ingot.processor.model.Model.InputDeclaration;
import dev.ingot.processor.model.TypedModel;
import dev.ingot.processor.plan.Plan;
import dev.ingot.processor.plan.Plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of a network that its class documentation and {@code describe()} show: a line per layer. */
final class PlanTable {

    private static final List<String> TITLES =
            List.of("layer", "type", "output", "parameters", "multiply-adds", "plan");

    /** Longest line, unless names are longer than that: with quotes and indentation it stays within 120. */
    private static final int LONGEST_LINE = 100;

    /** The column of the plan, the only one that may take several lines. */
    private static final int PLAN = TITLES.size() - 1;

    private final TypedModel typed;
    private final Plan plan;
    private final Map<String, List<Step>> steps;
    private final Map<String, List<Node>> nodes;

    PlanTable(TypedModel typed, Plan plan) {
        this.typed = typed;
        this.plan = plan;
        steps = plan.steps().stream()
                .collect(Collectors.groupingBy(step -> step.node().layer()));
        nodes = plan.graph().runNodes().stream().collect(Collectors.groupingBy(Node::layer));
    }

    /** The lines of the table, then a line with the totals. */
    List<String> lines() {
        List<List<String>> rows = new ArrayList<>(List.of(TITLES));
        for (InputDeclaration input : typed.model().inputs()) {
            rows.add(List.of(input.name(), "input", input.shape().toString(), "", "", ""));
        }
        typed.model().layers().forEach(layer -> rows.add(row(layer)));
        List<String> lines = new ArrayList<>(align(rows));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%,d parameters, %,d multiply-adds%s, %,d bytes of working memory",
                parameters(typed),
                plan.multiplyAdds(),
                plan.adds(MultiplyAdd.SEPARATE) ? " (multiply, then add)" : "",
                plan.workingMemory()));
        return lines;
    }

    private List<String> row(LayerDeclaration layer) {
        List<Step> ofLayer = steps.getOrDefault(layer.name(), List.of());
        long parameters = parameters(typed, layer);
        long multiplyAdds = ofLayer.stream().mapToLong(Step::multiplyAdds).sum();
        return List.of(
                layer.name(),
                layer.kerasClass()
                        + layer.sameAs().map(owner -> ", as " + owner).orElse(""),
                typed.shape(layer.name()).toString(),
                parameters == 0 ? "" : String.format(Locale.ROOT, "%,d", parameters),
                multiplyAdds == 0 ? "" : String.format(Locale.ROOT, "%,d", multiplyAdds),
                plan(layer, ofLayer));
    }

    private String plan(LayerDeclaration layer, List<Step> ofLayer) {
        if (!ofLayer.isEmpty()) {
            return ofLayer.get(0).describe();
        }
        List<Node> views = nodes.getOrDefault(layer.name(), List.of());
        if (views.stream().anyMatch(node -> node.op() instanceof Reshape)) {
            return "another view of the same values";
        }
        return views.stream().anyMatch(node -> node.op() instanceof Concatenate)
                ? "its parts are written in place"
                : plan.graph().remarks().getOrDefault(layer.name(), "");
    }

    /** The number of parameters of a network. */
    static long parameters(TypedModel typed) {
        return typed.model().layers().stream()
                .mapToLong(layer -> parameters(typed, layer))
                .sum();
    }

    /** The parameters of a layer's own. */
    private static long parameters(TypedModel typed, LayerDeclaration layer) {
        if (layer.sameAs().isPresent()) {
            return 0;
        }
        return layer.weights(typed.inputs(layer)).stream()
                .map(WeightVariable::shape)
                .mapToLong(Shape::elements)
                .sum();
    }

    private static List<String> align(List<List<String>> rows) {
        int[] widths = new int[PLAN];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < PLAN; column++) {
                String cell = row.get(column);
                String space = " ".repeat(widths[column] - cell.length());
                boolean number = column == 3 || column == 4;
                line.append(number ? space + cell : cell + space).append("  ");
            }
            int planColumn = line.length();
            for (String word : row.get(PLAN).split(" ")) {
                if (line.length() > planColumn && line.length() + word.length() > LONGEST_LINE) {
                    lines.add(line.toString().stripTrailing());
                    line.setLength(0);
                    line.append(" ".repeat(planColumn));
                }
                line.append(word).append(' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
