// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * A program: runs one kind of vector kernels after the other, each until it allocates nothing, the functions first and those with
 * most operators last, and prints the bytes that the last calls allocated.
 */
final class VectorKernelAllocation {
    private static final int CALLS = 200;
    private static final int QUIET_BLOCKS = 5;
    private static final long LONGEST_WAIT_NANOS = 5_000_000_000L;
    private static final int ROWS = 32;
    private static final int TAPS = 9;
    private static final int PIXELS = 8;

    private VectorKernelAllocation() {}

    public static void main(String[] arguments) {
        MatrixKernels kernels = VectorSupport.THIS_JVM.kernels();
        int width = kernels.panelWidth();
        int tallest = MatrixKernels.TALLEST_TILE;
        Panels matrix = new Panels(ROWS, width + width / 2, width);
        float[] x = new float[ROWS * width];
        float[] sums = new float[tallest * width];
        double[] doubles = new double[MatrixKernels.DOUBLES];
        int[] taps = new int[TAPS * MatrixKernels.TAP_LENGTH];
        for (int tap = 0; tap < TAPS; tap++) {
            taps[tap * MatrixKernels.TAP_LENGTH] = tap * width;
            taps[(tap + 1) * MatrixKernels.TAP_LENGTH - 1] = PIXELS;
        }
        long bytes = 0;
        for (Runnable kernel : List.<Runnable>of(
                () -> kernels.tanh(sums, 0, sums.length, doubles),
                () -> kernels.sigmoid(sums, 0, sums.length, doubles),
                () -> kernels.multiply(x, 0, ROWS, tallest, matrix, 0, sums, 0, sums, 0, width),
                () -> kernels.multiply(x, 0, ROWS, tallest, matrix, 1, null, 0, sums, 0, width),
                () -> kernels.store(x, 0, tallest, x, 0, width, 0.5f, sums, 0, width),
                () -> kernels.sumTaps(x, 0, width, taps, 0, taps.length, PIXELS, x, 0, width, x, 0),
                () -> kernels.sumTaps(x, 0, width, taps, 0, taps.length, PIXELS, x, 0, width / 2, x, 0),
                () -> kernels.sumTapsOfPairs(x, 0, width, taps, 0, taps.length, PIXELS, x, 0, width, x, 0),
                () -> kernels.sumTapsOfPairs(x, 0, 0, taps, 0, taps.length, PIXELS, x, 0, width, x, 0),
                () -> kernels.reduceRows(true, x, 0, width, ROWS, width, sums, 0),
                () -> kernels.reduceWindows(true, x, 0, width, 2, width, 2, 0, 1, width, sums, width, sums),
                () -> kernels.reduceWindows(true, x, 0, 0, 1, width, 3, 0, 1, width, sums, width, sums))) {
            bytes += allocatedInTheEnd(kernel);
        }
        System.out.println(bytes);
    }

    /** On this thread, by some calls. */
    private static long allocatedInTheEnd(Runnable kernel) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long deadline = threads.getCurrentThreadCpuTime() + LONGEST_WAIT_NANOS;
        long bytes;
        int quiet = 0;
        do {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int call = 0; call < CALLS; call++) {
                kernel.run();
            }
            bytes = threads.getThreadAllocatedBytes(thread) - before;
            quiet = bytes == 0 ? quiet + 1 : 0;
        } while (quiet < QUIET_BLOCKS && threads.getCurrentThreadCpuTime() < deadline);
        return bytes;
    }
}
