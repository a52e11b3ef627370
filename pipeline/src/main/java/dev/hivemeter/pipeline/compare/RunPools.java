package dev.hivemeter.pipeline.compare;

import dev.hivemeter.compare.Pools;
import dev.hivemeter.metric.Pool;
import dev.hivemeter.pipeline.StopSignal;
import dev.hivemeter.pipeline.StoredAnswers;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Reads the pools of a run again, one at a time. The run must stay open as long. */
public final class RunPools implements Pools {
  private final StoredAnswers answers;
  private final StopSignal stop;
  private final Map<List<String>, StoredCell> cells = new HashMap<>();

  /**
   * @param embedder whose vectors to read; null for none
   * @param stop ends the reading between two pools
   */
  public RunPools(RunReader run, Embedder.@Nullable Identity embedder, StopSignal stop) {
    this.answers = new StoredAnswers(run, embedder);
    this.stop = stop;
    for (Conditions.Column c : Conditions.of(run).columns())
      for (StoredCell cell : c.cells())
        if (cells.put(List.of(c.label(), cell.cell().prompt().id()), cell) != null)
          throw new IllegalStateException("two cells of '" + c.label() + "' are of one prompt");
  }

  /**
   * {@inheritDoc}
   *
   * @throws CancellationException when it was stopped
   */
  @Override
  public Pool pool(String condition, String prompt) {
    if (stop.stopped()) throw new CancellationException("stopped");
    StoredCell cell = cells.get(List.of(condition, prompt));
    if (cell == null)
      throw new IllegalArgumentException(
          "the run has no '" + condition + "' asked '" + prompt + "'");
    return Pool.of(usable(answers, cell));
  }

  /** The answers of which something is left to measure, in the order in which they are scored. */
  static List<SourceAnswer> usable(StoredAnswers answers, StoredCell cell) {
    return answers.answers(cell).stream()
        .filter(a -> !a.text().isBlank())
        .sorted(Comparator.comparingInt(SourceAnswer::sample).thenComparing(SourceAnswer::part))
        .toList();
  }
}
