// SPDX-License-Identifier: Apache-2.0
/**
 * HDF5 files, read as if they were hostile. jHDF parses the structures of the format; every range that it reads, every size
 * that the file states and every sum of them is checked here before anything is allocated, and what it throws becomes a
 * {@link dev.ingot.runtime.WeightsException}. No part of the API for applications.
 */
package dev.ingot.keras.hdf5;
