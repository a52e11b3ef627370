package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Spent;
import dev.hivemeter.port.RunReader;
import java.util.HashMap;
import java.util.Map;

/** What calls have brought, by the turn of their conversation or by their wording. */
final class ByTurn {
  private ByTurn() {}

  /**
   * Of these cells, by sample index modulo their approach's cycle. Only where the samples of a cell
   * differ is the run asked again.
   *
   * @param spent what the run says of each cell as a whole
   */
  static Map<CellKey, Map<Integer, Spent>> of(
      RunReader run, Map<CellKey, Cell> cells, Map<CellKey, Spent> spent) {
    Map<CellKey, Map<Integer, Spent>> all = new HashMap<>();
    Map<CellKey, Integer> cycles = new HashMap<>();
    cells.forEach(
        (key, cell) -> {
          Spent whole = spent.get(key);
          int cycle = cell.condition().elicitation().approach().cycle();
          if (whole == null) return;
          if (cycle == 1) all.put(key, Map.of(0, whole));
          else cycles.put(key, cycle);
        });
    if (!cycles.isEmpty()) all.putAll(run.spent(cycles));
    return all;
  }
}
