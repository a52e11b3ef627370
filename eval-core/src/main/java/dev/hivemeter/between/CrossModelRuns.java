package dev.hivemeter.between;

import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Direction;
import dev.hivemeter.score.Score;
import java.util.Arrays;
import java.util.List;

/**
 * The share of pairs of answers, one of each of two models to the same prompt, that have a run of
 * five or more tokens in common; its null are pairs of answers to different prompts.
 *
 * <pre>|{(i, j) : i of a, j of b, a common run of 5 tokens}| / (n_a·n_b)</pre>
 *
 * Two models that always give one and the same text have 1; answers without a common run 0. Of one
 * model with itself, pairs of different answers count.
 *
 * <ul>
 *   <li>Answers under five tokens have no run: they are left out. None left of a model: Undefined.
 * </ul>
 *
 * Depends on the tokenizer and strongly on the answers' length; not on n in expectation. Cost O(N)
 * for N tokens to index a prompt, then a row of n bits for each run.
 */
public final class CrossModelRuns {
  /** The shortest run that counts. */
  public static final int TOKENS = 5;

  /** Variant {@code default}: the same prompt; variant {@code cross-prompt}: the null. */
  public static final Definition DEFINITION =
      new Definition(
              "cross-model-shared-run-5@1",
              "Pairs of models' answers with a common run of 5 tokens",
              Direction.HIGHER_IS_MORE_HOMOGENEOUS,
              false,
              "The share of pairs, one answer of each of two models to the same prompt, that have five or"
                  + " more tokens in a row in common.",
              "mean over prompts of |{(i, j) : x_i and y_j have a run of 5 tokens in common}| /"
                  + " (n_a·n_b), on the tokens of scanner@1",
              "Two models that always give one and the same text have 1; no common run: 0.",
              List.of(
                  "Answers under 5 tokens are left out; none left of a model: Undefined.",
                  "Variant cross-prompt, the null: pairs of answers to different prompts.",
                  "Runs that the prompt itself has count: models that restate it share them."),
              "The tokenizer and the answers' length: long answers share common runs by chance.",
              "")
          .within(0, 1);

  /**
   * Counts of pairs by model and model.
   *
   * @param sharing pairs with a common run
   * @param pairs all pairs
   */
  public record Rates(long[][] sharing, long[][] pairs) {

    /** The share; n is 1, the one prompt (or two prompts) that it stands on. */
    public Score rate(int a, int b) {
      if (pairs[a][b] == 0)
        return new Score.Undefined("no pair of answers of " + TOKENS + " or more tokens");
      return new Score.Value((double) sharing[a][b] / pairs[a][b], 1);
    }
  }

  private final int[][] tokens;
  private final int[] model;
  private final int[] sizes;
  private final long[][] masks;
  private final RunIndex index;

  private CrossModelRuns(int[][] tokens, int[] model, int models) {
    this.tokens = tokens;
    this.model = model;
    this.sizes = sizes(tokens, model, models);
    this.index = new RunIndex(tokens, TOKENS);
    this.masks = new long[models][(tokens.length + 63) / 64];
    for (int i = 0; i < model.length; i++) masks[model[i]][i >> 6] |= 1L << i;
  }

  /**
   * Answers to one prompt.
   *
   * @param tokens of each answer
   * @param model of each answer, from 0
   * @param models how many, also such as have no answer here
   */
  public static CrossModelRuns of(int[][] tokens, int[] model, int models) {
    if (tokens.length != model.length)
      throw new IllegalArgumentException(
          tokens.length + " answers, but models of " + model.length + " answers");
    return new CrossModelRuns(tokens, model, models);
  }

  /** Pairs of answers to this prompt; symmetric, its diagonal without pairs of one answer. */
  public Rates within() {
    long[][] sharing = new long[sizes.length][sizes.length];
    for (int i = 0; i < tokens.length; i++)
      if (tokens[i].length >= TOKENS) count(index.sharing(i), sharing[model[i]]);
    long[][] pairs = pairs(this);
    for (int m = 0; m < sizes.length; m++) {
      sharing[m][m] -= sizes[m];
      pairs[m][m] -= sizes[m];
    }
    return new Rates(sharing, pairs);
  }

  /**
   * The null: rows are models here, columns models' answers to the other prompt.
   *
   * @param other numbered by the same vocabulary
   */
  public Rates against(CrossModelRuns other) {
    return against(other, tokens);
  }

  /**
   * The same where each prompt has a vocabulary of its own.
   *
   * @param numbers by token here, the token's number there; negative where it does not occur
   */
  public Rates against(CrossModelRuns other, int[] numbers) {
    int[][] renumbered = new int[tokens.length][];
    for (int i = 0; i < tokens.length; i++)
      renumbered[i] = Arrays.stream(tokens[i]).map(t -> numbers[t]).toArray();
    return against(other, renumbered);
  }

  private Rates against(CrossModelRuns other, int[][] texts) {
    long[][] sharing = new long[sizes.length][other.sizes.length];
    for (int i = 0; i < texts.length; i++)
      if (texts[i].length >= TOKENS) other.count(other.index.sharing(texts[i]), sharing[model[i]]);
    return new Rates(sharing, pairs(other));
  }

  private long[][] pairs(CrossModelRuns other) {
    long[][] pairs = new long[sizes.length][other.sizes.length];
    for (int a = 0; a < sizes.length; a++)
      for (int b = 0; b < other.sizes.length; b++) pairs[a][b] = (long) sizes[a] * other.sizes[b];
    return pairs;
  }

  private void count(long[] row, long[] into) {
    for (int b = 0; b < masks.length; b++) {
      long[] mask = masks[b];
      for (int w = 0; w < row.length; w++) into[b] += Long.bitCount(row[w] & mask[w]);
    }
  }

  private static int[] sizes(int[][] tokens, int[] model, int models) {
    Groups.sizes(model, models);
    int[] usable = new int[models];
    for (int i = 0; i < tokens.length; i++) if (tokens[i].length >= TOKENS) usable[model[i]]++;
    return usable;
  }
}
