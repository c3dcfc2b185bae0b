// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

/**
 * Functions of one float whose bits are the same on every JVM, tier and processor: they use only additions, multiplications,
 * divisions, square roots, minima and maxima, rounding to whole numbers and bit operations, all exactly specified. The
 * transcendental ones compute in double and round once, so that each result is within 0.6 ulp of the true value; NaN gives
 * NaN.
 */
public final class Functions {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double SQRT_HALF = 0.7071067811865476;
    private static final double TWO_SQRT_TWO_OVER_PI = 1.5957691216057308;

    /** Where {@link #powerOfTwo} becomes 0 and infinity; floats have underflowed and overflowed long before. */
    private static final double LEAST_EXPONENT = -709.1;

    private static final double LARGEST_EXPONENT = 709.8;

    private static final float SELU_SCALE = 1.0507009873554804934f;
    private static final float SELU_ALPHA = 1.6732632423543772848f;

    private Functions() {}

    /** e to the x: overflows to infinity, underflows gradually to 0. */
    public static float exp(float x) {
        return (float) exponential(x);
    }

    /** The hyperbolic tangent; odd, to the bit. */
    public static float tanh(float x) {
        // From 20 on the result rounds to 1.
        double change = exponentialMinusOne(2.0 * Math.min(Math.abs(x), 20f));
        return withSignOf(x, (float) (change / (change + 2)));
    }

    /** The error function; odd, to the bit. */
    public static float erf(float x) {
        double magnitude = Math.abs(x);
        double result = magnitude < 1 ? smallErf(magnitude) : 1 - complementaryErf(magnitude);
        return withSignOf(x, (float) result);
    }

    /** 1 / (1 + e^-x). */
    public static float sigmoid(float x) {
        return (float) (1 / (1 + exponential(-(double) x)));
    }

    /** ln(x): negative infinity at 0, NaN below. */
    public static float log(float x) {
        if (!(x > 0 && x < Float.POSITIVE_INFINITY)) {
            return x == 0 ? Float.NEGATIVE_INFINITY : x > 0 ? x : Float.NaN;
        }
        // The exponent is taken such that what is left lies about 1, where nothing may cancel.
        long bits = Double.doubleToRawLongBits(x);
        long twos = bits - Double.doubleToRawLongBits(SQRT_HALF) >> 52;
        double rest = Double.longBitsToDouble(bits - (twos << 52));
        return (float) (twos * LN_2 + logOnePlus(rest - 1));
    }

    /** ln(1 + e^x). */
    public static float softplus(float x) {
        return (float) (Math.max(x, 0.0) + logOnePlus(exponential(-Math.abs((double) x))));
    }

    /** ln(1 / (1 + e^-x)). */
    public static float logSigmoid(float x) {
        return -softplus(-x);
    }

    /** x if positive or a zero of either sign, else alpha (e^x - 1). */
    public static float elu(float x, float alpha) {
        return x >= 0 ? x : (float) (alpha * exponentialMinusOne(x));
    }

    /** x if positive or a zero of either sign, else alpha (e^(x / alpha) - 1), for a positive alpha. */
    public static float celu(float x, float alpha) {
        return x >= 0 ? x : (float) (alpha * exponentialMinusOne((double) x / alpha));
    }

    /** The scaled exponential linear unit with Keras' constants. */
    public static float selu(float x) {
        return (float) (SELU_SCALE * (x >= 0 ? (double) x : SELU_ALPHA * exponentialMinusOne(x)));
    }

    /** x times the normal distribution's cumulative probability of x: the exact form, not that with tanh. */
    public static float gelu(float x) {
        double tail = complementaryErf(Math.abs((double) x) * SQRT_HALF);
        return (float) (0.5 * x * (x < 0 ? tail : 2 - tail));
    }

    /** The approximation x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2; NaN for negative infinity, as in Keras. */
    public static float geluTanh(float x) {
        double cubic = x + 0.044715 * x * x * x;
        return (float) (x * (1 / (1 + exponential(-TWO_SQRT_TWO_OVER_PI * cubic))));
    }

    /** x tanh(ln(1 + e^x)); NaN for negative infinity, as in Keras. */
    public static float mish(float x) {
        // From 40 on the result rounds to x.
        double power = exponential(Math.min(x, 40f));
        double change = power * (power + 2);
        return (float) (x * (change / (change + 2)));
    }

    /** (x + sqrt(x^2 + b)) / 2, for b from 0 on; NaN for negative infinity, as in Keras. */
    public static float squareplus(float x, float b) {
        double magnitude = Math.abs((double) x);
        double sum = Math.sqrt(magnitude * magnitude + b) + magnitude;
        // The root less the magnitude, without cancellation and, where both are 0, without a division by 0.
        double rest = b / (sum + 0x1p-1000);
        return (float) ((x + magnitude + rest) * 0.5);
    }

    /** x - tanh(x); odd, to the bit. */
    public static float tanhShrink(float x) {
        double magnitude = Math.abs(x);
        if (magnitude < 1) {
            return withSignOf(x, (float) smallTanhShrink(magnitude));
        }
        double change = exponentialMinusOne(2 * Math.min(magnitude, 20));
        return withSignOf(x, (float) (magnitude - change / (change + 2)));
    }

    /** x if further than the threshold from 0, else 0 of its sign; NaN for NaN. */
    public static float hardShrink(float x, float threshold) {
        float beyond = Math.abs(x) - threshold;
        // Twice as much or 0, in less time than a maximum takes.
        return x * positive(beyond + Math.abs(beyond));
    }

    /** 1 if x is positive, 0 if it is 0, which is the least; NaN for NaN. There is no branch, so that loops become vector instructions. */
    private static float positive(float x) {
        // Two factors make 2 of the least positive float; one would have to be larger than a float can be.
        return Math.min(x * 0x1p75f * 0x1p75f, 1f);
    }

    /** (x + 1)^2 / 4 between -1 and 1, 0 below, x above. */
    public static float sparsePlus(float x) {
        float clipped = Math.min(Math.max(x, -1f), 1f) + 1f;
        return Math.max(x, clipped * clipped / 4f);
    }

    /** x times the sigmoid of x; NaN for negative infinity, as in Keras. */
    public static float silu(float x) {
        return (float) (x * (1 / (1 + exponential(-(double) x))));
    }

    private static float withSignOf(float x, float magnitude) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(magnitude) | Float.floatToRawIntBits(x) & 0x80000000);
    }

    private static double exponential(double x) {
        double clamped = Math.max(LEAST_EXPONENT, Math.min(LARGEST_EXPONENT, x));
        double twos = Math.rint(clamped * LOG2_E);
        return powerOfTwo(twos) * (1 + reducedExpm1(clamped - twos * LN_2));
    }

    /** e^x - 1 without cancellation near 0; for x up to 700. */
    private static double exponentialMinusOne(double x) {
        double clamped = Math.max(LEAST_EXPONENT, x);
        double twos = Math.rint(clamped * LOG2_E);
        double scale = powerOfTwo(twos);
        return scale * reducedExpm1(clamped - twos * LN_2) + (scale - 1);
    }

    /** Two to a whole power from -1023, which gives 0, to 1024, which gives infinity. */
    private static double powerOfTwo(double exponent) {
        return Double.longBitsToDouble((long) exponent + 1023 << 52);
    }

    /** The power series of e^r - 1 for |r| up to ln 2 / 2, where the terms left out are below 3e-11 of it. */
    private static double reducedExpm1(double r) {
        double series = 1.0 / 362880;
        series = series * r + 1.0 / 40320;
        series = series * r + 1.0 / 5040;
        series = series * r + 1.0 / 720;
        series = series * r + 1.0 / 120;
        series = series * r + 1.0 / 24;
        series = series * r + 1.0 / 6;
        series = series * r + 1.0 / 2;
        return series * r * r + r;
    }

    /** ln(1 + t) for t from -0.3 to 1: twice the area tangent's power series at t / (2 + t); within 2e-11 of it. */
    private static double logOnePlus(double t) {
        double s = t / (2 + t);
        double square = s * s;
        double series = 1.0 / 19;
        series = series * square + 1.0 / 17;
        series = series * square + 1.0 / 15;
        series = series * square + 1.0 / 13;
        series = series * square + 1.0 / 11;
        series = series * square + 1.0 / 9;
        series = series * square + 1.0 / 7;
        series = series * square + 1.0 / 5;
        series = series * square + 1.0 / 3;
        return 2 * (series * square * s + s);
    }

    /** x - tanh(x) for x from 0 to 1: tanh is the seventh convergent of Lambert's continued fraction; within 1e-11 of it. */
    private static double smallTanhShrink(double x) {
        double square = x * x;
        double over = ((27 * square + 2772) * square + 45045) * square;
        double under = ((28 * square + 3150) * square + 62370) * square + 135135;
        return x * (over / under);
    }

    /** The error function for x from 0 to 1: erf(x) / x interpolated in x squared at Chebyshev's points, within 4e-11. */
    private static double smallErf(double x) {
        double square = x * x;
        double series = -9.673590811750782e-06;
        series = series * square + 1.1268253894199437e-04;
        series = series * square - 8.484396550601893e-04;
        series = series * square + 5.221053412537675e-03;
        series = series * square - 2.6865438310515116e-02;
        series = series * square + 1.1283782622062184e-01;
        series = series * square - 3.761263847599132e-01;
        series = series * square + 1.1283791670623609;
        return series * x;
    }

    /**
     * 1 - erf(x) for x from 0 on: (1 + 2x) e^(x^2) (1 - erf(x)), interpolated in (x - 3) / (x + 3) at Chebyshev's points of
     * [0, 11], within 1e-9 of it (the transformation is that of Shepherd and Laframboise, 1981). Beyond, it only has to be
     * tiny, and 0 at the end.
     */
    private static double complementaryErf(double x) {
        double clamped = Math.min(x, 27.0);
        double t = (clamped - 3) / (clamped + 3);
        double series = 4.111399274576772e-05;
        series = series * t - 1.6706263332935344e-04;
        series = series * t - 7.311973118982514e-04;
        series = series * t + 1.9443052350523883e-03;
        series = series * t + 2.521785314854948e-03;
        series = series * t - 2.378794646841563e-02;
        series = series * t + 6.830771366413992e-02;
        series = series * t - 1.1927137309810205e-01;
        series = series * t + 1.296452735093751e-01;
        series = series * t - 4.7562403524696546e-02;
        series = series * t - 1.356211096149028e-01;
        series = series * t + 1.253008059129682;
        return exponential(-clamped * clamped) * series / (1 + 2 * clamped);
    }
}
