package dev.hivemeter.scoring;

import dev.hivemeter.metric.Pool;
import dev.hivemeter.port.AnswerSource;
import dev.hivemeter.port.AnswerSource.SourceAnswer;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/**
 * The models' answers to one prompt cut to one length, so that a model that writes more is not
 * measured on more; answers that are shorter are left out.
 *
 * @param byColumn empty for controls and people
 */
record LengthMatched(List<List<SourceAnswer>> byColumn) {

  static LengthMatched of(
      Grid grid, PromptAnswers answers, List<Pool> pools, AnswerSource source, String embedding) {
    List<int[]> lengths = new ArrayList<>();
    for (int c = 0; c < pools.size(); c++)
      if (compares(grid, answers.prompt(), c, pools.get(c).size()))
        lengths.add(lengths(pools.get(c)));
    OptionalInt length = LengthMatch.length(lengths);
    List<List<SourceAnswer>> byColumn = new ArrayList<>();
    TreeSet<String> texts = new TreeSet<>();
    for (int c = 0; c < pools.size(); c++) {
      List<SourceAnswer> cut = new ArrayList<>();
      if (grid.columns().get(c).compared() && length.isPresent())
        for (SourceAnswer a : answers.of(c)) {
          String text = LengthMatch.cut(a.text(), length.getAsInt());
          if (text == null) continue;
          cut.add(new SourceAnswer(a.sample(), text, a.cut(), null, false));
          texts.add(text);
        }
      byColumn.add(cut);
    }
    Map<String, float[]> vectors = embedding.isEmpty() ? Map.of() : source.vectorsOf(texts);
    byColumn.replaceAll(cut -> cut.stream().map(a -> with(a, vectors)).toList());
    return new LengthMatched(List.copyOf(byColumn));
  }

  List<SourceAnswer> of(int column) {
    return byColumn.get(column);
  }

  private static SourceAnswer with(SourceAnswer a, Map<String, float[]> vectors) {
    return new SourceAnswer(a.sample(), a.text(), a.cut(), vectors.get(a.text()), false);
  }

  private static boolean compares(Grid grid, int prompt, int column, int usable) {
    StoredCell cell = grid.cell(column, prompt);
    return cell != null
        && grid.columns().get(column).compared()
        && LengthMatch.compares(usable, cell.plannedAnswers());
  }

  private static int[] lengths(Pool pool) {
    int[][] tokens = pool.tokens();
    int[] lengths = new int[tokens.length];
    for (int i = 0; i < lengths.length; i++) lengths[i] = tokens[i].length;
    return lengths;
  }
}
