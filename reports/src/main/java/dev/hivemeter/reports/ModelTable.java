package dev.hivemeter.reports;

import dev.hivemeter.reports.DataTable.Head;
import dev.hivemeter.reports.DataTable.Row;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of a table: every model under every setting, then what they are read against: people, and
 * the ends of the scale.
 */
final class ModelTable {
  private ModelTable() {}

  /** Models, people, and the ends. */
  static List<Row> withEnds(RunView view, List<Head> heads) {
    List<Row> rows = withPeople(view, heads);
    addEnd(rows, view, heads, "words at random (dice)", Variants.DICE);
    addEnd(rows, view, heads, "different prompts", Variants.CROSS_PROMPT);
    addEnd(rows, view, heads, "other models, same prompt", Variants.OTHER_MODELS);
    addEnd(rows, view, heads, "copies (parrot)", Variants.PARROT);
    return rows;
  }

  /** Models, then people, apart. */
  static List<Row> withPeople(RunView view, List<Head> heads) {
    return rows(view, c -> values(view, c, heads));
  }

  /** Models, then people, apart, with any values. */
  static List<Row> rows(RunView view, Function<RunView.Column, List<Num>> values) {
    List<Row> rows = models(view, values);
    for (RunView.Column c : view.peopleColumns()) {
      List<Num> of = values.apply(c);
      if (of.stream().anyMatch(n -> !n.missing()))
        rows.add(new Row(view.shown(c.model()), 1, "", true, of));
    }
    return rows;
  }

  /** Models alone. */
  static List<Row> models(RunView view, Function<RunView.Column, List<Num>> values) {
    List<Row> rows = new ArrayList<>();
    for (String m : view.models()) {
      List<RunView.Column> of = view.columns().stream().filter(c -> c.model().equals(m)).toList();
      for (int i = 0; i < of.size(); i++)
        rows.add(
            new Row(
                view.shown(m),
                i == 0 ? of.size() : 0,
                view.label(of.get(i).setting()),
                false,
                values.apply(of.get(i))));
    }
    return rows;
  }

  static List<Num> values(RunView view, RunView.Column c, List<Head> heads) {
    return heads.stream().map(h -> value(view, c, h)).toList();
  }

  private static Num value(RunView view, RunView.Column c, Head h) {
    Num stored =
        Num.of(view.scores().model(h.metric(), c.model(), c.setting(), h.variant()), h.metric());
    boolean own = h.variant().equals(Variants.RAREFIED) && view.isPeople(c.model());
    if (!own || stored.value() != null)
      return h.variant().equals(ScoreRow.DEFAULT)
          ? Against.model(view, stored, h.metric(), c)
          : stored;
    ScoreRow all = view.scores().model(h.metric(), c.model(), c.setting(), ScoreRow.DEFAULT);
    return Num.of(all, h.metric()).with("at the size of their own pools");
  }

  private static void addEnd(
      List<Row> rows, RunView view, List<Head> heads, String label, String variant) {
    List<Num> values = new ArrayList<>();
    for (Head h : heads) {
      Num end = Overall.range(view, h.metric(), variant);
      boolean rarefied = h.variant().equals(Variants.RAREFIED) && end.value() != null;
      values.add(rarefied ? end.with("at the size of the models’ own pools") : end);
    }
    if (values.stream().anyMatch(v -> v.value() != null))
      rows.add(new Row(label, 1, "", true, values));
  }
}
