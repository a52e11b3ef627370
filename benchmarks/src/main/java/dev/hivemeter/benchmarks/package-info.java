/** Made-up studies of a given size, and how fast they are measured. */
@NullMarked
package dev.hivemeter.benchmarks;

import org.jspecify.annotations.NullMarked;
