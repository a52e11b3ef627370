package dev.hivemeter.kernel;

import java.util.Arrays;

/**
 * Lengths of the longest common subsequences of all pairs of texts, 64 cells of the dynamic
 * programme in one machine word.
 *
 * <p>Copies give their own length; texts without a common token give 0.
 *
 * <ul>
 *   <li>Exact whole numbers, so every implementation agrees.
 *   <li>An empty text has 0 with every other.
 * </ul>
 *
 * Cost Σ over pairs of |y|·⌈|x|/64⌉ word steps, where tokens of y that x does not have cost
 * nothing; with the Vector API eight texts x at a time. Memory grows with the tokens of the rows at
 * work, not with the vocabulary, and one array serves all pairs.
 *
 * @see <a href="https://doi.org/10.1016/j.ipl.2004.07.015">Hyyrö 2004, after Crochemore et al.
 *     2001</a>
 */
public abstract class LcsKernel {

  LcsKernel() {}

  /** The one for this virtual machine. */
  public static LcsKernel fastest() {
    return Chosen.KERNEL;
  }

  /** The one that needs no module. */
  public static LcsKernel plain() {
    return new PlainLcs();
  }

  /** What takes the lengths as they come. */
  @FunctionalInterface
  public interface Sink {
    /** The texts {@code i < j} have a longest common subsequence of {@code length} tokens. */
    void pair(int i, int j, int length);
  }

  /** For reports: {@code plain}, or {@code vector} and the bits of a register. */
  public abstract String name();

  /**
   * All pairs i &lt; j, each once, in an order that differs between implementations.
   *
   * @param texts token numbers, each at least 0 and below {@code vocabulary}
   */
  public abstract void pairs(int[][] texts, int vocabulary, Sink sink);

  /** Indexes of the texts, the shortest first. */
  static int[] byLength(int[][] texts) {
    long[] keys = new long[texts.length]; // length, then index: ties by index
    for (int i = 0; i < keys.length; i++) keys[i] = (long) texts[i].length << 32 | i;
    Arrays.sort(keys);
    int[] order = new int[keys.length];
    for (int k = 0; k < order.length; k++) order[k] = (int) keys[k];
    return order;
  }

  static void give(Sink sink, int x, int y, int length) {
    sink.pair(Math.min(x, y), Math.max(x, y), length);
  }

  private static final class Chosen {
    static final LcsKernel KERNEL =
        Vectorised.PRESENT ? Vectorised.load(LcsKernel.class, "SimdLcs") : new PlainLcs();
  }
}
