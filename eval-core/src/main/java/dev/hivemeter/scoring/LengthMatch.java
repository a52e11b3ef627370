package dev.hivemeter.scoring;

import dev.hivemeter.stats.Quantile;
import dev.hivemeter.text.FirstTokens;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The length-matched variant: all answers to one prompt are cut to one length before they are
 * compared, because longer answers look more alike to an embedder whatever they say.
 *
 * <pre>L = max(20, ⌊smallest 10th percentile of length among the compared cells⌋)</pre>
 *
 * Lengths are in tokens of {@link dev.hivemeter.text.Scanner}; percentiles as NumPy's default. An
 * answer shorter than L is dropped and counted: at most about a tenth of any cell, unless L is at
 * its least value.
 */
public final class LengthMatch {
  /** The shortest length at which answers are compared. */
  public static final int LEAST = 20;

  private LengthMatch() {}

  /**
   * Whether a model's cell takes part: it has enough usable answers to be compared.
   *
   * @param usable answers
   * @param planned samples
   */
  public static boolean compares(int usable, int planned) {
    return usable >= Math.max(1, CommonPrompts.minimum(planned));
  }

  /**
   * The length to which answers are cut.
   *
   * @param lengthsOfComparedCells tokens of each usable answer, cell by cell; cells without answers
   *     do not count
   * @return empty when no cell has answers
   */
  public static OptionalInt length(List<int[]> lengthsOfComparedCells) {
    return lengthsOfComparedCells.stream()
        .filter(lengths -> lengths.length > 0)
        .mapToInt(LengthMatch::tenthPercentile)
        .min()
        .stream()
        .map(shortest -> Math.max(LEAST, shortest))
        .findFirst();
  }

  private static int tenthPercentile(int[] lengths) {
    double[] sorted = Arrays.stream(lengths).asDoubleStream().sorted().toArray();
    return (int) Math.floor(Quantile.ofSorted(sorted, 0.1));
  }

  /**
   * The text cut to so many tokens, exactly its first; a text of just that length as it is. Null
   * when it has fewer.
   */
  public static @Nullable String cut(String text, int tokens) {
    return FirstTokens.of(text, tokens);
  }
}
