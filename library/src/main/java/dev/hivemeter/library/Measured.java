package dev.hivemeter.library;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/**
 * A number with what it is.
 *
 * @param definition of the measure: its id with version, its direction, formula and special cases
 * @param score a value with n and, where one can be given, a 95 % interval; or Undefined with the
 *     reason
 */
public record Measured(Definition definition, Score score) {}
