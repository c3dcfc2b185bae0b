// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.ir.Convolution;
import dev.ingot.processor.ir.ConvolutionAxis;
import dev.ingot.processor.ir.ConvolutionAxis.Phase;
import dev.ingot.processor.ir.ConvolutionAxis.Tap;
import dev.ingot.processor.ir.Node;
import dev.ingot.processor.ir.Shape;
import dev.ingot.processor.plan.ConvolutionKernel.Border;
import dev.ingot.processor.plan.ConvolutionKernel.Geometry;
import dev.ingot.processor.plan.ConvolutionKernel.OutputPhase;
import dev.ingot.processor.plan.ConvolutionKernel.Read;
import dev.ingot.processor.plan.ConvolutionKernel.Step;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans a convolution as matrix products and a gather, in one of several ways.
 */
final class ConvolutionPlanner {

    private final Node node;
    private final Convolution op;
    private final int kernelColumns;
    private final Geometry geometry;
    private final Way way;
    private final WeightPacker packer;

    /**
     * One way to plan a convolution.
     *
     * @param longest taps of a tap group at most
     * @param wholeImage whether all pixels are multiplied before any is gathered
     */
    record Way(int longest, boolean wholeImage) {

        /** Every way: each length that splits the taps into equal groups, with a ring of rows and with the whole image. */
        static List<Way> all(Node node) {
            int taps = taps(node);
            return IntStream.rangeClosed(1, taps)
                    .map(parts -> (taps + parts - 1) / parts)
                    .distinct()
                    .boxed()
                    .flatMap(longest -> Stream.of(new Way(longest, true), new Way(longest, false)))
                    .toList();
        }
    }

    ConvolutionPlanner(Node node, Way way, WeightPacker packer) {
        this.node = node;
        this.op = (Convolution) node.op();
        this.way = way;
        this.packer = packer;
        kernelColumns = node.operand(1).shape().size(op.axes().size() - 1);
        geometry = new Geometry(
                op.rows().inputLength(),
                op.columns().inputLength(),
                node.operand(0).shape().last(),
                op.columns().outputLength(),
                node.shape().last(),
                op.groups(),
                new Step(op.rows().inputStep(), op.columns().inputStep()),
                new Step(op.rows().outputStep(), op.columns().outputStep()));
    }

    /** The cells of the kernel of a convolution. */
    static int taps(Node node) {
        Shape kernel = node.operand(1).shape();
        return Math.toIntExact(kernel.product(0, kernel.rank() - 2));
    }

    ConvolutionKernel plan() {
        List<Members> members = split(membersByResidue());
        List<TapGroup> groups = new ArrayList<>();
        for (Members group : members) {
            groups.add(group.plan(groups.size(), members.size() == 1));
        }
        List<OutputPhase> phases = new ArrayList<>();
        for (Phase rows : op.rows().phases()) {
            for (Phase columns : op.columns().phases()) {
                phases.add(new OutputPhase(rows, columns, reads(rows, columns, members, groups)));
            }
        }
        Optional<PackedWeight> bias = node.operands().size() > 2
                ? Optional.of(packer.pack(node, "Bias", node.operand(2), new Layout.Flat()))
                : Optional.empty();
        boolean direct = geometry.groups() == 1
                && VectorKernels.suit(op.multiplyAdd(), geometry.filters())
                && phases.stream().noneMatch(phase -> phase.reads().isEmpty());
        int channels = geometry.groupChannels();
        Tile tile = Tile.LARGEST.within(geometry.inputColumns(), channels);
        return new ConvolutionKernel(
                geometry,
                groups,
                phases,
                way.wholeImage(),
                tile,
                bias,
                direct ? Optional.of(new DirectPlanner(geometry, groups, phases).plan()) : Optional.empty());
    }

    /** A cell of the kernel, with where it reads in pixels of its residue class. */
    private record Cell(int tap, int rowShift, int columnShift) {}

    private Map<List<Integer>, Members> membersByResidue() {
        Map<List<Integer>, Members> members = new LinkedHashMap<>();
        for (Phase rows : op.rows().phases()) {
            for (Phase columns : op.columns().phases()) {
                for (Tap row : rows.taps()) {
                    for (Tap column : columns.taps()) {
                        if (readsInput(op.rows(), rows, row) && readsInput(op.columns(), columns, column)) {
                            members.computeIfAbsent(residue(row, column), Members::new)
                                    .add(rows, columns, cell(row, column));
                        }
                    }
                }
            }
        }
        return members;
    }

    private List<Integer> residue(Tap row, Tap column) {
        return List.of(
                Math.floorMod(row.offset(), op.rows().inputStep()),
                Math.floorMod(column.offset(), op.columns().inputStep()));
    }

    private Cell cell(Tap row, Tap column) {
        return new Cell(
                row.index() * kernelColumns + column.index(),
                Math.floorDiv(row.offset(), op.rows().inputStep()),
                Math.floorDiv(column.offset(), op.columns().inputStep()));
    }

    /** Whether some output of the phase reads the input, and not only zeros around it, through the tap. */
    private static boolean readsInput(ConvolutionAxis axis, Phase phase, Tap tap) {
        int first = tap.offset();
        int last = tap.offset() + axis.inputStep() * (phase.count() - 1);
        if (last < 0 || first >= axis.inputLength()) {
            return false;
        }
        int firstInside = first >= 0 ? first : Math.floorMod(first, axis.inputStep());
        return firstInside < axis.inputLength();
    }

    private List<Members> split(Map<List<Integer>, Members> members) {
        return members.values().stream()
                .flatMap(group -> group.split(way.longest()).stream())
                .toList();
    }

    private List<Read> reads(Phase rows, Phase columns, List<Members> members, List<TapGroup> groups) {
        List<Read> reads = new ArrayList<>();
        for (Tap row : rows.taps()) {
            for (Tap column : columns.taps()) {
                Cell cell = cell(row, column);
                for (int group = 0; group < groups.size(); group++) {
                    int position = members.get(group).position(cell.tap());
                    if (position >= 0 && members.get(group).residue.equals(residue(row, column))) {
                        Border border = groups.get(group).border();
                        reads.add(new Read(
                                group, position, cell.rowShift() + border.top(), cell.columnShift() + border.left()));
                    }
                }
            }
        }
        return reads;
    }

    /** The taps of a group under construction. */
    private final class Members {

        private final List<Integer> residue;
        private final List<Integer> taps = new ArrayList<>();
        private int lastRow = Integer.MIN_VALUE;
        private int firstColumn = Integer.MAX_VALUE;
        private int lastColumn = Integer.MIN_VALUE;
        private int leastRowShift = Integer.MAX_VALUE;
        private int mostRowShift = Integer.MIN_VALUE;

        Members(List<Integer> residue) {
            this.residue = residue;
        }

        void add(Phase rows, Phase columns, Cell cell) {
            if (!taps.contains(cell.tap())) {
                taps.add(cell.tap());
            }
            leastRowShift = Math.min(leastRowShift, cell.rowShift());
            mostRowShift = Math.max(mostRowShift, cell.rowShift());
            lastRow = Math.max(lastRow, cell.rowShift() + rows.count() - 1);
            firstColumn = Math.min(firstColumn, cell.columnShift());
            lastColumn = Math.max(lastColumn, cell.columnShift() + columns.count() - 1);
        }

        int position(int tap) {
            return taps.indexOf(tap);
        }

        int rows() {
            return count(op.rows(), residue.get(0));
        }

        int columns() {
            return count(op.columns(), residue.get(1));
        }

        private int count(ConvolutionAxis axis, int first) {
            return (axis.inputLength() - first - 1) / axis.inputStep() + 1;
        }

        int length() {
            return taps.size() * geometry.groupFilters();
        }

        List<Members> split(int longest) {
            int parts = (taps.size() + longest - 1) / longest;
            if (parts == 1) {
                return List.of(this);
            }
            List<Members> split = new ArrayList<>();
            for (int part = 0; part < parts; part++) {
                Members members = new Members(residue);
                members.taps.addAll(taps.subList(taps.size() * part / parts, taps.size() * (part + 1) / parts));
                members.leastRowShift = leastRowShift;
                members.mostRowShift = mostRowShift;
                members.lastRow = lastRow;
                members.firstColumn = firstColumn;
                members.lastColumn = lastColumn;
                split.add(members);
            }
            return split;
        }

        TapGroup plan(int index, boolean only) {
            PackedWeight kernel = packer.pack(
                    node, only ? "Kernel" : "Kernel" + index, node.operand(1), new Layout.Taps(op.groups(), taps));
            int channels = geometry.groupChannels();
            return new TapGroup(
                    index,
                    kernel,
                    taps.size(),
                    residue.get(0),
                    residue.get(1),
                    rows(),
                    columns(),
                    new Border(
                            Math.max(0, -leastRowShift),
                            Math.max(0, lastRow - rows() + 1),
                            Math.max(0, -firstColumn),
                            Math.max(0, lastColumn - columns() + 1)),
                    mostRowShift,
                    way.wholeImage() ? rows() : Math.min(rows(), mostRowShift - leastRowShift + 1),
                    length(),
                    way.wholeImage() ? CostModel.channelBlock(channels, length()) : channels);
        }
    }
}
