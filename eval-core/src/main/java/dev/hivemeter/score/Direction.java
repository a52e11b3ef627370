package dev.hivemeter.score;

/** Which way a measure points; used in one place only, where values are compared. */
public enum Direction {
  HIGHER_IS_MORE_HOMOGENEOUS,
  HIGHER_IS_MORE_DIVERSE,
  /** Quality flags, lengths and counts: shown beside diversity, never folded into it. */
  NEITHER
}
