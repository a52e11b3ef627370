package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables of the report: wording, quality flags, outcomes, pairs of models. */
final class Tables {
  static final List<String> OUTCOMES =
      List.of("answered", "refused", "filtered", "empty", "failed");

  private static final List<DataTable.Head> LEXICAL =
      List.of(
          new DataTable.Head("distinct-1", "distinct-1"),
          new DataTable.Head("distinct-2", "distinct-2"),
          new DataTable.Head("distinct-3", "distinct-3"),
          new DataTable.Head("distinct-4", "distinct-4"),
          new DataTable.Head("ROUGE-L", "rouge-l"),
          new DataTable.Head("exact duplicates", "exact-duplicate-rate"),
          new DataTable.Head("tokens per answer", "length-mean"));
  private static final List<DataTable.Head> QUALITY =
      List.of(
          new DataTable.Head("similarity", "mean-pairwise-cosine"),
          new DataTable.Head("pairs above 0.7", "share-pairs-above-0.7"),
          new DataTable.Head("pairs above 0.8", "share-pairs-above-0.8"),
          new DataTable.Head("pairs above 0.9", "share-pairs-above-0.9"),
          new DataTable.Head("on topic", "on-topic-rate"),
          new DataTable.Head("loops", "loop-rate"),
          new DataTable.Head("cut", "cut-rate"),
          new DataTable.Head("longer than read", "beyond-limit-rate"));
  private static final List<DataTable.Head> PAIRS =
      List.of(
          new DataTable.Head("same prompt", InterModel.HOMOGENEITY),
          new DataTable.Head("different prompts", InterModel.FLOOR),
          new DataTable.Head("alikeness", "alikeness"),
          new DataTable.Head("MMD²", "mmd2"),
          new DataTable.Head("shared duplicates", "cross-model-duplicate-rate"));

  private Tables() {}

  static DataTable lexical(RunView view) {
    List<DataTable.Row> rows = rows(view, c -> values(view, c, LEXICAL));
    addEnd(rows, view, LEXICAL, "words at random (dice)", "dice");
    addEnd(rows, view, LEXICAL, "different prompts", "cross-prompt");
    addEnd(rows, view, LEXICAL, "copies (parrot)", "parrot");
    return new DataTable("Wording of each model’s answers to one prompt", LEXICAL, rows);
  }

  static DataTable quality(RunView view) {
    return new DataTable(
        "Similarity beside quality flags", QUALITY, rows(view, c -> values(view, c, QUALITY)));
  }

  static DataTable outcomes(RunView view) {
    List<DataTable.Head> heads = new ArrayList<>();
    heads.add(new DataTable.Head("asked for", ""));
    for (String o : OUTCOMES) heads.add(new DataTable.Head(o, ""));
    heads.add(new DataTable.Head("still open", ""));
    return new DataTable(
        "Outcomes",
        heads,
        rows(
            view,
            c -> {
              Map<String, Integer> counts = view.outcomesOf(c);
              int planned = view.plannedOf(c);
              List<Num> row = new ArrayList<>();
              row.add(Num.plain(Fmt.count(planned)));
              int settled = 0;
              for (String o : OUTCOMES) {
                int n = counts.getOrDefault(o, 0);
                settled += n;
                row.add(Num.plain(Fmt.count(n)));
              }
              row.add(Num.plain(Fmt.count(Math.max(0, planned - settled))));
              return row;
            }));
  }

  /** All pairs of different models, setting by setting, the most alike first. */
  static DataTable pairs(RunView view) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (Setting s : view.settings()) {
      List<String> models = view.modelsAt(s);
      List<DataTable.Row> of = new ArrayList<>();
      for (int i = 0; i < models.size(); i++)
        for (int j = i + 1; j < models.size(); j++) {
          List<Num> values = new ArrayList<>();
          for (DataTable.Head h : PAIRS)
            values.add(
                Num.of(
                    view.scores().pair(h.metric(), models.get(i), models.get(j), s), h.metric()));
          String name = view.shown(models.get(i)) + " – " + view.shown(models.get(j));
          of.add(new DataTable.Row(view.label(s), 0, name, false, values));
        }
      of.sort((a, b) -> Double.compare(b.values().get(0).or(-2), a.values().get(0).or(-2)));
      for (int k = 0; k < of.size(); k++) {
        DataTable.Row r = of.get(k);
        int span = k == 0 ? of.size() : 0;
        rows.add(new DataTable.Row(r.first(), span, r.second(), false, r.values()));
      }
    }
    return new DataTable("Pairs of models", PAIRS, rows);
  }

  private static List<DataTable.Row> rows(
      RunView view, Function<RunView.Column, List<Num>> values) {
    List<DataTable.Row> rows = new ArrayList<>();
    for (String m : view.models()) {
      List<RunView.Column> of = view.columns().stream().filter(c -> c.model().equals(m)).toList();
      for (int i = 0; i < of.size(); i++)
        rows.add(
            new DataTable.Row(
                view.shown(m),
                i == 0 ? of.size() : 0,
                view.label(of.get(i).setting()),
                false,
                values.apply(of.get(i))));
    }
    return rows;
  }

  private static List<Num> values(RunView view, RunView.Column c, List<DataTable.Head> heads) {
    List<Num> values = new ArrayList<>();
    for (DataTable.Head h : heads)
      values.add(
          Num.of(
              view.scores().model(h.metric(), c.model(), c.setting(), ScoreRow.DEFAULT),
              h.metric()));
    return values;
  }

  private static void addEnd(
      List<DataTable.Row> rows,
      RunView view,
      List<DataTable.Head> heads,
      String label,
      String variant) {
    List<Num> values = new ArrayList<>();
    for (DataTable.Head h : heads) values.add(Overall.range(view, h.metric(), variant));
    if (values.stream().anyMatch(v -> v.value() != null))
      rows.add(new DataTable.Row(label, 1, "", true, values));
  }
}
