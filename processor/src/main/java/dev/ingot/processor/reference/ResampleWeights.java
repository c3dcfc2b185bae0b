// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor.reference;

import dev.ingot.processor.ir.ResampleKernel;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pixels an interpolated pixel is made of. Centres are half-pixel: output {@code o} of {@code m} lies at {@code (o +
 * 0.5) * n / m - 0.5} of {@code n}. Pixels outside are left out and the weights divided by the sum of the others, which for the linear kernel is the
 * same as replicating the edge. A pixel of weight 0 is left out too, so that an infinity there has no effect.
 */
final class ResampleWeights {

    private ResampleWeights() {}

    /**
     * A pixel and its share.
     *
     * @param pixel index along the axis
     * @param weight its factor
     */
    record Share(int pixel, float weight) {}

    /** The pixels that make up an output along one axis, ascending. */
    static List<Share> of(ResampleKernel kernel, int length, int outputs, int output) {
        double centre = (output + 0.5) * length / outputs - 0.5;
        int below = (int) Math.floor(centre);
        int radius = radius(kernel);
        int first = Math.max(below - radius + 1, 0);
        int last = Math.min(below + radius, length - 1);
        double sum = 0;
        for (int pixel = first; pixel <= last; pixel++) {
            sum += weight(kernel, pixel - centre);
        }
        List<Share> shares = new ArrayList<>();
        for (int pixel = first; pixel <= last; pixel++) {
            float weight = (float) (weight(kernel, pixel - centre) / sum);
            if (weight != 0) {
                shares.add(new Share(pixel, weight));
            }
        }
        return shares;
    }

    private static int radius(ResampleKernel kernel) {
        return switch (kernel) {
            case BILINEAR -> 1;
            case BICUBIC -> 2;
            case LANCZOS3 -> 3;
            case LANCZOS5 -> 5;
        };
    }

    private static double weight(ResampleKernel kernel, double signedDistance) {
        double distance = Math.abs(signedDistance);
        return switch (kernel) {
            case BILINEAR -> Math.max(1 - distance, 0);
            case BICUBIC -> cubic(distance);
            case LANCZOS3, LANCZOS5 -> lanczos(distance, radius(kernel));
        };
    }

    /** Keys, Cubic Convolution Interpolation for Digital Image Processing (1981), a = -0.5. */
    private static double cubic(double x) {
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }

    /** {@code sinc(x) sinc(x / radius)}; at whole distances the sine of a multiple of pi is exactly 0. */
    private static double lanczos(double x, int radius) {
        if (x == 0) {
            return 1;
        }
        if (x == Math.rint(x) || x > radius) {
            return 0;
        }
        double angle = Math.PI * x;
        return radius * StrictMath.sin(angle) * StrictMath.sin(angle / radius) / (angle * angle);
    }
}
