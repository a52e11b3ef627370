package dev.hivemeter.pipeline.compare;

import dev.hivemeter.compare.Labels;
import dev.hivemeter.model.Approach;
import dev.hivemeter.model.Condition;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run's conditions as they are scored and compared: of models, asked open-ended prompts.
 *
 * @param cells all of them, in the run's order
 * @param columns in the order in which the run has them
 */
record Conditions(List<StoredCell> cells, List<Column> columns) {

  /**
   * One condition.
   *
   * @param label for people, different from that of every other condition of the run
   * @param first of its conditions; paraphrases are asked in each prompt's own wordings
   * @param ownWordings whether there are several
   * @param cells in the run's order
   */
  record Column(String label, Condition first, boolean ownWordings, List<StoredCell> cells) {}

  static Conditions of(RunReader run) {
    List<StoredCell> cells =
        run.openCells().stream().filter(c -> !c.cell().condition().model().isControl()).toList();
    Map<List<Object>, List<StoredCell>> groups = new LinkedHashMap<>();
    for (StoredCell cell : cells)
      groups.computeIfAbsent(key(cell.cell().condition()), k -> new ArrayList<>()).add(cell);
    List<Condition> firsts = new ArrayList<>();
    for (List<StoredCell> group : groups.values()) firsts.add(group.get(0).cell().condition());
    List<String> labels = Labels.of(firsts);
    List<Column> columns = new ArrayList<>();
    for (List<StoredCell> group : groups.values()) {
      Set<Approach> approaches = new HashSet<>();
      for (StoredCell c : group) approaches.add(c.cell().condition().elicitation().approach());
      int at = columns.size();
      columns.add(
          new Column(labels.get(at), firsts.get(at), approaches.size() > 1, List.copyOf(group)));
    }
    return new Conditions(cells, List.copyOf(columns));
  }

  private static List<Object> key(Condition c) {
    return List.of(c.model().label(), c.sampling(), c.elicitation().name());
  }
}
