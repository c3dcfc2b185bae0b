// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.plan;

import dev.ingot.processor.plan.ConvolutionKernel.OutputPhase;
import dev.ingot.processor.plan.ConvolutionKernel.TapGroup;
import dev.ingot.processor.plan.PlaneKernel.PlanePhase;

/**
 * Estimates what a kernel's plan costs, from its dimensions alone, so that plans can be compared. The unit is the nanosecond
 * of one processor of 2.5 GHz with vectors of 256 bits or more and caches of 32 KB and 1 MB; on another machine all figures
 * change, their order seldom does.
 *
 * <p>A plan costs its passes, its walks over the products and the starts of its loops. A pass costs a start, its
 * multiply-adds, its loads and stores, and what it reads from beyond the first-level cache: streams that are walked over in
 * turn, and together exceed a cache, come from the next one. The constants are fitted to measurements, which
 * {@code docs/internals/kernels.md} lists.
 */
public final class CostModel {

    /** Calling a pass, loading its inputs, and entering and leaving its vector loop. */
    private static final double PASS = 24;
    /** A multiply-add of a pass. */
    private static final double MULTIPLY_ADD = 0.018;
    /** Loading a weight of a pass, or another float of a long loop, from the first-level cache. */
    private static final double LOAD = 0.012;
    /** Loading and storing a sum of a pass, in the first-level cache. */
    private static final double UPDATE = 0.032;
    /** Starting a loop over one pixel's filters or over a plane, with the look-up of the arrays that it reads. */
    private static final double LOOP = 12;
    /** Looking up a tap's array for a pixel or a row. */
    private static final double TAP = 2;
    /** Moving a plane of products to where they are added: copies and loops whose bounds are not literals. */
    private static final double MOVE = 50;
    /** Splitting off a value of the input into its plane: a load and a store at a distance. */
    private static final double SPLIT = 0.6;
    /** Calling a method that multiplies a row of the input. */
    private static final double ROW = 10;
    /** Keeping a float of products: it drives another one, of an input or of weights, out of the caches. */
    private static final double KEPT = 0.01;
    /** Storing a result; one by one if neighbours are apart. */
    private static final double STORE = 0.5;

    /** Floats of the first-level cache. */
    private static final long FIRST_CACHE = 8 * 1024;
    /** Floats of the second-level cache that streams may fill: three quarters; inputs and outputs pass through the rest. */
    private static final long SECOND_CACHE = 192 * 1024;
    /** Reading or writing a float of the second-level cache, besides {@link #LOAD}. */
    private static final double FROM_SECOND = 0.02;
    /** Reading or writing a float beyond the second-level cache. */
    private static final double BEYOND = 0.15;

    private CostModel() {}

    /** The cost of a plan of a convolution. */
    public static double of(ConvolutionKernel kernel) {
        double products = 0;
        long kept = 0;
        long weights = 0;
        for (TapGroup group : kernel.tapGroups()) {
            kept += (long) group.span() * group.columns() * group.length();
            long read = (long) group.channelBlock() * group.length();
            weights = kernel.wholeImage() ? Math.max(weights, read) : weights + read;
        }
        for (TapGroup group : kernel.tapGroups()) {
            long inTurn = kernel.wholeImage() ? (long) group.channelBlock() * group.length() : weights;
            products += products(kernel, group, level(inTurn), level(weights + kept));
        }
        double sums = 0;
        for (OutputPhase phase : kernel.phases()) {
            sums += gather(kernel, phase, level(weights + kept));
        }
        return kernel.geometry().groups() * (products + sums) + kept * KEPT;
    }

    /**
     * The products of a tap group.
     *
     * @param weightLevel cost of reading a weight
     * @param productLevel cost of reading or writing a product
     */
    private static double products(ConvolutionKernel kernel, TapGroup group, double weightLevel, double productLevel) {
        int channels = kernel.geometry().groupChannels();
        Tile tile = kernel.tile();
        int rest = group.columns() % tile.rows();
        double row = group.columns() / tile.rows() * sums(tile.rows(), tile, channels, group.length(), weightLevel)
                + (rest == 0 ? 0 : sums(rest, tile, channels, group.length(), weightLevel));
        int blocks = (channels + group.channelBlock() - 1) / group.channelBlock();
        double walks = (2.0 * blocks - 1) * group.columns() * group.length() * productLevel;
        return group.allRows() * (row + walks) + (kernel.wholeImage() ? ROW : group.allRows() * ROW);
    }

    /** All channels' products for as many rows of sums as a tile has, or as are left. */
    private static double sums(int rows, Tile tile, int channels, int length, double weightLevel) {
        Tile full = new Tile(rows, tile.channels());
        int rest = channels % tile.channels();
        double zeros = rows * (LOOP + length * LOAD);
        return zeros
                + channels / tile.channels() * pass(full, length, weightLevel)
                + (rest == 0 ? 0 : pass(new Tile(rows, rest), length, weightLevel));
    }

    /**
     * A multiply-add pass.
     *
     * @param tile rows of sums and of weights
     * @param length floats of each
     * @param weightLevel cost of reading a weight, besides that of the first-level cache
     */
    static double pass(Tile tile, int length, double weightLevel) {
        int products = tile.rows() * tile.channels();
        double sumLevel = level((long) length * (tile.rows() + tile.channels()));
        return PASS
                + length * (products * MULTIPLY_ADD + tile.channels() * LOAD + tile.rows() * UPDATE)
                + length * (tile.channels() * Math.max(weightLevel, sumLevel) + 2 * tile.rows() * sumLevel);
    }

    /** Adding up the products that a phase's pixels read. */
    private static double gather(ConvolutionKernel kernel, OutputPhase phase, double productLevel) {
        int filters = kernel.geometry().groupFilters();
        int reads = phase.reads().size();
        double loops = filters == 1 ? 0 : 1 + (reads - 1) / ConvolutionKernel.LONGEST_SUM;
        double pixel = loops * LOOP
                + reads * (TAP + filters * (LOAD + productLevel))
                + filters * loops * UPDATE
                + filters * STORE;
        return (double) phase.depth().count()
                * phase.rows().count()
                * phase.columns().count()
                * pixel;
    }

    /** The cost of a plan over planes of pixels. */
    public static double of(PlaneKernel kernel) {
        int pixels = kernel.pixels();
        Tile tile = kernel.tile();
        double planesLevel = level((long) kernel.channels() * pixels);
        double split = (double) kernel.channels() * pixels * (SPLIT + 2 * planesLevel);
        double sums = 0;
        for (PlanePhase phase : kernel.phases()) {
            int taps = phase.reads().size();
            int rest = taps % tile.rows();
            double products = taps / tile.rows() * sums(tile.rows(), tile, kernel.channels(), pixels, planesLevel)
                    + (rest == 0 ? 0 : sums(rest, tile, kernel.channels(), pixels, planesLevel));
            int length = phase.rows().count() * kernel.sumColumns();
            double level = level((long) tile.rows() * pixels + 2L * length);
            double add = MOVE + length * (2 * UPDATE + 4 * level);
            double stored = (double) phase.rows().count() * phase.columns().count() * STORE;
            sums += kernel.filters() * (products + taps * add + stored);
        }
        return split + sums;
    }

    /** The cost of a plan over planes that are moved to where the taps read. */
    public static double of(ShiftedPlaneKernel kernel) {
        int channels = kernel.channels();
        int length = kernel.sumLength();
        double moves = kernel.shifts().size() * (MOVE + kernel.planeLength() * UPDATE);
        double planes = channels * (kernel.columns() * kernel.planeRows() * SPLIT + moves);
        double level = level((long) length * (channels + 1));
        double tap = PASS + length * (channels * (MULTIPLY_ADD + LOAD) + UPDATE + (channels + 2) * level);
        double sums = 0;
        for (PlanePhase phase : kernel.phases()) {
            double stored = (double) kernel.blockRows() * phase.columns().count() * STORE;
            sums += kernel.filters() * (LOOP + length * LOAD + phase.reads().size() * tap + stored);
        }
        return kernel.blocks() * (planes + sums);
    }

    /** What reading or writing a float costs, besides the access, if so many floats are walked over in turn. */
    private static double level(long floats) {
        return floats <= FIRST_CACHE ? 0 : floats <= SECOND_CACHE ? FROM_SECOND : BEYOND;
    }

    /** The most channels, in full tiles and in blocks of like size, whose weights stay in half of the second-level cache. */
    static int channelBlock(int channels, int length) {
        int atOnce = Tile.LARGEST.channels();
        long most = Math.max(1, SECOND_CACHE * 2 / 3 / length / atOnce) * atOnce;
        long blocks = (channels + most - 1) / most;
        return Math.toIntExact((channels + blocks * atOnce - 1) / (blocks * atOnce) * atOnce);
    }
}
