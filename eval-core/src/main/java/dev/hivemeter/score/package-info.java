/** Scores as values, and the room that turns pools into scores. */
@NullMarked
package dev.hivemeter.score;

import org.jspecify.annotations.NullMarked;
