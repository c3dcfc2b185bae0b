// SPDX-License-Identifier: Apache-2.0
package dev.ingot.runtime;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** Reads what Jazzer makes of {@code .npy} files. */
class NpyFuzz {
    @FuzzTest(maxDuration = "10m")
    void read(byte[] file) {
        ByteSource source = ByteSource.bytes("the file", file);
        try {
            Npy array = Npy.open(source.stream(0, file.length), file.length, source, null);
            array.read(FuzzedFile.values(array.shape(), file.length));
        } catch (WeightsException refused) {
            FuzzedFile.requireSentence(refused);
        }
    }
}
