// SPDX-License-Identifier: Apache-2.0
package dev.ingot.samples.tutorial;

import dev.ingot.runtime.Network;
import dev.ingot.runtime.Tensor;

/** What each program prints. */
final class Transcript {

    private Transcript() {}

    static void print(String title, Tensor input, Network network, Tensor output) {
        System.out.println("== " + title + " ==");
        System.out.println("input:");
        System.out.println(input);
        System.out.println(network.summary());
        System.out.println("output:");
        System.out.println(output);
        System.out.println();
    }
}
