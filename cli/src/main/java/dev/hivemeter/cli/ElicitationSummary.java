package dev.hivemeter.cli;

import dev.hivemeter.model.Approach.Listed;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.port.Lists;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a console shows of a run whose prompts were put in several ways, or as lists. */
final class ElicitationSummary {
  private static final int WIDTH = 16;

  private record Column(String model, Sampling sampling, String elicitation) {}

  private record Of(Column column, String metric, String variant) {}

  private final Map<Of, Score> scores = new LinkedHashMap<>();
  private final Set<Column> columns = new LinkedHashSet<>();

  private ElicitationSummary(List<ScoreRow> rows) {
    for (ScoreRow r : rows) {
      if (r.scope() != Scope.MODEL || r.sampling() == null) continue;
      Column column = new Column(r.model(), r.sampling(), r.elicitation());
      String metric = r.metric().substring(0, r.metric().indexOf('@'));
      if (Set.of(Variants.EQUAL_ANSWERS, Variants.EQUAL_TOKENS, Variants.WITHIN_CALL)
          .contains(r.variant())) columns.add(column);
      scores.put(new Of(column, metric, r.variant()), r.score());
    }
  }

  /** Empty for a run without elicitations to compare and without lists. */
  static String of(RunReader run, List<ScoreRow> rows) {
    StringBuilder b = new StringBuilder();
    ElicitationSummary summary = new ElicitationSummary(rows);
    if (!summary.columns.isEmpty()) summary.table(b);
    lists(run, b);
    return b.toString();
  }

  private void table(StringBuilder b) {
    b.append("Elicitation (the same model and prompts; calls are drawn whole)\n");
    b.append(" ".repeat(WIDTH))
        .append("  at equal answers                at equal tokens                 mean cosine\n");
    String four = "  cosine  vendi  rouge-l  dist-2";
    b.append(" ".repeat(WIDTH)).append(four).append(four);
    b.append("  within a call  across calls\n");
    String last = "";
    for (Column c : columns) {
      String of =
          c.model() + (c.sampling().equals(Sampling.UNKNOWN) ? "" : " " + c.sampling().label());
      if (!of.equals(last)) b.append(of).append('\n');
      last = of;
      b.append(pad("  " + c.elicitation(), WIDTH));
      for (String variant : List.of(Variants.EQUAL_ANSWERS, Variants.EQUAL_TOKENS)) {
        b.append("  ").append(pad(value(c, "mean-pairwise-cosine", variant, "%.3f"), 6));
        b.append("  ").append(pad(value(c, "vendi-1", variant, "%.2f"), 5));
        b.append("  ").append(pad(value(c, "rouge-l", variant, "%.3f"), 7));
        b.append("  ").append(pad(value(c, "distinct-2", variant, "%.3f"), 6));
      }
      b.append("  ")
          .append(pad(value(c, "mean-pairwise-cosine", Variants.WITHIN_CALL, "%.3f"), 13));
      b.append("  ").append(value(c, "mean-pairwise-cosine", Variants.ACROSS_CALLS, "%.3f"));
      b.setLength(b.toString().stripTrailing().length());
      b.append('\n');
    }
    b.append('\n');
  }

  private String value(Column c, String metric, String variant, String format) {
    Score score = scores.get(new Of(c, metric, variant));
    if (score == null) return "";
    return score instanceof Score.Value v ? String.format(Locale.ROOT, format, v.value()) : "–";
  }

  private static void lists(RunReader run, StringBuilder b) {
    Map<String, List<StoredCell>> byCondition = new LinkedHashMap<>();
    Set<String> verbalised = new LinkedHashSet<>();
    for (StoredCell cell : run.openCells()) {
      Condition condition = cell.cell().condition();
      if (condition.model().isControl()
          || !(condition.elicitation().approach() instanceof Listed list)) continue;
      byCondition.computeIfAbsent(condition.label(), k -> new ArrayList<>()).add(cell);
      if (list.form() == Listed.Form.VERBALISED) verbalised.add(condition.label());
    }
    byCondition.forEach(
        (label, cells) -> {
          Lists l = Lists.of(run, cells);
          b.append("Lists of ").append(label).append(": ");
          b.append(l.replies()).append(" replies, ").append(l.unparsed()).append(" unparsed, ");
          b.append(l.fewer()).append(" short, ").append(l.more()).append(" long; ");
          b.append(l.answers()).append(" answers");
          if (verbalised.contains(label))
            b.append(", ").append(l.unstated()).append(" without a probability");
          b.append('\n');
        });
    if (!byCondition.isEmpty()) b.append('\n');
  }

  private static String pad(String s, int width) {
    if (s.length() > width) return s.substring(0, width - 1) + "…";
    return s + " ".repeat(width - s.length());
  }
}
