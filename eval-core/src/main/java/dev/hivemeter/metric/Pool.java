package dev.hivemeter.metric;

import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.text.Normalised;
import dev.hivemeter.text.Scanner;
import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The usable answers of one cell, prepared for measuring: what several measures share is worked out
 * once, on first use. Not safe for use by several threads at a time.
 */
public final class Pool {
  private final List<SourceAnswer> answers;
  private final @Nullable Topic topic;
  private @Nullable List<double[]> vectors;
  private final Map<Integer, List<double[]>> windows = new HashMap<>();
  private @Nullable PairCosines pairs;
  private @Nullable Spectrum spectrum;
  private @Nullable List<String> keys;
  private @Nullable List<String> words;
  private int @Nullable [][] tokens;
  private final Grams[] grams = new Grams[5];

  private Pool(List<SourceAnswer> answers, @Nullable Topic topic) {
    this.answers = List.copyOf(answers);
    this.topic = topic;
  }

  /** A pool of these answers, which are in the order of their sample index. */
  public static Pool of(List<SourceAnswer> answers) {
    return new Pool(answers, null);
  }

  /** The same, knowing what was asked. */
  public static Pool of(List<SourceAnswer> answers, @Nullable Topic topic) {
    return new Pool(answers, topic);
  }

  /** The answers, with or without a vector. */
  public List<SourceAnswer> answers() {
    return answers;
  }

  /** How many answers there are, with or without a vector. */
  public int size() {
    return answers.size();
  }

  /** What was asked; null where the prompts have no vectors. */
  public @Nullable Topic topic() {
    return topic;
  }

  /** Unit vectors of the answers that have a usable one: not zero, all entries finite. */
  public List<double[]> vectors() {
    if (vectors == null) {
      List<double[]> usable = new ArrayList<>();
      for (SourceAnswer a : answers) {
        double[] unit = Vectors.unit(a.vector());
        if (unit != null) usable.add(unit);
      }
      vectors = List.copyOf(usable);
    }
    return vectors;
  }

  /**
   * Unit vectors of the t-th windows, of the answers that have a usable one: the first is {@link
   * #vectors}. An answer without a usable first vector has no windows.
   *
   * @param t from 1
   */
  public List<double[]> windows(int t) {
    return t == 1 ? vectors() : windows.computeIfAbsent(t, this::further);
  }

  /** The number of windows of the answer that has most. */
  public int mostWindows() {
    int most = 0;
    for (SourceAnswer a : answers)
      if (Vectors.unit(a.vector()) != null) most = Math.max(most, 1 + a.further().size());
    return most;
  }

  private List<double[]> further(int t) {
    List<double[]> usable = new ArrayList<>();
    for (SourceAnswer a : answers) {
      if (a.further().size() < t - 1 || Vectors.unit(a.vector()) == null) continue;
      double[] unit = Vectors.unit(a.further().get(t - 2));
      if (unit != null) usable.add(unit);
    }
    return List.copyOf(usable);
  }

  /** What is needed of the cosines of all pairs of {@link #vectors}. */
  PairCosines pairs() {
    if (pairs == null) pairs = PairCosines.of(vectors());
    return pairs;
  }

  /** Eigenvalues of the cosine matrix of {@link #vectors}, of which there must be one. */
  Spectrum spectrum() {
    if (spectrum == null) spectrum = Spectrum.of(vectors());
    return spectrum;
  }

  /** Identities of the normalised texts, by answer. */
  public List<String> keys() {
    if (keys == null) keys = answers.stream().map(a -> Normalised.key(a.text())).toList();
    return keys;
  }

  /** Token numbers of each answer; empty for a text without tokens. */
  public int[][] tokens() {
    if (tokens == null) {
      Vocabulary vocabulary = new Vocabulary();
      int[][] ids = new int[answers.size()][];
      for (int i = 0; i < ids.length; i++)
        ids[i] = vocabulary.ids(Scanner.tokens(answers.get(i).text()));
      words = vocabulary.tokens();
      tokens = ids;
    }
    return tokens;
  }

  /** The different tokens of the pool, by number. */
  public List<String> words() {
    int[][] scanned = tokens();
    return words == null || scanned.length == 0 ? List.of() : words;
  }

  /** The n-grams of the pool, n = 1 … 4. */
  Grams grams(int n) {
    if (grams[n] == null)
      grams[n] =
          n == 1 ? Grams.ofTokens(tokens(), words().size()) : grams(n - 1).longer(n, tokens());
    return grams[n];
  }
}
