package dev.hivemeter.scoring;

import dev.hivemeter.model.Sampling;
import java.util.ArrayList;
import java.util.List;

/**
 * The models that are averaged and paired: shown, under one sampling and one elicitation.
 *
 * @param number of the group in the grid
 * @param elicitation as it stands in study rows: empty unless the run has several
 * @param columns places in the grid, ascending
 */
record StudyGroup(int number, Sampling sampling, String elicitation, List<Integer> columns) {

  /** The groups in the order in which their first condition comes. */
  static List<StudyGroup> of(Grid grid, Kept[][] kept) {
    List<int[]> groups = grid.groups();
    List<StudyGroup> shown = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      List<Integer> columns = new ArrayList<>();
      for (int c : groups.get(g)) if (CommonPrompts.shown(grid, kept, c)) columns.add(c);
      if (columns.isEmpty()) continue;
      Grid.Column first = grid.columns().get(columns.get(0));
      shown.add(new StudyGroup(g, first.sampling(), first.elicitation(), List.copyOf(columns)));
    }
    boolean several = shown.stream().map(StudyGroup::elicitation).distinct().count() > 1;
    return several ? shown : shown.stream().map(StudyGroup::withoutElicitation).toList();
  }

  private StudyGroup withoutElicitation() {
    return new StudyGroup(number, sampling, "", columns);
  }
}
