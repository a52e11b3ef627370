package dev.hivemeter.scoring;

import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The models that are averaged and paired: shown, under one sampling and one elicitation.
 *
 * @param elicitation as it stands in study rows: empty unless the run has several
 * @param columns places in the grid, ascending
 */
record StudyGroup(Sampling sampling, String elicitation, List<Integer> columns) {

  private record Key(Sampling sampling, String elicitation) {}

  /** The groups in the order in which their first condition comes. */
  static List<StudyGroup> of(Grid grid, Kept[][] kept) {
    Map<Key, List<Integer>> groups = new LinkedHashMap<>();
    for (int c = 0; c < kept.length; c++) {
      if (!CommonPrompts.shown(grid, kept, c)) continue;
      Grid.Column column = grid.columns().get(c);
      groups
          .computeIfAbsent(new Key(column.sampling(), column.elicitation()), k -> new ArrayList<>())
          .add(c);
    }
    boolean several = groups.keySet().stream().map(Key::elicitation).distinct().count() > 1;
    List<StudyGroup> out = new ArrayList<>();
    groups.forEach(
        (key, columns) ->
            out.add(
                new StudyGroup(
                    key.sampling, several ? key.elicitation : "", List.copyOf(columns))));
    return out;
  }
}
