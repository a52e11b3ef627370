package dev.hivemeter.metric;

import dev.hivemeter.kernel.CosineKernel;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.text.Normalised;
import dev.hivemeter.text.Refusals;
import dev.hivemeter.text.Scanner;
import dev.hivemeter.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The usable answers of one cell, prepared for measuring: what several measures share is worked out
 * once, on first use. Not safe for use by several threads at a time.
 */
public final class Pool {
  /** Up to so many answers the matrix of cosines is made once for all who read pairs. */
  private static final int MATRIX = 512;

  private final @Nullable Topic topic;
  private final @Nullable Asked asked;
  private @Nullable List<SourceAnswer> answers;
  private int[] room = {};
  private double @Nullable [] @Nullable [] units;
  private @Nullable List<double[]> vectors;
  private final Map<Integer, List<double[]>> windows = new HashMap<>();
  private float @Nullable [][] cosines;
  private @Nullable PairCosines pairs;
  private @Nullable Spectrum spectrum;
  private boolean @Nullable [] refusals;
  private @Nullable List<String> keys;
  private @Nullable List<String> words;
  private int @Nullable [] textOrder;
  private int @Nullable [][] tokens;
  private final @Nullable Grams[] grams = new Grams[6];
  private @Nullable Overlap overlap;
  private final Map<Relation, Partition> partitions = new HashMap<>();

  private Pool(@Nullable List<SourceAnswer> answers, @Nullable Topic topic, @Nullable Asked asked) {
    this.answers = answers == null ? null : List.copyOf(answers);
    this.topic = topic;
    this.asked = asked;
  }

  /** A pool of these answers, which are in the order of their sample index. */
  public static Pool of(List<SourceAnswer> answers) {
    return new Pool(answers, null, null);
  }

  /** The same, knowing what was asked. */
  public static Pool of(List<SourceAnswer> answers, @Nullable Topic topic) {
    return new Pool(answers, topic, null);
  }

  /**
   * The same, with the prompt's own words.
   *
   * @param language of the prompt, BCP 47; {@code und} where it is not known
   */
  public static Pool of(
      List<SourceAnswer> answers, @Nullable Topic topic, String promptText, String language) {
    return new Pool(answers, topic, new Asked(promptText, language));
  }

  /**
   * A pool of made-up answers that are no more than tokens, such as those of dice. For measures
   * that read characters their text is the words with a space between, as many as there is room
   * for: at least one.
   *
   * @param ids tokens of each answer
   * @param words the tokens by number
   * @param room how many characters the text of each answer may have
   */
  public static Pool ofTokens(int[][] ids, List<String> words, int[] room) {
    Pool pool = new Pool(null, null, null);
    pool.number(ids, words);
    pool.room = room.clone();
    return pool;
  }

  /** The same, with room for all words. */
  public static Pool ofTokens(int[][] ids, List<String> words) {
    int[] room = new int[ids.length];
    Arrays.fill(room, Integer.MAX_VALUE);
    return ofTokens(ids, words, room);
  }

  /** The answers, with or without a vector. */
  public List<SourceAnswer> answers() {
    if (answers == null) {
      List<SourceAnswer> joined = new ArrayList<>();
      int[][] ids = tokens();
      List<String> by = words();
      for (int i = 0; i < ids.length; i++) {
        joined.add(new SourceAnswer(i, joined(ids[i], by, room[i]), false, null, false));
      }
      answers = List.copyOf(joined);
    }
    return answers;
  }

  private static String joined(int[] ids, List<String> by, int room) {
    StringBuilder text = new StringBuilder();
    for (int id : ids) {
      String word = by.get(id);
      if (text.length() > 0) {
        if (word.length() >= room - text.length()) break;
        text.append(' ');
      }
      text.append(word);
    }
    return text.toString();
  }

  /** How many answers there are, with or without a vector. */
  public int size() {
    return answers == null ? tokens().length : answers.size();
  }

  /** The places of all answers. */
  int[] all() {
    return IntStream.range(0, size()).toArray();
  }

  /** The places of the answers with a usable vector. */
  int[] withVector() {
    double[] @Nullable [] unit = units();
    return IntStream.range(0, size()).filter(i -> unit[i] != null).toArray();
  }

  /** The places of the answers of at least so many tokens. */
  int[] ofTokens(int least) {
    return IntStream.range(0, size()).filter(i -> tokens()[i].length >= least).toArray();
  }

  /** What was asked; null where the prompts have no vectors. */
  public @Nullable Topic topic() {
    return topic;
  }

  /** What was asked, as text; null where that is not known. */
  public @Nullable Asked asked() {
    return asked;
  }

  /** Unit vectors of the answers that have a usable one: not zero, all entries finite. */
  public List<double[]> vectors() {
    if (vectors == null) {
      List<double[]> usable = new ArrayList<>();
      for (double[] unit : units()) if (unit != null) usable.add(unit);
      vectors = List.copyOf(usable);
    }
    return vectors;
  }

  /** Whether this answer has a usable vector. */
  public boolean hasVector(int answer) {
    return units()[answer] != null;
  }

  /** Whether this answer opens as a refusal. */
  public boolean isRefusal(int answer) {
    return refusals()[answer];
  }

  private boolean[] refusals() {
    if (refusals == null) {
      List<SourceAnswer> of = answers();
      boolean[] found = new boolean[of.size()];
      for (int i = 0; i < found.length; i++) found[i] = Refusals.is(of.get(i).text());
      refusals = found;
    }
    return refusals;
  }

  /** By answer; null where there is no usable vector. */
  private double[] @Nullable [] units() {
    if (units == null) {
      List<SourceAnswer> of = answers();
      units = new double[of.size()][];
      for (int i = 0; i < units.length; i++) units[i] = Vectors.unit(of.get(i).vector());
    }
    return units;
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
    for (int i = 0; i < size(); i++)
      if (hasVector(i)) most = Math.max(most, 1 + answers().get(i).further().size());
    return most;
  }

  private List<double[]> further(int t) {
    List<double[]> usable = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      List<float[]> of = answers().get(i).further();
      if (of.size() < t - 1 || !hasVector(i)) continue;
      double[] unit = Vectors.unit(of.get(t - 2));
      if (unit != null) usable.add(unit);
    }
    return List.copyOf(usable);
  }

  /** What is needed of the cosines of all pairs of {@link #vectors}. */
  PairCosines pairs() {
    if (pairs == null)
      pairs =
          cosines != null || vectors().size() <= MATRIX
              ? PairCosines.of(cosines())
              : PairCosines.of(vectors());
    return pairs;
  }

  /**
   * Cosines of all pairs of {@link #vectors}: the whole symmetric matrix, 4·n² bytes. Not to be
   * changed.
   */
  public float[][] cosines() {
    if (cosines == null)
      cosines =
          CosineKernel.fastest()
              .matrix(vectors().stream().map(Vectors::floats).toArray(float[][]::new));
    return cosines;
  }

  /** Eigenvalues of the cosine matrix of {@link #vectors}, of which there must be one. */
  Spectrum spectrum() {
    if (spectrum == null) spectrum = Spectrum.of(vectors());
    return spectrum;
  }

  /** Identities of the normalised texts, by answer. */
  public List<String> keys() {
    if (keys == null) keys = answers().stream().map(a -> Normalised.key(a.text())).toList();
    return keys;
  }

  /** Places of the answers in an order that depends on the texts alone. */
  int[] textOrder() {
    if (textOrder == null) textOrder = TextOrder.of(this);
    return textOrder;
  }

  /** Token numbers of each answer; empty for a text without tokens. */
  public int[][] tokens() {
    if (tokens == null) {
      List<SourceAnswer> texts = answers();
      Vocabulary vocabulary = new Vocabulary();
      int[][] ids = new int[texts.size()][];
      for (int i = 0; i < ids.length; i++) ids[i] = Scanner.ids(texts.get(i).text(), vocabulary);
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

  /** The n-grams of the pool, n = 1 … 5. */
  Grams grams(int n) {
    Grams known = grams[n];
    if (known == null) {
      known = n == 1 ? Grams.ofTokens(tokens(), words().size()) : grams(n - 1).longer();
      grams[n] = known;
    }
    return known;
  }

  /** Common n-grams of all pairs, orders 1 … 4. */
  Overlap overlap() {
    if (overlap == null) overlap = Overlap.of(this);
    return overlap;
  }

  /** The equivalence classes under this relation. */
  Partition partition(Relation relation) {
    Partition known = partitions.get(relation);
    if (known == null) {
      known = Partition.of(this, relation);
      partitions.put(relation, known);
    }
    return known;
  }

  /**
   * The pool of some of these answers; what is known of their words is not worked out again.
   *
   * @param places of the answers, ascending
   */
  public Pool select(int[] places) {
    List<SourceAnswer> some = new ArrayList<>();
    for (int i : places) some.add(answers().get(i));
    Pool part = new Pool(some, topic, asked);
    int[][] ids = new int[places.length][];
    for (int i = 0; i < ids.length; i++) ids[i] = tokens()[places[i]];
    part.number(ids, words());
    part.units = new double[places.length][];
    part.refusals = new boolean[places.length];
    for (int i = 0; i < places.length; i++) {
      part.units[i] = units()[places[i]];
      part.refusals[i] = refusals()[places[i]];
    }
    if (keys != null) {
      List<String> all = keys;
      part.keys = Arrays.stream(places).mapToObj(all::get).toList();
    }
    return part;
  }

  /** Takes over tokens, numbered anew in the order in which they come: 0, 1, 2 … */
  private void number(int[][] ids, List<String> by) {
    int[] number = new int[by.size()];
    Arrays.fill(number, -1);
    List<String> own = new ArrayList<>();
    int[][] numbered = new int[ids.length][];
    for (int a = 0; a < ids.length; a++) {
      numbered[a] = new int[ids[a].length];
      for (int p = 0; p < ids[a].length; p++) {
        int id = ids[a][p];
        if (number[id] < 0) {
          number[id] = own.size();
          own.add(by.get(id));
        }
        numbered[a][p] = number[id];
      }
    }
    tokens = numbered;
    words = List.copyOf(own);
  }
}
