/** Reads the lists of answers that models write. */
@NullMarked
package dev.hivemeter.pipeline.lists;

import org.jspecify.annotations.NullMarked;
