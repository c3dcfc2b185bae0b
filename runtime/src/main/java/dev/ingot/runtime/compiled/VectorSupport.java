// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import java.util.Optional;
import java.util.ServiceLoader;

/** The vector kernels of this JVM, if it has any. */
final class VectorSupport {
    /**
     * System property: {@code plain} keeps networks on plain kernels, {@code vector} runs them on vector kernels from the first
     * call on, however slow these are until they are compiled; the default moves from one to the other.
     */
    static final String PROPERTY = "ingot.kernels";

    private static final String MODULE = "jdk.incubator.vector";
    private static final int WARM_UP_ROWS = 32;
    private static final int CALLS_PER_TURN = 200;

    private static MatrixKernels kernels;
    private static boolean warm;

    private VectorSupport() {}

    /** Why there are no vector kernels; empty if there are. */
    static Optional<String> missing() {
        if ("plain".equals(System.getProperty(PROPERTY))) {
            return Optional.of("-D" + PROPERTY + "=plain");
        }
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.of("the JVM was started without --add-modules " + MODULE);
        }
        return Optional.empty();
    }

    /** Whether networks run on vector kernels from the first call on. */
    static boolean atOnce() {
        return "vector".equals(System.getProperty(PROPERTY));
    }

    /** The kernels; only if none are {@link #missing}. */
    static synchronized MatrixKernels kernels() {
        if (kernels == null) {
            // Not required by the module declaration, because javac would then warn all modular users of an incubator
            // module.
            VectorSupport.class
                    .getModule()
                    .addReads(ModuleLayer.boot().findModule(MODULE).orElseThrow());
            kernels = ServiceLoader.load(MatrixKernels.class, MatrixKernels.class.getClassLoader())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "ingot-runtime's jar is not complete: it has no service " + MatrixKernels.class.getName()));
        }
        return kernels;
    }

    /** Runs the kernels until HotSpot has compiled them: about a second, once in a JVM. */
    static synchronized void warmUp() {
        if (!warm) {
            warmUp(kernels());
            warm = true;
        }
    }

    /** Small products of one to five vectors: each size of tile is compiled on its own. */
    private static void warmUp(MatrixKernels kernels) {
        Panels matrix = new Panels(WARM_UP_ROWS, MatrixKernels.FEWEST_COLUMNS, kernels.panelWidth());
        int width = kernels.panelWidth();
        float[] x = new float[WARM_UP_ROWS * MatrixKernels.TALLEST_TILE];
        float[] sums = new float[MatrixKernels.FEWEST_COLUMNS * MatrixKernels.TALLEST_TILE];
        WarmUp.untilSteady(() -> {
            long started = System.nanoTime();
            for (int call = 0; call < CALLS_PER_TURN; call++) {
                for (int vectors = 1; vectors <= MatrixKernels.TALLEST_TILE; vectors++) {
                    float[] addends = (call & 1) == 0 ? sums : null;
                    float[] bias = (call & 2) == 0 ? x : null;
                    kernels.multiply(x, 0, WARM_UP_ROWS, vectors, matrix, 0, addends, 0, bias, sums, 0, width);
                }
            }
            return System.nanoTime() - started;
        });
    }
}
