package dev.hivemeter.scoring;

import dev.hivemeter.model.Aside;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.ScoreRow;
import java.util.List;
import java.util.Map;

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

  /**
   * All rows, in a fixed order: models, then pools.
   *
   * @param cells of the whole run, in its order
   * @param seed of the null draws
   */
  public static List<ScoreRow> score(List<StoredCell> cells, Source source, long seed) {
    return List.of();
  }
}
