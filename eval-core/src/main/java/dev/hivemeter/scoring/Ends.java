package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import dev.hivemeter.stats.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The two ends between which real pools lie, at each cell's own number of answers and measured by
 * the same functions.
 *
 * <p><em>Parrot</em>: copies of one answer of the run, the first whose length is the median. It is
 * the collapsed end of every measure. <em>Dice</em>: tokens drawn with equal chance from the run's
 * vocabulary, at the lengths of the cell's answers: for measures of words in tokens, for measures
 * of characters in characters. It is the diverse end of lexical measures; to an embedder random
 * words are all alike, so its diverse end is the cross-prompt pool.
 */
final class Ends {
  private final Grid grid;
  private final Reading reading;
  private final AnswerSource source;
  private final Workers workers;
  private final long seed;

  Ends(Grid grid, Reading reading, AnswerSource source, Workers workers, long seed) {
    this.grid = grid;
    this.reading = reading;
    this.source = source;
    this.workers = workers;
    this.seed = seed;
  }

  /**
   * Scores of the parrot by pool size, for every size that a cell has; empty if the run has no
   * text.
   *
   * @param withVectors whether the text must have a vector
   */
  Map<Integer, Score[]> parrot(boolean withVectors) {
    TreeMap<Integer, Score[]> bySize = new TreeMap<>();
    List<SourceAnswer> embedded = medianAnswer(withVectors);
    // Without a single vector, as in a run in another language, the words still have their end.
    List<SourceAnswer> text = embedded.isEmpty() ? medianAnswer(false) : embedded;
    if (text.isEmpty()) return bySize;
    for (int c = 0; c < reading.kept.length; c++)
      for (Kept k : reading.kept[c]) bySize.put(k.usable(), new Score[0]);
    List<Integer> sizes = List.copyOf(bySize.keySet());
    Score[][] scores = new Score[sizes.size()][];
    workers.each(
        scores.length,
        i ->
            scores[i] =
                Kept.measureEnd(
                    Pool.of(Collections.nCopies(sizes.get(i), text.get(0))),
                    reading.metrics(),
                    false,
                    true));
    for (int i = 0; i < scores.length; i++) bySize.put(sizes.get(i), scores[i]);
    return bySize;
  }

  /** Scores of the dice, of each condition, prompt and metric; unset for controls. */
  Score[][][] dice() {
    int prompts = grid.prompts().size();
    List<String> vocabulary = reading.vocabulary();
    Score[][][] scores = new Score[grid.columns().size()][prompts][];
    workers.each(
        scores.length * prompts,
        i -> {
          int c = i / prompts;
          int p = i % prompts;
          if (grid.columns().get(c).compared())
            scores[c][p] =
                Kept.measureEnd(
                    rolled(c, p, vocabulary),
                    lexical(reading.metrics()),
                    false,
                    reading.ends.taken(c, p));
        });
    return scores;
  }

  /** The measures that need no vectors. */
  static List<PoolMetric> lexical(List<PoolMetric> metrics) {
    return metrics.stream().filter(m -> !m.definition().needsEmbedding()).toList();
  }

  private Pool rolled(int column, int prompt, List<String> vocabulary) {
    StoredCell cell = grid.cell(column, prompt);
    if (cell == null || vocabulary.isEmpty()) return Pool.of(List.of());
    Draws draws = Draws.of(seed, "dice", cell.key().hex());
    Kept kept = reading.kept[column][prompt];
    int[] lengths = kept.lengths();
    int[][] tokens = new int[lengths.length][];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = new int[lengths[i]];
      for (int k = 0; k < tokens[i].length; k++) tokens[i][k] = draws.below(vocabulary.size());
    }
    return Pool.ofTokens(tokens, vocabulary, kept.characters());
  }

  /** The first answer whose length is the (lower) median of all that may serve; one or none. */
  private List<SourceAnswer> medianAnswer(boolean withVectors) {
    List<Integer> lengths = new ArrayList<>();
    for (int c = 0; c < reading.kept.length; c++)
      if (grid.columns().get(c).compared())
        for (Kept k : reading.kept[c])
          for (int i = 0; i < k.usable(); i++)
            if (may(k, i, withVectors)) lengths.add(k.lengths()[i]);
    if (lengths.isEmpty()) return List.of();
    int[] sorted = lengths.stream().mapToInt(l -> l).sorted().toArray();
    int median = sorted[(sorted.length - 1) / 2];
    for (int c = 0; c < reading.kept.length; c++) {
      if (!grid.columns().get(c).compared()) continue;
      for (int p = 0; p < reading.kept[c].length; p++) {
        Kept k = reading.kept[c][p];
        StoredCell cell = grid.cell(c, p);
        for (int i = 0; i < k.usable() && cell != null; i++)
          if (may(k, i, withVectors) && k.lengths()[i] == median)
            return Arrays.asList(PromptAnswers.usable(source.answers(cell)).get(i));
      }
    }
    return List.of();
  }

  private static boolean may(Kept k, int i, boolean withVectors) {
    return k.lengths()[i] > 0 && (!withVectors || (k.withVector()[i] && !k.otherLanguage()));
  }
}
