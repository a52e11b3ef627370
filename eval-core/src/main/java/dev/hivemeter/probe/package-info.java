/** Questions with a known law or a right answer: their answers read, counted and judged. */
@NullMarked
package dev.hivemeter.probe;

import org.jspecify.annotations.NullMarked;
