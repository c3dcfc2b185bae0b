// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

/** Runs all programs of the tutorial, from repeating pixels to generating images. */
final class Tutorial {

    private Tutorial() {}

    public static void main(String[] arguments) {
        NearestUpSampling.main(arguments);
        UnevenUpSampling.main(arguments);
        BilinearUpSampling.main(arguments);
        UpSamplingGenerator.main(arguments);
        SparseTranspose.main(arguments);
        PaddedTranspose.main(arguments);
        TransposeGenerator.main(arguments);
        ValidTransposeGenerator.main(arguments);
    }
}
