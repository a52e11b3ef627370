package dev.hivemeter.reports;

/**
 * How much model text a report holds; everything else stays in the run.
 *
 * @param answersPerCell at most so many, the first by sample index
 * @param charsPerAnswer the rest of a longer answer is left out and said to be
 * @param totalChars over the whole page; cells share it evenly
 */
record Limits(int answersPerCell, int charsPerAnswer, long totalChars) {
  static final Limits DEFAULT = new Limits(20, 6000, 12_000_000);
}
