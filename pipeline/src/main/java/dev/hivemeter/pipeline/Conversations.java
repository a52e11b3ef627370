package dev.hivemeter.pipeline;

import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.text.Reasoning;
import java.util.ArrayList;
import java.util.List;

/**
 * What was said in a conversation before a slot, as it stands on disk: a resumed conversation goes
 * on from the same words.
 */
final class Conversations {
  private Conversations() {}

  /**
   * The texts of the slot's predecessors in their order, without reasoning. One that brought no
   * text, because it was empty or filtered, has no turn.
   *
   * @throws IllegalStateException if a predecessor is not settled
   */
  static List<String> before(RunReader run, CellKey key, Cell cell, int sample) {
    Approach approach = cell.condition().elicitation().approach();
    List<Integer> predecessors = approach.predecessors(sample);
    if (predecessors.isEmpty()) return List.of();
    List<String> earlier = new ArrayList<>();
    int found = 0;
    for (Sample s : run.samples(key)) {
      if (!predecessors.contains(s.index()) || s.outcome() instanceof Outcome.Failed) continue;
      found++;
      String text = Reasoning.strip(said(s.outcome()));
      if (!text.isBlank()) earlier.add(text);
    }
    if (found < predecessors.size())
      throw new IllegalStateException(
          "sample "
              + sample
              + " follows on "
              + predecessors
              + ", of which "
              + found
              + " are there");
    return earlier;
  }

  private static String said(Outcome outcome) {
    String text = null;
    if (outcome instanceof Outcome.Answered a) text = a.text();
    else if (outcome instanceof Outcome.Refused r) text = r.text();
    else if (outcome instanceof Outcome.Unparsed u) text = u.text();
    return text == null ? "" : text;
  }
}
