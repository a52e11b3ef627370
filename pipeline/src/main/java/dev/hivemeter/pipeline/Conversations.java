package dev.hivemeter.pipeline;

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
public final class Conversations {
  private Conversations() {}

  /**
   * The texts of the slot's predecessors in their order, without reasoning. One that brought no
   * text, because it was empty or filtered, has no turn.
   *
   * @throws IllegalStateException if a predecessor is not settled
   */
  static List<String> before(RunReader run, CellKey key, Cell cell, int sample) {
    List<Integer> predecessors = predecessors(cell, sample);
    if (predecessors.isEmpty()) return List.of();
    List<Sample> samples = run.samples(key);
    if (!areSettled(samples, cell, sample))
      throw new IllegalStateException(
          "sample " + sample + " follows on " + predecessors + ", of which not all are there");
    return before(samples, cell, sample);
  }

  /** Whether everything that a slot follows on has been said. */
  public static boolean areSettled(List<Sample> samples, Cell cell, int sample) {
    return settled(samples, cell, sample).size() == predecessors(cell, sample).size();
  }

  /**
   * The texts of those predecessors that are there, in their order and without reasoning.
   *
   * @param samples of the cell, by index
   */
  public static List<String> before(List<Sample> samples, Cell cell, int sample) {
    List<String> earlier = new ArrayList<>();
    for (Sample s : settled(samples, cell, sample)) {
      String text = Reasoning.strip(said(s.outcome()));
      if (!text.isBlank()) earlier.add(text);
    }
    return earlier;
  }

  private static List<Sample> settled(List<Sample> samples, Cell cell, int sample) {
    List<Integer> predecessors = predecessors(cell, sample);
    return samples.stream()
        .filter(s -> predecessors.contains(s.index()) && !(s.outcome() instanceof Outcome.Failed))
        .toList();
  }

  private static List<Integer> predecessors(Cell cell, int sample) {
    return cell.condition().elicitation().approach().predecessors(sample);
  }

  private static String said(Outcome outcome) {
    String text = null;
    if (outcome instanceof Outcome.Answered a) text = a.text();
    else if (outcome instanceof Outcome.Refused r) text = r.text();
    else if (outcome instanceof Outcome.Unparsed u) text = u.text();
    return text == null ? "" : text;
  }
}
