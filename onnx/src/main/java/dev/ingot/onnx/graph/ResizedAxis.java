// SPDX-License-Identifier: Apache-2.0
package dev.ingot.onnx.graph;

import java.util.List;

/**
 * An axis of an image that is resized, by the formulas of ONNX's operator Resize.
 *
 * @param length cells before
 * @param outputs cells after
 * @param scale cells after for a cell before, not rounded to whole cells
 */
record ResizedAxis(int length, int outputs, double scale) {

    /**
     * How cells are interpolated.
     *
     * @param mode {@code nearest}, {@code linear} or {@code cubic}
     * @param transformation from a cell after to a place before
     * @param nearest how places are rounded
     * @param excludeOutside whether cells beyond the border count nothing; else they are those of the border
     * @param antialias whether windows widen as images become smaller
     * @param cubicA the parameter of the cubic kernel
     */
    record Rule(
            String mode,
            String transformation,
            String nearest,
            boolean excludeOutside,
            boolean antialias,
            float cubicA) {

        void check() {
            expect("mode", mode, "nearest", "linear", "cubic");
            expect(
                    "coordinate_transformation_mode",
                    transformation,
                    "half_pixel",
                    "half_pixel_symmetric",
                    "pytorch_half_pixel",
                    "align_corners",
                    "asymmetric");
            expect("nearest_mode", nearest, "round_prefer_floor", "round_prefer_ceil", "floor", "ceil");
        }

        private static void expect(String attribute, String value, String... known) {
            if (!List.of(known).contains(value)) {
                throw new RefusedNodeException(attribute, "expected " + String.join(", ", known));
            }
        }
    }

    /** Whether it stays as it is. */
    boolean stays() {
        return length == outputs && scale == 1;
    }

    /** Whether its places are those of Keras' layers, in which cells have their places in the middle. */
    boolean isHalfPixel(Rule rule) {
        boolean ratio = Math.abs(scale - (double) outputs / length) <= 1e-7 * scale;
        return ratio
                && (rule.transformation().equals("half_pixel")
                        || rule.transformation().equals("half_pixel_symmetric")
                        || rule.transformation().equals("pytorch_half_pixel") && outputs > 1);
    }

    /** Every so many cells one is taken, if they are taken at equal distances. */
    int everySoMany() {
        return Math.max(length / outputs, 1);
    }

    /** Whether cells at these distances from the first on are as many. */
    boolean isSubset() {
        return (length - 1) / everySoMany() + 1 == outputs;
    }

    /** The place before of a cell after. */
    private double place(Rule rule, int output) {
        return switch (rule.transformation()) {
            case "align_corners" -> outputs == 1 ? 0 : output * (length - 1.0) / (length * scale - 1);
            case "asymmetric" -> output / scale;
            case "pytorch_half_pixel" -> length * scale == 1 ? -0.5 : (output + 0.5) / scale - 0.5;
            case "half_pixel_symmetric" -> {
                double adjustment = outputs / (length * scale);
                yield length / 2.0 * (1 - adjustment) + (output + 0.5) / scale - 0.5;
            }
            default -> (output + 0.5) / scale - 0.5;
        };
    }

    /** The cell before that each cell after is a copy of. */
    int[] nearest(Rule rule) {
        int[] cells = new int[outputs];
        for (int output = 0; output < outputs; output++) {
            double place = place(rule, output);
            double cell = switch (rule.nearest()) {
                case "floor" -> Math.floor(place);
                case "ceil" -> Math.ceil(place);
                case "round_prefer_ceil" -> Math.floor(place + 0.5);
                default -> Math.ceil(place - 0.5);
            };
            cells[output] = (int) Math.min(Math.max(cell, 0), length - 1);
        }
        return cells;
    }

    /** How much each cell before counts for each cell after. */
    float[][] coefficients(Rule rule) {
        float[][] coefficients = new float[length][outputs];
        if (rule.mode().equals("nearest")) {
            int[] cells = nearest(rule);
            for (int output = 0; output < outputs; output++) {
                coefficients[cells[output]][output] = 1;
            }
            return coefficients;
        }
        // A window is as much wider as the image becomes smaller.
        double narrowing = rule.antialias() ? Math.min(scale, 1) : 1;
        int reach = rule.mode().equals("linear") ? 1 : 2;
        int first = (int) Math.floor(-reach / narrowing) + 1;
        int cells = 2 * reach - 2 * (first + reach - 1);
        for (int output = 0; output < outputs; output++) {
            double place = place(rule, output);
            double left = Math.ceil(place) - 1;
            double[] weights = new double[cells];
            double sum = 0;
            for (int i = 0; i < cells; i++) {
                double cell = left + first + i;
                boolean outside = cell < 0 || cell >= length;
                double distance = Math.abs(cell - place) * narrowing;
                weights[i] = rule.excludeOutside() && outside ? 0 : kernel(rule, distance);
                sum += weights[i];
            }
            for (int i = 0; i < cells; i++) {
                int cell = (int) Math.min(Math.max(left + first + i, 0), length - 1);
                coefficients[cell][output] += (float) (weights[i] / sum);
            }
        }
        return coefficients;
    }

    /** The linear kernel, or Keys' cubic one. */
    private static double kernel(Rule rule, double x) {
        if (rule.mode().equals("linear")) {
            return Math.max(1 - x, 0);
        }
        double a = rule.cubicA();
        if (x <= 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
    }
}
