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
    private final int kernelRows;
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
        Shape kernel = node.operand(1).shape();
        int axes = op.axes().size();
        kernelRows = axes == 1 ? 1 : kernel.size(axes - 2);
        kernelColumns = kernel.size(axes - 1);
        geometry = new Geometry(
                op.rows().inputLength(),
                op.columns().inputLength(),
                node.operand(0).shape().last(),
                op.rows().outputLength(),
                op.columns().outputLength(),
                node.shape().last(),
                op.groups(),
                new Step(
                        op.depth().inputStep(),
                        op.rows().inputStep(),
                        op.columns().inputStep()),
                new Step(
                        op.depth().outputStep(),
                        op.rows().outputStep(),
                        op.columns().outputStep()));
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
        for (Phase depth : op.depth().phases()) {
            for (Phase rows : op.rows().phases()) {
                for (Phase columns : op.columns().phases()) {
                    phases.add(new OutputPhase(depth, rows, columns, reads(depth, rows, columns, members, groups)));
                }
            }
        }
        Optional<PackedWeight> bias = node.operands().size() > 2
                ? Optional.of(packer.pack(node, "Bias", node.operand(2), new Layout.Flat()))
                : Optional.empty();
        int channels = geometry.groupChannels();
        Tile tile = Tile.LARGEST.within(geometry.inputColumns(), channels);
        return new ConvolutionKernel(
                geometry,
                groups,
                phases,
                way.wholeImage(),
                tile,
                bias,
                geometry.groups() == 1 ? DirectPlanner.plan(node) : Optional.empty(),
                ShiftedPlanePlanner.forVectorKernels(node, packer));
    }

    /** A cell of the kernel, with where it reads in pixels of its residue class. */
    private record Cell(int tap, int sliceShift, int rowShift, int columnShift) {}

    private Map<List<Integer>, Members> membersByResidue() {
        Map<List<Integer>, Members> members = new LinkedHashMap<>();
        for (Phase depth : op.depth().phases()) {
            for (Phase rows : op.rows().phases()) {
                for (Phase columns : op.columns().phases()) {
                    for (Taps taps : taps(depth, rows, columns)) {
                        if (readsInput(op.depth(), depth, taps.slice)
                                && readsInput(op.rows(), rows, taps.row)
                                && readsInput(op.columns(), columns, taps.column)) {
                            members.computeIfAbsent(residue(taps), Members::new).add(depth, rows, columns, cell(taps));
                        }
                    }
                }
            }
        }
        return members;
    }

    /** A tap along each axis. */
    private record Taps(Tap slice, Tap row, Tap column) {}

    /** The taps of a phase in the order of the sum. */
    private static List<Taps> taps(Phase depth, Phase rows, Phase columns) {
        List<Taps> taps = new ArrayList<>();
        for (Tap slice : depth.taps()) {
            for (Tap row : rows.taps()) {
                for (Tap column : columns.taps()) {
                    taps.add(new Taps(slice, row, column));
                }
            }
        }
        return taps;
    }

    private List<Integer> residue(Taps taps) {
        return List.of(
                Math.floorMod(taps.slice.offset(), op.depth().inputStep()),
                Math.floorMod(taps.row.offset(), op.rows().inputStep()),
                Math.floorMod(taps.column.offset(), op.columns().inputStep()));
    }

    private Cell cell(Taps taps) {
        return new Cell(
                (taps.slice.index() * kernelRows + taps.row.index()) * kernelColumns + taps.column.index(),
                Math.floorDiv(taps.slice.offset(), op.depth().inputStep()),
                Math.floorDiv(taps.row.offset(), op.rows().inputStep()),
                Math.floorDiv(taps.column.offset(), op.columns().inputStep()));
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

    private List<Read> reads(Phase depth, Phase rows, Phase columns, List<Members> members, List<TapGroup> groups) {
        List<Read> reads = new ArrayList<>();
        for (Taps taps : taps(depth, rows, columns)) {
            Cell cell = cell(taps);
            for (TapGroup group : groups) {
                Members held = members.get(group.index());
                int position = held.position(cell.tap());
                if (position >= 0 && held.residue.equals(residue(taps))) {
                    Border border = group.border();
                    int slice = cell.sliceShift() + border.front();
                    reads.add(new Read(
                            group.index(),
                            position,
                            slice * group.tableRows() + cell.rowShift() + border.top(),
                            cell.columnShift() + border.left()));
                }
            }
        }
        return reads;
    }

    /** The taps of a group under construction. */
    private final class Members {

        private final List<Integer> residue;
        private final List<Integer> taps = new ArrayList<>();
        private final Reach depth = new Reach();
        private final Reach rows = new Reach();
        private final Reach columns = new Reach();

        Members(List<Integer> residue) {
            this.residue = residue;
        }

        void add(Phase depthPhase, Phase rowPhase, Phase columnPhase, Cell cell) {
            if (!taps.contains(cell.tap())) {
                taps.add(cell.tap());
            }
            depth.add(cell.sliceShift(), depthPhase);
            rows.add(cell.rowShift(), rowPhase);
            columns.add(cell.columnShift(), columnPhase);
        }

        int position(int tap) {
            return taps.indexOf(tap);
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
                members.depth.add(depth);
                members.rows.add(rows);
                members.columns.add(columns);
                split.add(members);
            }
            return split;
        }

        TapGroup plan(int index, boolean only) {
            PackedWeight kernel = packer.pack(
                    node, only ? "Kernel" : "Kernel" + index, node.operand(1), new Layout.Taps(op.groups(), taps));
            int channels = geometry.groupChannels();
            int sliceCount = count(op.depth(), residue.get(0));
            int rowCount = count(op.rows(), residue.get(1));
            int columnCount = count(op.columns(), residue.get(2));
            int ring = (depth.most - depth.least) * rowCount + rows.most - rows.least + 1;
            return new TapGroup(
                    index,
                    kernel,
                    taps.size(),
                    residue.get(0),
                    residue.get(1),
                    residue.get(2),
                    sliceCount,
                    rowCount,
                    columnCount,
                    new Border(
                            depth.before(),
                            depth.after(sliceCount),
                            rows.before(),
                            rows.after(rowCount),
                            columns.before(),
                            columns.after(columnCount)),
                    depth.most,
                    rows.most,
                    way.wholeImage() ? sliceCount * rowCount : Math.min(sliceCount * rowCount, ring),
                    length(),
                    way.wholeImage() ? CostModel.channelBlock(channels, length()) : channels);
        }
    }

    /** How far taps reach along an axis, in cells of their residue class. */
    private static final class Reach {

        private int least = Integer.MAX_VALUE;
        private int most = Integer.MIN_VALUE;
        private int last = Integer.MIN_VALUE;

        void add(int shift, Phase phase) {
            least = Math.min(least, shift);
            most = Math.max(most, shift);
            last = Math.max(last, shift + phase.count() - 1);
        }

        void add(Reach other) {
            least = other.least;
            most = other.most;
            last = other.last;
        }

        /** Cells read before the first. */
        int before() {
            return Math.max(0, -least);
        }

        /** Cells read behind the last of so many. */
        int after(int count) {
            return Math.max(0, last - count + 1);
        }
    }
}
