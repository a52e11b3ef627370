package dev.hivemeter.pipeline;

import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.scoring.LengthMatch;
import dev.hivemeter.text.Scanner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The beginnings of answers that the length-matched variant compares. The compared cells of a
 * prompt are those of all models, under all samplings; controls and people are not among them, and
 * do not shorten the others.
 */
final class Openings {
  private final List<StoredCell> compared;
  private final Map<String, List<int[]>> lengths = new HashMap<>();
  private final Map<String, OptionalInt> lengthOf = new HashMap<>();

  Openings(List<StoredCell> planned) {
    compared = planned.stream().filter(Openings::isCompared).toList();
  }

  private static boolean isCompared(StoredCell cell) {
    ModelSpec model = cell.cell().condition().model();
    return !model.isControl() && !model.isHuman();
  }

  /** The compared cells, in the run's order. */
  List<StoredCell> cells() {
    return compared;
  }

  /** Takes the lengths of one cell's measured answers. All cells come before the first cut. */
  void read(StoredCell cell, List<String> measured) {
    if (!isCompared(cell) || !LengthMatch.compares(measured.size(), cell.plannedAnswers())) return;
    int[] tokens = measured.stream().mapToInt(text -> Scanner.tokens(text).size()).toArray();
    lengths.computeIfAbsent(promptOf(cell), k -> new ArrayList<>()).add(tokens);
  }

  /** The cell's answers cut to the length of its prompt, those that are long enough. */
  List<String> of(StoredCell cell, List<String> measured) {
    OptionalInt length =
        lengthOf.computeIfAbsent(
            promptOf(cell), p -> LengthMatch.length(lengths.getOrDefault(p, List.of())));
    List<String> cuts = new ArrayList<>();
    if (length.isEmpty()) return cuts;
    for (String text : measured) {
      String cut = LengthMatch.cut(text, length.getAsInt());
      if (cut != null) cuts.add(cut);
    }
    return cuts;
  }

  private static String promptOf(StoredCell cell) {
    return cell.cell().prompt().id();
  }
}
