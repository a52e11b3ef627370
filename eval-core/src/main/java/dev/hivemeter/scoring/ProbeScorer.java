package dev.hivemeter.scoring;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Task;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.probe.ControlMeasures;
import dev.hivemeter.probe.ControlScores;
import dev.hivemeter.probe.FirstToken;
import dev.hivemeter.probe.InvalidRates;
import dev.hivemeter.probe.PoolScore;
import dev.hivemeter.probe.ProbeScores;
import dev.hivemeter.probe.ReadAnswers;
import dev.hivemeter.score.Definition;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Turns the answers to probes and controls into rows of scores. Open-ended prompts among the cells
 * are passed over; {@link Scorer} is for them.
 */
public final class ProbeScorer {
  private ProbeScorer() {}

  /** Where the answers are. */
  public interface Source {
    /** The planned samples of a cell, by index. */
    List<Sample> samples(StoredCell cell);

    /** What came beside them, by sample index. */
    Map<Integer, Aside> asides(StoredCell cell);

    /** A run's. */
    static Source of(RunReader run) {
      return new Source() {
        @Override
        public List<Sample> samples(StoredCell cell) {
          return run.plannedSamples(cell);
        }

        @Override
        public Map<Integer, Aside> asides(StoredCell cell) {
          return run.asides(cell.key());
        }
      };
    }
  }

  /** Of a model: the mean over prompts. */
  private static final List<Definition> OF_MODELS =
      List.of(
          InvalidRates.ANY,
          InvalidRates.FORMAT,
          InvalidRates.OUT_OF_RANGE,
          InvalidRates.REFUSAL,
          InvalidRates.EMPTY,
          ControlMeasures.ACCURACY,
          ControlMeasures.CONSISTENCY,
          ControlMeasures.MODE_RIGHT,
          ControlMeasures.INVALID);

  /**
   * All rows, in a fixed order: models, then pools. They depend on the cells, their answers and the
   * seed alone. One cell's answers are in memory at a time.
   *
   * @param cells of the whole run, in its order
   * @param seed of the draws from the laws, and of resamples
   */
  public static List<ScoreRow> score(List<StoredCell> cells, Source source, long seed) {
    Grid grid = Grid.of(cells.stream().filter(ProbeScorer::isJudged).toList());
    ProbeScores probes = new ProbeScores(seed);
    int prompts = grid.prompts().size();
    List<List<List<PoolScore>>> scores = new ArrayList<>();
    for (int c = 0; c < grid.columns().size(); c++) {
      List<List<PoolScore>> column = new ArrayList<>();
      for (int p = 0; p < prompts; p++) {
        StoredCell cell = grid.cell(c, p);
        column.add(cell == null ? List.of() : ofCell(probes, cell, source));
      }
      scores.add(column);
    }
    Rows rows = new Rows("");
    for (int c = 0; c < scores.size(); c++)
      for (Definition d : OF_MODELS) model(grid, c, scores.get(c), d, seed, rows);
    for (int c = 0; c < scores.size(); c++)
      for (int p = 0; p < prompts; p++)
        for (PoolScore s : scores.get(c).get(p))
          rows.pool(
              s.definition(),
              grid.columns().get(c),
              grid.prompts().get(p).id(),
              s.variant(),
              s.score());
    return rows.list();
  }

  private static boolean isJudged(StoredCell cell) {
    return !(cell.cell().prompt().task() instanceof Task.Open);
  }

  private static List<PoolScore> ofCell(ProbeScores probes, StoredCell cell, Source source) {
    Prompt prompt = cell.cell().prompt();
    ReadAnswers answers = ReadAnswers.of(prompt, source.samples(cell));
    if (prompt.task() instanceof Task.Control control) return ControlScores.of(control, answers);
    if (!(prompt.task() instanceof Task.Probe probe))
      throw new IllegalArgumentException("prompt '" + prompt.id() + "' is open-ended");
    Approach approach = cell.cell().condition().elicitation().approach();
    FirstToken exact = firstToken(cell, source.asides(cell)).orElse(null);
    return probes.of(probe, answers, approach::together, exact);
  }

  /**
   * The law of a cell's first token, where there is one: of a finite law and one value an answer,
   * asked in the same words each time; of the first call whose alternatives are listed.
   */
  public static Optional<FirstToken> firstToken(StoredCell cell, Map<Integer, Aside> asides) {
    if (!(cell.cell().prompt().task() instanceof Task.Probe p)
        || !(p.law() instanceof Law.Finite law)
        || p.values() != 1
        || !(cell.cell().condition().elicitation().approach() instanceof Approach.Once))
      return Optional.empty();
    return new TreeMap<>(asides)
        .values().stream()
            .map(Aside::logprobs)
            .filter(Objects::nonNull)
            .map(l -> FirstToken.of(law, l))
            .flatMap(Optional::stream)
            .findFirst();
  }

  private static void model(
      Grid grid, int c, List<List<PoolScore>> column, Definition d, long seed, Rows rows) {
    Score[] byPrompt = new Score[column.size()];
    List<Integer> chosen = new ArrayList<>();
    for (int p = 0; p < byPrompt.length; p++)
      for (PoolScore s : column.get(p))
        if (s.definition().equals(d) && s.variant().equals(ScoreRow.DEFAULT)) {
          byPrompt[p] = s.score();
          chosen.add(p);
        }
    if (chosen.isEmpty()) return;
    OverPrompts.Method method =
        d.equals(ControlMeasures.MODE_RIGHT)
            ? OverPrompts.Method.WILSON
            : OverPrompts.Method.of(d, ScoreRow.DEFAULT, seed);
    int[] places = chosen.stream().mapToInt(p -> p).toArray();
    rows.model(
        d,
        grid.columns().get(c),
        ScoreRow.DEFAULT,
        OverPrompts.mean(byPrompt, places, grid.cluster(), method, "no prompt"));
  }
}
