// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Reads what Jazzer makes of safetensors files. */
class SafetensorsFuzz {
    @FuzzTest(maxDuration = "10m")
    void read(byte[] file) {
        ByteSource source = ByteSource.bytes("the file", file);
        try {
            FuzzedFile.readAll(Safetensors.open(source), file.length);
        } catch (WeightsException refused) {
            FuzzedFile.requireSentence(refused);
        }
    }
}
