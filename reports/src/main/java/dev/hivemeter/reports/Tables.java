package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Outcomes, and pairs of models. */
final class Tables {
  static final List<String> OUTCOMES =
      List.of("answered", "refused", "filtered", "empty", "failed", "unparsed");

  private static final List<Head> PAIRS =
      List.of(
          new Head("same prompt", InterModel.HOMOGENEITY).in("mean cosine"),
          new Head("different prompts", InterModel.FLOOR).in("mean cosine"),
          new Head("alikeness", "alikeness"),
          new Head("MMD²", "mmd2"),
          new Head("shared duplicates", "cross-model-duplicate-rate"),
          new Head("same prompt", "cross-model-shared-run-5").in("pairs sharing 5 tokens"),
          new Head("different prompts", "cross-model-shared-run-5", Variants.CROSS_PROMPT)
              .in("pairs sharing 5 tokens"));

  private Tables() {}

  /** The outcomes that this run can have: unparsed lists only where lists were asked for. */
  static List<String> outcomesOf(RunView view) {
    boolean lists =
        view.columns().stream()
            .flatMap(c -> view.cellsOf(c).stream())
            .anyMatch(c -> c.cell().condition().elicitation().approach().answers() > 1);
    return lists ? OUTCOMES : OUTCOMES.subList(0, OUTCOMES.size() - 1);
  }

  static DataTable outcomes(RunView view) {
    List<Head> heads = new ArrayList<>();
    List<String> outcomes = outcomesOf(view);
    heads.add(new Head("asked for", ""));
    for (String o : outcomes) heads.add(new Head(o, ""));
    heads.add(new Head("still open", ""));
    return new DataTable(
        "Outcomes",
        heads,
        ModelTable.rows(
            view,
            c -> {
              Map<String, Integer> counts = view.outcomesOf(c);
              int planned = view.plannedOf(c);
              List<Num> row = new ArrayList<>();
              row.add(Num.plain(Fmt.count(planned)));
              int settled = 0;
              for (String o : outcomes) {
                int n = counts.getOrDefault(o, 0);
                settled += n;
                row.add(Num.plain(Fmt.count(n)));
              }
              row.add(Num.plain(Fmt.count(Math.max(0, planned - settled))));
              return row;
            }));
  }

  /** All pairs of different models, setting by setting, the most alike first; then with people. */
  static DataTable pairs(RunView view) {
    List<Row> rows = new ArrayList<>();
    for (Setting s : view.settings()) {
      List<String> models = view.modelsAt(s);
      List<Row> of = new ArrayList<>();
      for (int i = 0; i < models.size(); i++)
        for (int j = i + 1; j < models.size(); j++)
          of.add(pair(view, s, models.get(i), models.get(j), false));
      of.sort((a, b) -> Double.compare(b.values().get(0).or(-2), a.values().get(0).or(-2)));
      for (String h : view.people())
        for (String m : models) {
          Row row = pair(view, s, m, h, true);
          if (row.values().stream().anyMatch(n -> n.value() != null)) of.add(row);
        }
      for (int k = 0; k < of.size(); k++) {
        Row r = of.get(k);
        rows.add(new Row(r.first(), k == 0 ? of.size() : 0, r.second(), r.end(), r.values()));
      }
    }
    return new DataTable(
        "All pairs: alikeness beyond the topic, shared duplicates and runs",
        List.of(),
        true,
        PAIRS,
        rows);
  }

  private static Row pair(RunView view, Setting s, String a, String b, boolean people) {
    List<Num> values = new ArrayList<>();
    for (Head h : PAIRS) {
      ScoreRow row = view.scores().pair(h.metric(), a, b, s, h.variant());
      values.add(
          row == null && people
              ? Num.undefined(h.metric(), "not measured between models and people")
              : Num.of(row, h.metric()));
    }
    return new Row(view.label(s), 0, view.shown(a) + " – " + view.shown(b), people, values);
  }
}
