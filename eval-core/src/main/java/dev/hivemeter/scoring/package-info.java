/** The scoring room: from cells, answers and vectors to rows of scores. */
@NullMarked
package dev.hivemeter.scoring;

import org.jspecify.annotations.NullMarked;
