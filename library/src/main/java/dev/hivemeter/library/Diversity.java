package dev.hivemeter.library;

import dev.hivemeter.embedder.LocalEmbedder;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.scoring.PoolScores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An open embedder, which makes {@link Answers} of texts: the way to measures of meaning.
 *
 * <pre>{@code
 * try (Diversity diversity = Diversity.open()) {
 *   Answers answers = diversity.answers(texts);
 *   Score score = answers.meanPairwiseCosine();
 * }
 * }</pre>
 *
 * <ul>
 *   <li>Opening takes half a second and about 100 MB; the first time on a machine the model and its
 *       native libraries, 122 MB, are unpacked into the cache folder. Open one, and keep it.
 *   <li>Safe for use by several threads at a time. The texts of one call are embedded by as many
 *       threads as the machine has cores.
 *   <li>The same text gives the same bits, whatever the thread or the order.
 *   <li>The embedder reads English. Where the prompt's language is told and is another one,
 *       measures of meaning are Undefined, and the reason names both.
 *   <li>It reads the first 256 tokens of an answer for its one vector; {@code beyond-limit-rate}
 *       says of how many answers that is not all.
 * </ul>
 */
public final class Diversity implements AutoCloseable {
  /** Names the cache folder; the command line's is the environment variable HIVEMETER_CACHE. */
  private static final String CACHE = "hivemeter.cache";

  private final Embedder embedder;
  private final boolean own;

  private Diversity(Embedder embedder, boolean own) {
    this.embedder = embedder;
    this.own = own;
  }

  /**
   * Opens all-MiniLM-L6-v2 in this process: no server, no key, no network. It unpacks into the
   * folder that the system property {@code hivemeter.cache} names, or else into {@code
   * .cache/hivemeter} in the user's own.
   *
   * @throws BadInput when the folder cannot be used or this machine has no native libraries
   */
  public static Diversity open() {
    String home = System.getProperty("user.home", ".");
    return open(Path.of(System.getProperty(CACHE, home + "/.cache/hivemeter")));
  }

  /** The same with a cache folder of one's own; made when missing. */
  public static Diversity open(Path cacheFolder) {
    int processors = Runtime.getRuntime().availableProcessors();
    String first = LocalEmbedder.names().get(0);
    return new Diversity(LocalEmbedder.open(first, cacheFolder, processors), true);
  }

  /**
   * With an embedder of one's own, which stays open on {@link #close}.
   *
   * @param embedder safe for use by many threads
   */
  public static Diversity using(Embedder embedder) {
    return new Diversity(embedder, false);
  }

  /** Who embeds: name, hash of the weights, length limit, languages. */
  public Embedder.Identity embedder() {
    return embedder.identity();
  }

  /**
   * Answers to one prompt, which nobody tells: measures that read the prompt are Undefined.
   *
   * @param texts one answer each, in the order of their calls
   * @throws IllegalArgumentException naming the place of a text that is null
   * @throws IllegalStateException if this is closed
   */
  public Answers answers(List<String> texts) {
    return made("", Answers.UNKNOWN_LANGUAGE, texts);
  }

  /**
   * Answers to this prompt.
   *
   * @param prompt as it was asked
   * @param language of the prompt, BCP 47: {@code en}, {@code de} …; {@code und} where it is not
   *     known
   * @param texts one answer each, in the order of their calls
   */
  public Answers answers(String prompt, String language, List<String> texts) {
    if (prompt.isBlank())
      throw new IllegalArgumentException("the prompt is blank; leave it out if it is not known");
    if (language.isBlank())
      throw new IllegalArgumentException(
          "the language is blank; it is a BCP 47 tag such as 'en', or 'und' if it is not known");
    return made(prompt, language, texts);
  }

  private Answers made(String prompt, String language, List<String> given) {
    Texts texts = Texts.of(given);
    Set<String> different = new LinkedHashSet<>(texts.measured());
    if (!prompt.isEmpty()) different.add(prompt);
    return Answers.embedded(
        texts, prompt, language, embedder.identity(), vectors(List.copyOf(different)));
  }

  private Map<String, Embedder.Embedding> vectors(List<String> texts) {
    List<Embedder.Embedding> embedded =
        embedder.batch() > 1
            ? inBatches(texts)
            : texts.parallelStream().map(embedder::embed).toList();
    Map<String, Embedder.Embedding> byText = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) byText.put(texts.get(i), embedded.get(i));
    return byText;
  }

  private List<Embedder.Embedding> inBatches(List<String> texts) {
    List<Embedder.Embedding> embedded = new ArrayList<>();
    try {
      for (int from = 0; from < texts.size(); from += embedder.batch())
        embedded.addAll(
            embedder.embedAll(
                texts.subList(from, Math.min(from + embedder.batch(), texts.size()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while embedding", e);
    }
    return embedded;
  }

  /**
   * The mean of a measure over several prompts with its 95 % interval over prompts, as {@code
   * hivemeter score} gives it for a model. Prompts for which the measure is Undefined are left out:
   * n says how many count.
   *
   * @param id as in {@link Answers#score}
   * @param prompts the answers to one prompt each; no two of them paraphrases of one question
   * @param seed of the resamples that skewed values need; the same seed gives the same bits
   * @throws BadInput naming an id that does not exist, and those that do
   */
  public static Measured overPrompts(String id, List<Answers> prompts, long seed) {
    Definition definition = PoolMetrics.named(List.of(id)).get(0).definition();
    List<Score> scores = prompts.stream().map(a -> a.score(id)).toList();
    return new Measured(definition, PoolScores.overPrompts(definition, scores, seed));
  }

  /**
   * The mean over several prompts of a measure between two models, with its 95 % interval over
   * prompts, as {@code hivemeter score} gives it for a pair of models.
   *
   * @param id as in {@link Answers#with}
   * @param one the first model's answers to each prompt
   * @param other the second model's answers to the same prompts, in the same order
   * @param seed as in {@link #overPrompts}
   * @throws IllegalArgumentException if the lists do not have the same length
   */
  public static Measured between(String id, List<Answers> one, List<Answers> other, long seed) {
    if (one.size() != other.size())
      throw new IllegalArgumentException(
          "answers to "
              + one.size()
              + " and to "
              + other.size()
              + " prompts cannot be matched; give both models' answers to the same prompts");
    List<Score> scores = new ArrayList<>();
    for (int p = 0; p < one.size(); p++) scores.add(one.get(p).with(other.get(p), id).score());
    Definition definition = PoolScores.ofPair(id);
    return new Measured(definition, PoolScores.overPrompts(definition, scores, seed));
  }

  /** Closes the embedder if it was opened here; answers that are made already can be measured. */
  @Override
  public void close() {
    if (own) embedder.close();
  }
}
