package dev.hivemeter.between;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs of words that answers of several models to one prompt have in common, the most widely shared
 * first.
 *
 * <p>A phrase is a run of five or more tokens that occurs in two or more different answers and in
 * answers of two or more models, and that is maximal: one token more at either end loses an
 * occurrence. Answers that are token for token the same count as one text when phrases are looked
 * for, so that whole copied answers are no phrases (their rate is the duplicate rate); all of them
 * are counted.
 *
 * <ul>
 *   <li>Order: phrases that the prompt has as well are echoes and come after the others; then more
 *       models, more tokens, more occurrences, token numbers.
 *   <li>A phrase that shares a run of 60 % or more of the shorter with one before is left out.
 *   <li>Fewer than two models, or answers under five tokens: none.
 * </ul>
 *
 * Depends on the tokenizer and the answers' length. Cost: a suffix array of all tokens.
 */
public final class SharedPhrases {
  /** The fewest tokens of a phrase. */
  public static final int LEAST_TOKENS = 5;

  /** How many are kept of a prompt where nothing else is said. */
  public static final int TOP = 20;

  /**
   * One phrase.
   *
   * @param answer the first answer that has it
   * @param start its first token there
   * @param length in tokens
   * @param answers all that have it, ascending
   * @param models of those answers, ascending
   * @param occurrences in all of them; those that overlap each other count
   * @param echo whether the prompt has it
   */
  public record Phrase(
      int answer,
      int start,
      int length,
      int[] answers,
      int[] models,
      int occurrences,
      boolean echo) {}

  private final Texts texts;
  private final int[] model;
  private final int[] order;
  private final List<Candidate> ranked;

  /** A maximal repeat and how often it occurs. */
  private record Candidate(Repeats.Repeat repeat, int occurrences) {}

  private static final Comparator<Candidate> RANK =
      Comparator.<Candidate>comparingInt(c -> -c.repeat.models())
          .thenComparingInt(c -> -c.repeat.length())
          .thenComparingInt(c -> -c.occurrences)
          .thenComparingInt(c -> c.repeat.from());

  private SharedPhrases(int[][] tokens, int[] model, int least) {
    this.texts = new Texts(tokens, model, Groups.sizes(model).length);
    this.model = model;
    SuffixArray suffixes = SuffixArray.of(texts.symbols, texts.alphabet());
    this.order = suffixes.order();
    int[] before = new int[order.length + 1];
    for (int i = 0; i < order.length; i++)
      before[i + 1] = before[i] + texts.answers[texts.textOf[order[i]]].length;
    this.ranked = new ArrayList<>();
    for (Repeats.Repeat r : Repeats.of(texts, suffixes, least))
      ranked.add(new Candidate(r, before[r.to()] - before[r.from()]));
    ranked.sort(RANK);
  }

  /**
   * The phrases of one prompt.
   *
   * @param tokens of each answer, numbered from 0 by one vocabulary
   * @param model of each answer, from 0
   * @param prompt the prompt's tokens by the same vocabulary; negative for those it does not have
   * @param top the most that are wanted
   */
  public static List<Phrase> of(int[][] tokens, int[] model, int[] prompt, int top) {
    check(tokens, model);
    return new SharedPhrases(tokens, model, LEAST_TOKENS).select(prompt, top);
  }

  /** All maximal phrases of {@code least} tokens or more by rank, echoes not told apart. */
  static List<Phrase> all(int[][] tokens, int[] model, int least) {
    check(tokens, model);
    SharedPhrases phrases = new SharedPhrases(tokens, model, least);
    return phrases.ranked.stream().map(c -> phrases.phrase(c, false)).toList();
  }

  private List<Phrase> select(int[] prompt, int top) {
    List<Phrase> chosen = new ArrayList<>();
    List<Candidate> echoes = new ArrayList<>();
    Taken taken = new Taken();
    for (Candidate c : ranked) {
      if (chosen.size() >= top) return List.copyOf(chosen);
      if (echoes(prompt, c)) echoes.add(c);
      else if (taken.add(c)) chosen.add(phrase(c, false));
    }
    for (Candidate c : echoes) if (chosen.size() < top && taken.add(c)) chosen.add(phrase(c, true));
    return List.copyOf(chosen);
  }

  /** The phrases that are chosen, for refusing what is too much like them. */
  private final class Taken {
    private final List<Repeats.Repeat> repeats = new ArrayList<>();
    private final Overlaps overlaps = new Overlaps();

    boolean add(Candidate c) {
      Repeats.Repeat r = c.repeat;
      int at = order[r.from()];
      // One begins with the other: loops have thousands of these, each with thousands of tokens.
      for (Repeats.Repeat t : repeats) if (t.from() < r.to() && r.from() < t.to()) return false;
      if (overlaps.with(texts.symbols, at, r.length())) return false;
      overlaps.take(texts.symbols, at, r.length());
      repeats.add(r);
      return true;
    }
  }

  private boolean echoes(int[] prompt, Candidate c) {
    int at = order[c.repeat.from()];
    int length = c.repeat.length();
    for (int p = 0; p + length <= prompt.length; p++)
      if (Arrays.equals(prompt, p, p + length, texts.symbols, at, at + length)) return true;
    return false;
  }

  private Phrase phrase(Candidate c, boolean echo) {
    int first = Integer.MAX_VALUE;
    boolean[] has = new boolean[texts.start.length];
    for (int i = c.repeat.from(); i < c.repeat.to(); i++) {
      has[texts.textOf[order[i]]] = true;
      first = Math.min(first, order[i]);
    }
    int[] answers =
        IntStream.range(0, has.length)
            .filter(t -> has[t])
            .flatMap(t -> Arrays.stream(texts.answers[t]))
            .sorted()
            .toArray();
    int text = texts.textOf[first];
    return new Phrase(
        texts.answers[text][0],
        first - texts.start[text],
        c.repeat.length(),
        answers,
        Arrays.stream(answers).map(a -> model[a]).sorted().distinct().toArray(),
        c.occurrences,
        echo);
  }

  private static void check(int[][] tokens, int[] model) {
    if (tokens.length != model.length)
      throw new IllegalArgumentException(
          tokens.length + " answers, but models of " + model.length + " answers");
  }
}
