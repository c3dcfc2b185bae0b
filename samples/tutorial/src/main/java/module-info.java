// SPDX-License-Identifier: Apache-2.0
/** The tutorial, as a named module. */
module dev.ingot.samples.tutorial {
    requires dev.ingot.dsl;
    requires dev.ingot.runtime;
}
