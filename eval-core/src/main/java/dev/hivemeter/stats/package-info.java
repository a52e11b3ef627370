/** Intervals and tests whose unit is the prompt. */
@NullMarked
package dev.hivemeter.stats;

import org.jspecify.annotations.NullMarked;
