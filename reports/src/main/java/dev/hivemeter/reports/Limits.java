package dev.hivemeter.reports;

/**
 * How much model text a report holds; everything else stays in the run.
 *
 * @param page texts of the first page where all of the run's answers fit it
 * @param excerpts texts of the first page where they do not: the beginnings of the first answers
 * @param further texts of one page of a prompt
 * @param closest of so many prompts a page of a model shows the two answers that are most alike,
 *     for each other model
 * @param charsPerClosest of each of those two answers
 */
record Limits(Amount page, Amount excerpts, Amount further, int closest, int charsPerClosest) {
  static final Limits DEFAULT =
      new Limits(
          new Amount(50, 6000, 4_000_000),
          new Amount(1, 160, 1_500_000),
          new Amount(20, 3000, 500_000),
          12,
          700);

  /**
   * How much text.
   *
   * @param answersPerCell at most so many, the first by sample index
   * @param charsPerAnswer the rest of a longer answer is left out and said to be
   * @param totalChars over the whole page; cells share it evenly
   */
  record Amount(int answersPerCell, int charsPerAnswer, long totalChars) {}
}
