// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Optional;
import java.util.ServiceLoader;

/** What this JVM has for vector kernels: the kernels, if any, and what it takes to try them out. */
class VectorSupport {
    static final VectorSupport THIS_JVM = new VectorSupport();

    private static final String MODULE = "jdk.incubator.vector";
    private static final int WARM_UP_ROWS = 32;
    private static final int CALLS_PER_TURN = 200;
    private static final int CALLS_PER_FIRST_TURN = 50;
    private static final int LARGEST_WINDOW = 3 * MatrixKernels.FEWEST_CHANNELS;
    private static final int[] TAP = {0, 0, 0, 1, 0, 1};
    private static final float[] SLOPES = {1f, 0f, 0.5f};

    private MatrixKernels kernels;
    private boolean warm;

    /** Why there are no vector kernels; empty if there are. */
    Optional<String> missing() {
        return ModuleLayer.boot().findModule(MODULE).isPresent()
                ? Optional.empty()
                : Optional.of("the JVM was started without --add-modules " + MODULE);
    }

    int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** A time in nanoseconds, by a clock that runs evenly. */
    long nanoTime() {
        return System.nanoTime();
    }

    /** The kernels, after some tenths of a second when first asked for; only if none are {@link #missing}. */
    synchronized MatrixKernels kernels() {
        if (kernels == null) {
            // Not required by the module declaration, because javac would then warn all modular users of an incubator
            // module.
            VectorSupport.class
                    .getModule()
                    .addReads(ModuleLayer.boot().findModule(MODULE).orElseThrow());
            MatrixKernels found = ServiceLoader.load(MatrixKernels.class, MatrixKernels.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "ingot-runtime's jar is not complete: it has no service " + MatrixKernels.class.getName()));
            seeAllOperators(found);
            kernels = found;
        }
        return kernels;
    }

    /** Runs the kernels until HotSpot has compiled them: about a second, once in a JVM. Only by one thread at a time. */
    void warmUp() {
        if (!warm) {
            warmUp(kernels());
            warm = true;
        }
    }

    /**
     * Takes the operators of all kernels by turns, a few numbers at a time. What HotSpot compiles of the Vector API after one
     * operator alone is thrown away at the next one; HotSpot 17 then allocates the vectors of larger kernels for good.
     */
    private static void seeAllOperators(MatrixKernels kernels) {
        takeTurns(kernels, 1, 1, CALLS_PER_FIRST_TURN);
    }

    /** Small products of one to five vectors, since each size of tile is compiled on its own, and the functions. */
    private static void warmUp(MatrixKernels kernels) {
        takeTurns(kernels, WARM_UP_ROWS, MatrixKernels.TALLEST_TILE, CALLS_PER_TURN);
    }

    private static void takeTurns(MatrixKernels kernels, int rows, int tallest, int calls) {
        int width = kernels.panelWidth();
        // The second panel is half as wide as the first one.
        Panels matrix = new Panels(rows, width + width / 2, width);
        float[] x = new float[Math.max(rows, width) * tallest + LARGEST_WINDOW];
        float[] sums = new float[MatrixKernels.FEWEST_COLUMNS * tallest];
        double[] doubles = new double[MatrixKernels.DOUBLES];
        WarmUp.untilSteady(() -> {
            long started = System.nanoTime();
            for (int call = 0; call < calls; call++) {
                for (int vectors = 1; vectors <= tallest; vectors++) {
                    float[] addends = (call & 1) == 0 ? sums : null;
                    kernels.multiply(x, 0, rows, vectors, matrix, 0, addends, 0, sums, 0, width);
                    kernels.multiply(x, 0, rows, vectors, matrix, 1, addends, 0, sums, 0, width);
                }
                float[] bias = (call & 1) == 0 ? x : null;
                kernels.store(x, 0, tallest, bias, 0, width, SLOPES[call % SLOPES.length], sums, 0, width);
                kernels.sumTapsOfPairs(x, 0, 0, TAP, 0, TAP.length, 1, x, 0, 0, sums, 0);
                maxima(kernels, x, 1, 2, sums);
                maxima(kernels, x, 2, 2, sums);
                maxima(kernels, x, 1, 3, sums);
                kernels.tanh(sums, 0, sums.length, doubles);
                kernels.sigmoid(sums, 0, sums.length, doubles);
            }
            return System.nanoTime() - started;
        });
    }

    /** Of one window, whose rows and slices are the same, and whose sums come before its results. */
    private static void maxima(MatrixKernels kernels, float[] x, int slices, int size, float[] results) {
        int channels = MatrixKernels.FEWEST_CHANNELS;
        kernels.reduceWindows(true, x, 0, 0, slices, 0, size, 0, 1, channels, results, channels, results);
    }
}
