package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.Topic;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Place;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.SharedPhrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The two passes over all answers: prompt by prompt for what stands within a prompt, then condition
 * by condition for the pools across prompts. No more than one prompt's or one condition's texts and
 * vectors are in memory a thread. Everything that needs the answers themselves is done here.
 */
final class Reading {
  /** Prompts that one task reads on end, so that the next one is read once for both its uses. */
  private static final int BLOCK = 8;

  private final ScoringRequest request;
  private final AnswerSource source;
  private final Grid grid;
  private final Workers workers;
  private final List<@Nullable Topic> topics;
  private final Set<String> words = ConcurrentHashMap.newKeySet();
  private final AtomicInteger read = new AtomicInteger();

  /** Where costly measures have ends. */
  final EndPrompts ends;

  /** Of each condition and prompt. */
  final CellScores[][] cells;

  /** The same, all answers: what is kept of each cell. */
  final Kept[][] kept;

  /** Scores of the cross-prompt pools, of each condition, prompt and metric; unset for controls. */
  final Score[][][] crossPrompt;

  /** Scores of the pool of one answer to every prompt, by condition and metric. */
  final Score[][] acrossPrompts;

  /** What stands between the models of one group, by group and prompt. */
  final Together[][] together;

  Reading(ScoringRequest request, AnswerSource source, Grid grid, Workers workers) {
    this.request = request;
    this.source = source;
    this.grid = grid;
    this.workers = workers;
    this.ends = new EndPrompts(grid);
    int columns = grid.columns().size();
    int prompts = grid.prompts().size();
    this.cells = new CellScores[columns][prompts];
    this.kept = new Kept[columns][prompts];
    this.crossPrompt = new Score[columns][][];
    this.acrossPrompts = new Score[columns][];
    this.together = new Together[grid.groups().size()][prompts];
    this.topics =
        Topics.of(
            grid,
            request.embedding().isEmpty() ? Map.of() : source.promptVectors(),
            this::otherLanguage);
  }

  void run(IntConsumer cellsDone) {
    int prompts = grid.prompts().size();
    int block = Math.max(1, Math.min(BLOCK, prompts / (4 * request.threads())));
    workers.each((prompts + block - 1) / block, b -> prompts(b * block, block, cellsDone));
    for (int c = 0; c < kept.length; c++) acrossPrompts(c);
  }

  /** The run's vocabulary in a fixed order: every token of every model's answers. */
  List<String> vocabulary() {
    return words.stream().sorted().toList();
  }

  boolean otherLanguage(int prompt) {
    return OtherLanguage.is(grid.language(prompt), request.languages());
  }

  List<PoolMetric> metrics() {
    return request.metrics();
  }

  private void prompts(int from, int count, IntConsumer cellsDone) {
    PromptAnswers next = null;
    for (int p = from; p < Math.min(from + count, grid.prompts().size()); p++) {
      PromptAnswers own = next != null && next.prompt() == p ? next : answers(p);
      int other = grid.other(p);
      next = other < 0 ? null : answers(other);
      prompt(own, next);
      for (int c = 0; c < kept.length; c++)
        if (grid.cell(c, p) != null) cellsDone.accept(read.incrementAndGet());
    }
  }

  private PromptAnswers answers(int prompt) {
    return new PromptAnswers(grid, source, prompt, topics.get(prompt));
  }

  private void prompt(PromptAnswers answers, @Nullable PromptAnswers other) {
    int p = answers.prompt();
    SamePrompt here = new SamePrompt(request, grid, ends, source, answers, otherLanguage(p));
    for (int c = 0; c < kept.length; c++) {
      cells[c][p] = here.cell(c);
      kept[c][p] = cells[c][p].kept();
    }
    here.addWords(words);
    for (int g = 0; g < together.length; g++) together[g][p] = here.together(g, other);
  }

  private void acrossPrompts(int column) {
    List<List<SourceAnswer>> answers = new ArrayList<>();
    for (int p = 0; p < grid.prompts().size(); p++) answers.add(List.of());
    workers.each(
        answers.size(),
        p -> {
          StoredCell cell = grid.cell(column, p);
          if (cell != null) answers.set(p, PromptAnswers.usable(source.answers(cell)));
        });
    StylePool style = StylePool.of(grid, answers, request.seed());
    acrossPrompts[column] =
        Kept.measureEnd(
            Pool.of(style.answers()),
            metrics(),
            style.prompt() < 0 || otherLanguage(style.prompt()),
            true);
    CrossPromptPools pools = new CrossPromptPools(grid, answers, request.seed());
    Score[][] scores = new Score[answers.size()][];
    if (grid.columns().get(column).compared())
      workers.each(
          scores.length,
          p -> {
            StoredCell cell = grid.cell(column, p);
            List<SourceAnswer> drawn = cell == null ? List.of() : pools.draw(p, cell.key());
            scores[p] =
                Kept.measureEnd(Pool.of(drawn), metrics(), otherLanguage(p), ends.taken(column, p));
          });
    crossPrompt[column] = scores;
  }

  /** Whether more than 1 % of a condition's answers are refusals. */
  boolean refuses(int column) {
    int refused = 0;
    int answers = 0;
    for (CellScores cell : cells[column]) {
      refused += cell.refused();
      answers += cell.kept().usable();
    }
    return refused > 0.01 * answers;
  }

  /** What is kept of each cell's answers that are no refusals. */
  Kept[][] accepted() {
    return Arrays.stream(cells)
        .map(column -> Arrays.stream(column).map(CellScores::accepted).toArray(Kept[]::new))
        .toArray(Kept[][]::new);
  }

  List<SharedPhrase> phrases() {
    List<SharedPhrase> all = new ArrayList<>();
    for (Together[] group : together) for (Together t : group) all.addAll(t.phrases());
    return all;
  }

  List<Place> places() {
    List<Place> all = new ArrayList<>();
    for (Together[] group : together) for (Together t : group) all.addAll(t.places());
    return all;
  }
}
