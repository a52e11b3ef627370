package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Topic;
import dev.hivemeter.metric.Vectors;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one pass over all answers: condition by condition, so that no more than one condition's texts
 * and vectors are in memory. Everything that needs the answers themselves is done here.
 */
final class Reading {
  private final ScoringRequest request;
  private final AnswerSource source;
  private final Grid grid;
  private final Workers workers;
  private final List<@Nullable Topic> topics;
  private final Set<String> words = ConcurrentHashMap.newKeySet();
  private final AtomicInteger read = new AtomicInteger();

  /** Of each condition and prompt. */
  final Kept[][] kept;

  /** Scores of the cross-prompt pools, of each condition, prompt and metric; unset for controls. */
  final Score[][][] crossPrompt;

  Reading(ScoringRequest request, AnswerSource source, Grid grid, Workers workers) {
    this.request = request;
    this.source = source;
    this.grid = grid;
    this.workers = workers;
    this.kept = new Kept[grid.columns().size()][grid.prompts().size()];
    this.crossPrompt = new Score[grid.columns().size()][][];
    this.topics = topics();
  }

  void run(IntConsumer cellsDone) {
    for (int c = 0; c < kept.length; c++) {
      int column = c;
      List<List<SourceAnswer>> answers = new ArrayList<>();
      for (int p = 0; p < grid.prompts().size(); p++) answers.add(List.of());
      workers.each(answers.size(), p -> answers.set(p, measured(column, p, cellsDone)));
      if (grid.columns().get(column).control()) continue;
      CrossPromptPools pools = new CrossPromptPools(grid, answers, request.seed());
      Score[][] scores = new Score[answers.size()][];
      workers.each(
          scores.length,
          p -> {
            StoredCell cell = grid.cell(column, p);
            List<SourceAnswer> drawn = cell == null ? List.of() : pools.draw(p, cell.key());
            scores[p] = Kept.measureEnd(Pool.of(drawn), metrics(), otherLanguage(p));
          });
      crossPrompt[column] = scores;
    }
  }

  /** The run's vocabulary in a fixed order: every token of every answer that is no control's. */
  List<String> vocabulary() {
    return words.stream().sorted().toList();
  }

  boolean otherLanguage(int prompt) {
    String language = grid.language(prompt);
    return !request.languages().isEmpty()
        && !language.equals("und")
        && !request.languages().contains(language);
  }

  List<PoolMetric> metrics() {
    return request.metrics();
  }

  /** The answers of one cell, in sample order, without those of which no text is left. */
  static List<SourceAnswer> usable(List<SourceAnswer> answers) {
    return answers.stream()
        .filter(a -> !a.text().isBlank())
        .sorted(Comparator.comparingInt(SourceAnswer::sample))
        .toList();
  }

  private List<SourceAnswer> measured(int column, int prompt, IntConsumer cellsDone) {
    StoredCell cell = grid.cell(column, prompt);
    boolean otherLanguage = otherLanguage(prompt);
    if (cell == null) {
      kept[column][prompt] = Kept.empty(metrics(), otherLanguage);
      return List.of();
    }
    List<SourceAnswer> all = source.answers(cell);
    List<SourceAnswer> answers = usable(all);
    Prompt asked = grid.prompts().get(prompt);
    Pool pool = Pool.of(answers, topics.get(prompt), asked.text(), asked.language());
    kept[column][prompt] = Kept.of(pool, all.size() - answers.size(), metrics(), otherLanguage);
    if (!grid.columns().get(column).control()) words.addAll(pool.words());
    cellsDone.accept(read.incrementAndGet());
    return answers;
  }

  /**
   * What each prompt asks, as a vector among the vectors of the prompts that are not paraphrases.
   */
  private List<@Nullable Topic> topics() {
    int prompts = grid.prompts().size();
    Map<Integer, double[]> units = new HashMap<>();
    Map<String, float[]> given = request.embedding().isEmpty() ? Map.of() : source.promptVectors();
    for (int p = 0; p < prompts; p++) {
      double[] unit = otherLanguage(p) ? null : Vectors.unit(given.get(grid.prompts().get(p).id()));
      if (unit != null) units.put(p, unit);
    }
    List<@Nullable Topic> topics = new ArrayList<>();
    for (int p = 0; p < prompts; p++) {
      double[] own = units.get(p);
      List<double[]> others = new ArrayList<>();
      for (int q = 0; q < prompts; q++) {
        double[] other = units.get(q);
        if (other != null && grid.cluster()[q] != grid.cluster()[p]) others.add(other);
      }
      topics.add(own == null ? null : new Topic(own, others));
    }
    return topics;
  }
}
