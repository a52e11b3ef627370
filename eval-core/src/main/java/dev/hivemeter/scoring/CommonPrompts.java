package dev.hivemeter.scoring;

import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.List;

/**
 * The prompts on which models are put side by side: those for which every shown model has enough
 * usable answers. Controls, and models without a single answer, do not decide; nor do lists of
 * answers beside single ones, so that a model that cannot write lists leaves the others' prompts as
 * they are.
 *
 * @param chosen their indexes, ascending
 * @param none why there are none; empty if there are some
 * @param fallsShort for each condition on how many prompts it has too few
 */
record CommonPrompts(int[] chosen, String none, int[] fallsShort) {

  /** The least number of usable answers of a cell: 60 % of the planned, at least 3. */
  static int minimum(int planned) {
    return Math.min(planned, Math.max(3, (6 * planned + 9) / 10));
  }

  static CommonPrompts of(Grid grid, Kept[][] kept) {
    int prompts = grid.prompts().size();
    int[] fallsShort = new int[kept.length];
    boolean[] dropped = new boolean[prompts];
    int worst = -1;
    boolean single = false;
    for (int c = 0; c < kept.length; c++) single |= shown(grid, kept, c) && !listed(grid, c);
    for (int c = 0; c < kept.length; c++) {
      boolean decides = shown(grid, kept, c) && !(single && listed(grid, c));
      for (int p = 0; p < prompts; p++)
        if (!enough(grid, kept, c, p)) {
          fallsShort[c]++;
          dropped[p] |= decides;
        }
      if (decides && (worst < 0 || fallsShort[c] > fallsShort[worst])) worst = c;
    }
    List<Integer> chosen = new ArrayList<>();
    for (int p = 0; p < prompts; p++) if (!dropped[p] && worst >= 0) chosen.add(p);
    String none =
        !chosen.isEmpty()
            ? ""
            : worst < 0
                ? "no model has a usable answer"
                : "no prompt has enough usable answers of every model; '"
                    + grid.columns().get(worst).label()
                    + "' falls short on "
                    + fallsShort[worst]
                    + " of "
                    + prompts;
    return new CommonPrompts(chosen.stream().mapToInt(p -> p).toArray(), none, fallsShort);
  }

  /** Whether a condition takes part in comparisons: a model, and at least one usable answer. */
  static boolean shown(Grid grid, Kept[][] kept, int column) {
    if (!grid.columns().get(column).compared()) return false;
    for (Kept k : kept[column]) if (k.usable() > 0) return true;
    return false;
  }

  private static boolean listed(Grid grid, int column) {
    return grid.columns().get(column).listed();
  }

  /** Whether a cell has its least number of usable answers. */
  static boolean enough(Grid grid, Kept[][] kept, int column, int prompt) {
    StoredCell cell = grid.cell(column, prompt);
    return cell != null
        && LengthMatch.compares(kept[column][prompt].usable(), cell.plannedAnswers());
  }
}
