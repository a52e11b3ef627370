package dev.hivemeter.probe;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;

/** One number of one pool: what is measured, how it is read, the score. */
public record PoolScore(Definition definition, String variant, Score score) {
  /** The answers as they are. */
  public static final String DEFAULT = "default";

  /** What fair draws of the same size give: the median, and 95 % of them as the interval. */
  public static final String NULL = "null";

  /** The share of fair draws of the same size below the answers' value. */
  public static final String PERCENTILE = "null-percentile";

  /** Of the first token's law instead of answers. */
  public static final String EXACT = "exact";

  /** Of the answers, counted by the first token's classes. */
  public static final String EXACT_SAMPLED = "exact-sampled";
}
