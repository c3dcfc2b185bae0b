// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime.compiled;

import dev.ingot.runtime.Signature;

final class SummaryTable {
    static String of(Signature signature) {
        return signature.name();
    }
}
