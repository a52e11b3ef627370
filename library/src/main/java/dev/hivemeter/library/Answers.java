package dev.hivemeter.library;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.metric.Topic;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.OtherLanguage;
import dev.hivemeter.scoring.PoolScores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one prompt, ready to be measured: a pool. Every number is the one that {@code
 * hivemeter score} gives for the same texts.
 *
 * <ul>
 *   <li>Reasoning traces ({@code <think>} and the like) are taken out before measuring.
 *   <li>An answer of which nothing is left to see is counted in {@link #leftOut} and never
 *       measured: a constant in its place would be a perfect copy and fake collapse.
 *   <li>A measure that has no value says why ({@link Score.Undefined}); it is never 0, 1 or NaN.
 *   <li>Without an embedder ({@link #of}) measures of meaning are Undefined, measures of words are
 *       not. {@link Diversity#answers(List)} gives both.
 *   <li>Several measures fall or rise with the number of answers (distinct-n, self-BLEU, Vendi,
 *       nearest neighbour): compare them at equal n only.
 * </ul>
 *
 * <p>Immutable, and safe for use by several threads at a time: they take turns, and every one gets
 * the same bits. What several measures share is worked out once and kept, so that the second
 * measure costs less than the first.
 */
public final class Answers {
  /** Of a prompt whose language nobody told. */
  static final String UNKNOWN_LANGUAGE = "und";

  /** Their pairs are looked at one by one. */
  private static final int MOST_COMPARED = 200;

  private static final String NEXT =
      "use an embedder that knows it (Diversity.using), or a measure of words";

  private static final Score.Undefined NO_EMBEDDER =
      new Score.Undefined("needs an embedder: make the answers with Diversity.answers");

  private final Texts texts;
  private final Embedder.@Nullable Identity embedder;

  /** The prompt's, where it is told and none of the embedder's; else empty. */
  private final String otherLanguage;

  private final Pool pool;

  private Answers(
      Texts texts, Embedder.@Nullable Identity embedder, String otherLanguage, Pool pool) {
    this.texts = texts;
    this.embedder = embedder;
    this.otherLanguage = otherLanguage;
    this.pool = pool;
  }

  /**
   * Answers whose words alone are measured; nothing is opened or unpacked.
   *
   * @param texts one answer each, in the order of their calls
   * @throws IllegalArgumentException naming the place of a text that is null, or saying that the
   *     list is
   */
  public static Answers of(List<String> texts) {
    Texts measured = Texts.of(texts);
    List<SourceAnswer> answers = new ArrayList<>();
    for (int i = 0; i < measured.measured().size(); i++)
      answers.add(new SourceAnswer(i, measured.measured().get(i), false, null, false));
    return new Answers(measured, null, "", Pool.of(answers));
  }

  /** With vectors; {@code prompt} is empty where it is not known. */
  static Answers embedded(
      Texts texts,
      String prompt,
      String language,
      Embedder.Identity embedder,
      Map<String, Embedder.Embedding> vectors) {
    List<SourceAnswer> answers = new ArrayList<>();
    for (int i = 0; i < texts.measured().size(); i++) {
      String text = texts.measured().get(i);
      Embedder.Embedding e = vectors.get(text);
      if (e == null) throw new IllegalStateException("answer " + i + " was not embedded");
      boolean beyond = e.tokens() > embedder.tokenLimit();
      answers.add(new SourceAnswer(i, text, false, e.vector(), e.further(), beyond, null));
    }
    String other = OtherLanguage.is(language, embedder.languages()) ? language : "";
    if (prompt.isEmpty()) return new Answers(texts, embedder, other, Pool.of(answers));
    Embedder.Embedding own = vectors.get(prompt);
    double @Nullable [] unit = !other.isEmpty() || own == null ? null : Vectors.unit(own.vector());
    Topic topic = unit == null ? null : new Topic(unit, List.of());
    return new Answers(texts, embedder, other, Pool.of(answers, topic, prompt, language));
  }

  /** How many answers are measured. */
  public int size() {
    return texts.measured().size();
  }

  /** How many of the texts had nothing to measure: blank, invisible, or nothing but reasoning. */
  public int leftOut() {
    return texts.leftOut();
  }

  /** The answers as they are measured: without reasoning traces and without those left out. */
  public List<String> texts() {
    return texts.measured();
  }

  /** Who embedded them, {@code local:all-minilm-l6-v2@limit-256}; empty for words alone. */
  public Optional<String> embedder() {
    return Optional.ofNullable(embedder).map(Embedder.Identity::name);
  }

  /**
   * The measure with this id; {@code docs/metrics.md} and {@link PoolMetrics#known} list them.
   *
   * @param id {@code mean-pairwise-cosine@1}, {@code distinct-2}, {@code vendi-1} …; {@code
   *     @version} may be left off
   * @throws BadInput naming an id that does not exist, and those that do
   */
  public Score score(String id) {
    return measure(id).score();
  }

  /** The same with its definition. */
  public Measured measure(String id) {
    return measures(List.of(id)).get(0);
  }

  /** The measures with these ids, in the order of the list of all. */
  public List<Measured> measures(Collection<String> ids) {
    return measured(PoolMetrics.named(ids));
  }

  /**
   * Every measure of the default set, defined or not, in the order in which reports show them. On
   * request only, by their id: {@code ncd}, {@code ncd-excess} and {@code utility}.
   */
  public List<Measured> measures() {
    return measured(PoolMetrics.ALL);
  }

  private List<Measured> measured(List<PoolMetric> metrics) {
    List<Measured> scores = new ArrayList<>();
    synchronized (pool) {
      for (PoolMetric metric : metrics) scores.add(new Measured(metric.definition(), of(metric)));
    }
    return List.copyOf(scores);
  }

  private Score of(PoolMetric metric) {
    if (embedder == null && metric.definition().needsEmbedding()) return NO_EMBEDDER;
    return inWords(PoolScores.of(metric, pool, !otherLanguage.isEmpty()), otherLanguage);
  }

  private Score inWords(Score score, String language) {
    if (embedder == null || language.isEmpty()) return score;
    return OtherLanguage.inWords(score, List.of(language), embedder.languages(), NEXT);
  }

  /** How much the answers repeat one another, by meaning: copies give 1. */
  public Score meanPairwiseCosine() {
    return score(PoolMetrics.MEAN_PAIRWISE_COSINE);
  }

  /** The effective number of different answers, by meaning: copies give 1. Rises with n. */
  public Score vendi() {
    return score("vendi-1");
  }

  /** Different runs of {@code n} tokens over all such runs, n = 1 … 4. Falls with n. */
  public Score distinct(int n) {
    return score("distinct-" + n);
  }

  /** How well each answer is told from all others, word for word. Rises with n. */
  public Score selfBleu() {
    return score("self-bleu-4");
  }

  /** The longest common subsequence of words, as F1, averaged over pairs. */
  public Score rougeL() {
    return score("rouge-l");
  }

  /** Common runs of {@code n} tokens over all of the two, averaged over pairs, n = 1 … 4. */
  public Score jaccard(int n) {
    return score("jaccard-" + n);
  }

  /** The share of pairs that are the same text after normalisation. */
  public Score exactDuplicateRate() {
    return score(PoolMetrics.EXACT_DUPLICATE_RATE);
  }

  /**
   * A measure between these answers and another model's to the same prompt.
   *
   * @param id {@code inter-model-homogeneity}, {@code mmd2} or {@code cross-model-duplicate-rate}
   *     ({@code alikeness} is Undefined for a single prompt)
   * @throws BadInput naming an id that does not exist, and those that do
   * @throws IllegalArgumentException if different embedders made the vectors: they lie in different
   *     spaces
   */
  public Measured with(Answers other, String id) {
    Definition definition = PoolScores.ofPair(id);
    if (embedder != null && other.embedder != null && !embedder.equals(other.embedder))
      throw new IllegalArgumentException(
          "vectors of "
              + embedder.name()
              + " and of "
              + other.embedder.name()
              + " cannot be compared; embed both lists with one embedder");
    if (definition.needsEmbedding() && (embedder == null || other.embedder == null))
      return new Measured(definition, NO_EMBEDDER);
    String language = otherLanguage.isEmpty() ? other.otherLanguage : otherLanguage;
    Score score = PoolScores.between(id, copy(), other.copy(), !language.isEmpty());
    return new Measured(definition, inWords(score, language));
  }

  /** The mean cosine between these answers and another model's to the same prompt. */
  public Score interModelHomogeneity(Answers other) {
    return with(other, "inter-model-homogeneity").score();
  }

  /** A pool of one's own, so that two threads never wait for one another's. */
  private Pool copy() {
    synchronized (pool) {
      return pool.select(IntStream.range(0, pool.size()).toArray());
    }
  }

  /**
   * The two answers that are most alike, the first such pair: by the cosine of their vectors, or by
   * their words where there are none. Of more than 200 answers, the first 200 are looked at.
   *
   * @return empty for fewer than two answers that can be compared
   */
  public Optional<MostAlike> mostAlike() {
    return embedder == null || !otherLanguage.isEmpty()
        ? mostAlikeByWords()
        : mostAlike(PoolMetrics.MEAN_PAIRWISE_COSINE);
  }

  /** The same, by their words alone: {@code jaccard-1@1} of every pair. */
  public Optional<MostAlike> mostAlikeByWords() {
    return mostAlike("jaccard-1");
  }

  private Optional<MostAlike> mostAlike(String id) {
    PoolMetric metric = PoolMetrics.named(List.of(id)).get(0);
    Pool own = copy();
    int compared = Math.min(size(), MOST_COMPARED);
    MostAlike most = null;
    for (int i = 0; i < compared; i++)
      for (int j = i + 1; j < compared; j++)
        if (metric.of(own.select(new int[] {i, j})) instanceof Score.Value v
            && (most == null || v.value() > most.value()))
          most =
              new MostAlike(
                  texts.places().get(i),
                  texts.places().get(j),
                  texts.measured().get(i),
                  texts.measured().get(j),
                  metric.definition().id(),
                  v.value());
    return Optional.ofNullable(most);
  }

  @Override
  public String toString() {
    return size() + (size() == 1 ? " answer" : " answers");
  }
}
