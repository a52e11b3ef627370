package dev.hivemeter.pipeline;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.plan.Plan;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a run already holds under the same names but asked otherwise: another template, say,
 * of the same model. Scores are stored by those names, so the two could never be told apart; the
 * plan is refused before anything is spent on it.
 */
final class ChangedQuestions {
  /** The names under which a cell's scores stand. */
  private record Names(String model, Sampling sampling, String elicitation, String prompt) {
    static Names of(Cell cell) {
      return new Names(
          cell.condition().model().label(),
          cell.condition().sampling(),
          cell.condition().elicitation().name(),
          cell.prompt().id());
    }
  }

  private ChangedQuestions() {}

  /**
   * @throws BadInput naming the model, the prompt, what differs and the ways out
   */
  static void refuse(Plan plan, RunReader run) {
    Map<Names, Cell> planned = new HashMap<>();
    plan.cells().values().forEach(cell -> planned.put(Names.of(cell), cell));
    for (StoredCell stored : run.cells()) {
      if (plan.cells().containsKey(stored.key())) continue;
      Cell now = planned.get(Names.of(stored.cell()));
      if (now == null) continue;
      throw new BadInput(
          "the run already asked '"
              + now.condition().label()
              + "' prompt '"
              + now.prompt().id()
              + "' with another "
              + String.join(" and another ", differences(stored.cell(), now))
              + "; both cannot stand under one name. Give the model a new label (a changed prompt a"
              + " new id, a changed elicitation a new name), or take a new run folder with --into");
    }
  }

  private static List<String> differences(Cell before, Cell now) {
    var was = before.condition();
    var is = now.condition();
    List<String> all = new ArrayList<>();
    add(all, "prompt text", before.prompt().text(), now.prompt().text());
    add(all, "endpoint", was.model().endpointClass(), is.model().endpointClass());
    add(all, "template", was.model().template(), is.model().template());
    add(all, "list of stop strings", was.model().stop(), is.model().stop());
    add(all, "extra body", was.model().asking().extraBody(), is.model().asking().extraBody());
    add(all, "system text", was.elicitation().system(), is.elicitation().system());
    add(all, "way of asking", was.elicitation().approach(), is.elicitation().approach());
    return all;
  }

  private static void add(
      List<String> all, String name, @Nullable Object was, @Nullable Object is) {
    if (!Objects.equals(was, is)) all.add(name);
  }
}
