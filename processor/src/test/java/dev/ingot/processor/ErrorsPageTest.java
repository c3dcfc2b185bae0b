// SPDX-License-Identifier: Apache-2.0
package dev.ingot.processor;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

    @Test
    void isUpToDate() throws IOException {
        Golden.check(Path.of("../docs/errors.md"), new ErrorsPage().write());
    }
}
