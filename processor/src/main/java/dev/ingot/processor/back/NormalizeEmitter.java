// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.back;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.ingot.processor.ir.Names;
import dev.ingot.processor.ir.Normalize;
import dev.ingot.processor.ir.Normalize.Statistic;
import dev.ingot.processor.ir.Summation;
import dev.ingot.processor.plan.NormalizeKernel;
import dev.ingot.processor.plan.PackedWeight;
import dev.ingot.processor.plan.Plan.Step;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javax.lang.model.element.Modifier;

/** Writes a normalisation: the sums of a group, then its result. */
final class NormalizeEmitter {

    private static final List<String> AXES = List.of("outer", "row", "group", "column");

    private final Members members;
    private final Step step;
    private final Normalize op;
    private final NormalizeKernel kernel;
    private final String name;
    private final Output output;
    /** Values of a row. */
    private final int lanes;

    NormalizeEmitter(Members members, Step step, Normalize op, String name) {
        this.members = members;
        this.step = step;
        this.op = op;
        this.name = name;
        kernel = (NormalizeKernel) step.kernel();
        output = Output.of(step);
        lanes = op.groups() * op.columns();
    }

    /** Writes the method of the layer, and those that it calls, without the first. */
    void emit(MethodSpec.Builder method, List<MethodSpec> followers) {
        open(method, 0);
        if (op.rows() == 1) {
            singleRow(method);
        } else {
            severalRows(method, followers);
        }
        close(method, 0);
    }

    /** The values of a group are neighbours. */
    private void singleRow(MethodSpec.Builder method) {
        boolean copied = step.usesArena();
        String x = copied ? "values" : "x";
        if (copied) {
            method.addStatement(
                    "float[] values = arena.$L[$L]",
                    Members.SCRATCH,
                    step.scratch().get(0));
        }
        open(method, 2);
        String from = Index.product(Index.sum(Index.product(variable(0), op.groups()), variable(2)), op.columns());
        if (copied) {
            method.addStatement("int from = $L", from);
            method.addStatement("System.arraycopy(x, from, values, 0, $L)", op.columns());
        }
        if (op.statistic().hasMean()) {
            method.addStatement("float mean = $L", mean(members.partialSums().sum(op.columns(), x, "0")));
        }
        method.addStatement(
                "float squares = $L",
                op.statistic().hasMean()
                        ? members.partialSums().squaredDifferences(op.multiplyAdd(), op.columns(), x, "0", "mean")
                        : members.partialSums().squares(op.multiplyAdd(), op.columns(), x, "0"));
        method.addStatement("float inverse = $L", inverse());
        method.beginControlFlow("for (int column = 0; column < $L; column++)", op.columns());
        CodeBlock value = result(x + "[column]", CodeBlock.of("mean"), factor(), shift());
        method.addCode(Stores.store(copied ? "values[column]" : output.at("column"), value, op.activation()));
        method.endControlFlow();
        if (copied) {
            method.addStatement("System.arraycopy(values, 0, output, $L, $L)", output.index("from"), op.columns());
        }
        close(method, 2);
    }

    /** Rows are walked over side by side, so that the values of a row each have sums of their own. */
    private void severalRows(MethodSpec.Builder method, List<MethodSpec> followers) {
        int first = step.scratch().get(0);
        List<String> arrays = List.of("sums", "values", "means", "factors", "shifts");
        for (int i = 0; i < arrays.size(); i++) {
            if (uses(arrays.get(i))) {
                method.addStatement("float[] $L = arena.$L[$L]", arrays.get(i), Members.SCRATCH, first + i);
            }
        }
        String from = Index.product(variable(0), op.rows() * lanes);
        if (op.statistic().hasMean()) {
            String sums = members.name("sum" + Names.capitalised(name));
            followers.add(sums(sums, "The sums over the rows of $L.\n", false));
            method.addStatement("$L(x, $L, values, sums)", sums, from);
            open(method, 2);
            method.addStatement("float mean = $L", mean(groupSum()));
            method.addStatement(
                    "$T.fill(means, $L, $L, mean)", Arrays.class, lane("0"), lane(Integer.toString(op.columns())));
            close(method, 2);
            repeat("means", method);
        }
        String squares = members.name("square" + Names.capitalised(name));
        followers.add(sums(
                squares,
                op.statistic().hasMean()
                        ? "The sums of squared differences from the means over the rows of $L.\n"
                        : "The sums of squares over the rows of $L.\n",
                true));
        method.addStatement(
                "$L(x, $L, values, $Lsums)", squares, from, op.statistic().hasMean() ? "means, " : "");
        open(method, 2);
        method.addStatement("float squares = $L", groupSum());
        method.addStatement("float inverse = $L", inverse());
        open(method, 3);
        if (weightsOfRows()) {
            method.addStatement("factors[$L] = inverse", lane(variable(3)));
        } else {
            method.addStatement("factors[$L] = $L", lane(variable(3)), factor());
            if (op.shifts()) {
                method.addStatement("shifts[$L] = $L", lane(variable(3)), shift());
            }
        }
        close(method, 3);
        close(method, 2);
        if (weightsOfRows()) {
            resultByRow(method, from);
            return;
        }
        repeat("factors", method);
        if (op.shifts()) {
            repeat("shifts", method);
        }
        String finish = members.name("finish" + Names.capitalised(name));
        followers.add(finish(finish));
        method.addStatement(
                "$L(x, $L, values, $Lfactors, $Loutput)",
                finish,
                from,
                op.statistic().centers() ? "means, " : "",
                op.shifts() ? "shifts, " : "");
    }

    private boolean uses(String array) {
        return switch (array) {
            case "means" -> op.statistic().hasMean();
            case "shifts" -> op.shifts() && !weightsOfRows();
            default -> true;
        };
    }

    /** Whether scale and shift differ from row to row. */
    private boolean weightsOfRows() {
        return op.along().size(1) > 1;
    }

    /** A method that adds up a term of the values of all rows: for each value of a row a sum. */
    private MethodSpec sums(String methodName, String javadoc, boolean squares) {
        boolean differences = squares && op.statistic().hasMean();
        MethodSpec.Builder method = walk(methodName, javadoc);
        if (differences) {
            method.addParameter(Members.FLOATS, "means");
        }
        method.addParameter(Members.FLOATS, "sums");
        method.addStatement("$T.fill(sums, 0, $L, 0f)", Arrays.class, kernel.tile());
        tiles(method, false, length -> {
            method.beginControlFlow("for (int i = 0; i < $L; i++)", length);
            if (!squares) {
                method.addStatement("sums[i] += values[i]");
            } else {
                method.addStatement("float value = values[i]$L", differences ? " - means[i]" : "");
                method.addCode(Products.add(op.multiplyAdd(), "sums[i]", "value", "value"));
            }
            method.endControlFlow();
        });
        int rows = kernel.tile() / lanes;
        for (int half = Summation.PARTIAL_SUMS / 2; half > 0; half /= 2) {
            int added = Math.min(half, rows - half) * lanes;
            if (added > 0) {
                method.beginControlFlow("for (int i = 0; i < $L; i++)", added)
                        .addStatement("sums[i] += sums[i + $L]", half * lanes)
                        .endControlFlow();
            }
            rows = Math.min(rows, half);
        }
        return method.build();
    }

    private MethodSpec finish(String methodName) {
        MethodSpec.Builder method = walk(methodName, "The values of $L, normalised.\n");
        if (op.statistic().centers()) {
            method.addParameter(Members.FLOATS, "means");
        }
        method.addParameter(Members.FLOATS, "factors");
        if (op.shifts()) {
            method.addParameter(Members.FLOATS, "shifts");
        }
        method.addParameter(Members.FLOATS, "output");
        tiles(method, true, length -> {
            CodeBlock value = result(
                    "values[i]", CodeBlock.of("means[i]"), CodeBlock.of("factors[i]"), CodeBlock.of("shifts[i]"));
            method.beginControlFlow("for (int i = 0; i < $L; i++)", length)
                    .addCode(Stores.store("values[i]", value, op.activation()))
                    .endControlFlow();
        });
        return method.build();
    }

    private MethodSpec.Builder walk(String methodName, String javadoc) {
        return MethodSpec.methodBuilder(methodName)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addJavadoc(javadoc, name)
                .addParameter(Members.FLOATS, "x")
                .addParameter(TypeName.INT, "from")
                .addParameter(Members.FLOATS, "values");
    }

    /** Copies some rows after the others into the array {@code values}, works on them, and copies them to the output if wanted. */
    private void tiles(MethodSpec.Builder method, boolean result, IntConsumer work) {
        int rows = kernel.tile() / lanes;
        int full = op.rows() / rows * rows;
        if (full > rows) {
            method.beginControlFlow("for (int row = 0; row < $L; row += $L)", full, rows);
            tile(method, "row", kernel.tile(), result, work);
            method.endControlFlow();
        } else {
            tile(method, "0", kernel.tile(), result, work);
        }
        if (full < op.rows()) {
            tile(method, Integer.toString(full), (op.rows() - full) * lanes, result, work);
        }
    }

    private void tile(MethodSpec.Builder method, String row, int length, boolean result, IntConsumer work) {
        String at = Index.sum("from", Index.product(row, lanes));
        method.addStatement("System.arraycopy(x, $L, values, 0, $L)", at, length);
        work.accept(length);
        if (result) {
            method.addStatement("System.arraycopy(values, 0, output, $L, $L)", output.index(at), length);
        }
    }

    /** Puts what is known for one row behind itself until there is a tile of it. */
    private void repeat(String array, MethodSpec.Builder method) {
        method.beginControlFlow("for (int i = $L; i < $L; i += $L)", lanes, kernel.tile(), lanes)
                .addStatement("System.arraycopy($L, 0, $L, i, $L)", array, array, lanes)
                .endControlFlow();
    }

    private void resultByRow(MethodSpec.Builder method, String from) {
        open(method, 1);
        open(method, 2);
        open(method, 3);
        String lane = lane(variable(3));
        method.addStatement("int i = $L", Index.sum(Index.sum(from, Index.product(variable(1), lanes)), lane));
        CodeBlock factor = op.scales()
                ? CodeBlock.of("factors[$L] * $L", lane, weight(kernel.scale().orElseThrow()))
                : CodeBlock.of("factors[$L]", lane);
        CodeBlock value = result("x[i]", CodeBlock.of("means[$L]", lane), factor, shift());
        method.addCode(Stores.store(output.at("i"), value, op.activation()));
        close(method, 3);
        close(method, 2);
        close(method, 1);
    }

    private CodeBlock groupSum() {
        return op.columns() == 1
                ? CodeBlock.of("sums[$L]", lane("0"))
                : members.partialSums().sum(op.columns(), "sums", lane("0"));
    }

    /** The index of a value of the group in a row. */
    private String lane(String column) {
        return Index.sum(Index.product(variable(2), op.columns()), column);
    }

    private CodeBlock mean(CodeBlock sum) {
        return CodeBlock.of("$L / $L", sum, FunctionCode.literal(op.groupSize()));
    }

    private CodeBlock inverse() {
        return op.statistic() == Statistic.SQUARE_SUM
                ? CodeBlock.of("(float) (1 / Math.sqrt(Math.max(squares, $L)))", op.epsilon())
                : CodeBlock.of(
                        "(float) (1 / Math.sqrt(squares / $L + $L))",
                        FunctionCode.literal(op.groupSize()),
                        op.epsilon());
    }

    private CodeBlock factor() {
        return op.scales()
                ? CodeBlock.of("inverse * $L", weight(kernel.scale().orElseThrow()))
                : CodeBlock.of("inverse");
    }

    /** The summand; empty if there is none. */
    private CodeBlock shift() {
        return kernel.shift().map(this::weight).orElse(CodeBlock.of(""));
    }

    private CodeBlock weight(PackedWeight weight) {
        String index = "0";
        for (int axis = 0; axis < AXES.size(); axis++) {
            if (op.along().size(axis) > 1) {
                int stride = Math.toIntExact(op.along().product(axis + 1, AXES.size()));
                index = Index.sum(index, Index.product(AXES.get(axis), stride));
            }
        }
        return CodeBlock.of("$L[$L]", weight.name(), index);
    }

    private CodeBlock result(String x, CodeBlock mean, CodeBlock factor, CodeBlock shift) {
        CodeBlock centered = op.statistic().centers() ? CodeBlock.of("($L - $L)", x, mean) : CodeBlock.of("$L", x);
        boolean product = factor.toString().contains(" * ");
        CodeBlock scaled = CodeBlock.of(product ? "$L * ($L)" : "$L * $L", centered, factor);
        return op.shifts() ? CodeBlock.of("$L$W+ $L", scaled, shift) : scaled;
    }

    private String variable(int axis) {
        return op.view().size(axis) == 1 ? "0" : AXES.get(axis);
    }

    /** Opens a loop over an axis, unless it has a single turn. */
    private void open(MethodSpec.Builder method, int axis) {
        if (op.view().size(axis) > 1) {
            String variable = AXES.get(axis);
            method.beginControlFlow(
                    "for (int $L = 0; $L < $L; $L++)",
                    variable,
                    variable,
                    op.view().size(axis),
                    variable);
        }
    }

    private void close(MethodSpec.Builder method, int axis) {
        if (op.view().size(axis) > 1) {
            method.endControlFlow();
        }
    }
}
