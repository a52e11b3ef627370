package dev.hivemeter.reports;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Condition;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.text.MeasuredText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Holds scores against the answers that the run has now: old numbers beside new answers mislead.
 */
final class Freshness {
  private static final Set<String> COUNTS = Set.of("answers-measured", "answers-blank");

  private Freshness() {}

  /**
   * @throws BadInput when answers came, or a study changed, after the run was scored
   */
  static void require(RunReader run, List<ScoreRow> rows) {
    Map<List<Object>, Long> scored = new HashMap<>();
    for (ScoreRow r : rows)
      if (r.scope() == Scope.MODEL
          && COUNTS.contains(ScoreIndex.name(r.metric()))
          && r.sampling() != null
          && r.score() instanceof Score.Value v)
        scored.merge(
            List.of(r.model(), r.sampling(), r.elicitation()), Math.round(v.value()), Long::sum);
    if (scored.isEmpty()) return;
    Map<List<Object>, Long> there = new HashMap<>();
    var outcomes = run.outcomes();
    for (StoredCell cell : run.openCells()) {
      Condition c = cell.cell().condition();
      int answered =
          c.elicitation().approach().answers() > 1
              ? answers(run, cell)
              : outcomes.getOrDefault(cell.key(), Map.of()).getOrDefault("answered", 0);
      there.merge(
          List.of(c.model().label(), c.sampling(), c.elicitation().name()),
          (long) answered,
          Long::sum);
    }
    there.values().removeIf(n -> n == 0);
    scored.values().removeIf(n -> n == 0);
    if (!scored.equals(there))
      throw new BadInput(
          "the run holds "
              + sum(there)
              + " answers, but its scores were made from "
              + sum(scored)
              + " (or from other models and samplings); run `hivemeter score RUN` again, then"
              + " `hivemeter report RUN`");
  }

  private static int answers(RunReader run, StoredCell cell) {
    return run.plannedSamples(cell).stream().mapToInt(s -> MeasuredText.of(s).size()).sum();
  }

  private static long sum(Map<List<Object>, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
