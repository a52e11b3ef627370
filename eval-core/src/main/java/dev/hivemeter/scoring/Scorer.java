package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.AnswerSource;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Turns the answers of a run into rows of scores. */
public final class Scorer {
  private Scorer() {}

  /** All rows, in a fixed order. */
  public static List<ScoreRow> score(ScoringRequest request, AnswerSource source) {
    return score(request, source, done -> {});
  }

  /**
   * All rows, in a fixed order.
   *
   * @param cellsDone is told how many cells have been read so far; called from several threads
   */
  public static List<ScoreRow> score(
      ScoringRequest request, AnswerSource source, IntConsumer cellsDone) {
    List<ScoreRow> rows = new ArrayList<>();
    int done = 0;
    for (StoredCell cell : request.cells()) {
      Pool pool = Pool.of(source.answers(cell));
      for (PoolMetric metric : request.metrics())
        rows.add(
            new ScoreRow(
                metric.definition().id(),
                metric.definition().needsEmbedding() ? request.embedding() : "",
                Scope.POOL,
                cell.cell().condition().model().label(),
                "",
                cell.cell().prompt().id(),
                cell.cell().condition().sampling(),
                cell.cell().condition().elicitation().name(),
                ScoreRow.DEFAULT,
                metric.of(pool)));
      cellsDone.accept(++done);
    }
    return rows;
  }
}
