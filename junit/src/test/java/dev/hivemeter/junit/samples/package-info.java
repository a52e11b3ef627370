/** Samples that run as tests, one pitfall each; docs/library.md shows them. */
@NullMarked
package dev.hivemeter.junit.samples;

import org.jspecify.annotations.NullMarked;
