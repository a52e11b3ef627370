package dev.hivemeter.reports;

import dev.hivemeter.reports.Drawing.Sign;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers of models beside what they are read against, as strips. */
final class References {
  /** More rows than this would not be looked at: then one setting stands for all. */
  private static final int MOST_ROWS = 36;

  private static final String S = "mean-pairwise-cosine";

  static final StripFigure.Legend MEASURED =
      new StripFigure.Legend(Role.MEASURED, Sign.DISC, "measured, 95\u00a0% interval");

  private References() {}

  private record Wanted(StripFigure.Legend as, String metric, String variant) {}

  /** A model's own similarity between its floor and its ceiling; null where none is measured. */
  static @Nullable StripFigure similarity(RunView view) {
    if (!ReadAgainst.measured(view)) return null;
    List<Wanted> wanted = new ArrayList<>();
    add(wanted, view, Role.FLOOR, Sign.BAR, "different prompts", S, Variants.CROSS_PROMPT);
    add(wanted, view, Role.COPIES, Sign.BAR, "copies", S, Variants.PARROT);
    add(wanted, view, Role.TOPIC, Sign.CROSS, "topic alone", "topic-reference", ScoreRow.DEFAULT);
    add(wanted, view, Role.PEOPLE, Sign.TRIANGLE, "people", S, Variants.HUMAN);
    add(
        wanted,
        view,
        Role.OTHERS,
        Sign.DIAMOND,
        "other models, same prompt",
        S,
        Variants.OTHER_MODELS);
    add(wanted, view, Role.MATCHED, Sign.RING, "cut to one length", S, Variants.LENGTH_MATCHED);
    add(wanted, view, Role.ACCEPTED, Sign.SQUARE, "without refusals", S, Variants.WITHOUT_REFUSALS);
    wanted.add(new Wanted(MEASURED, S, ScoreRow.DEFAULT));
    List<RunView.Column> columns = columns(view);
    List<List<StripFigure.Mark>> marks = new ArrayList<>();
    for (RunView.Column c : columns) marks.add(marks(view, c, wanted));
    return new StripFigure(
        "references",
        "What the similarity of a model’s own answers is read against",
        "Mean pairwise cosine" + where(view, columns),
        rows(view, columns),
        List.of(new StripFigure.Panel("", 0, 1, Fmt.Kind.COSINE, marks)),
        legend(wanted));
  }

  /**
   * Six measures of words, each between words at random and copies; null where none is measured.
   */
  static @Nullable StripFigure lexical(RunView view) {
    String[][] measures = {
      {"distinct-2", "distinct-2, different pairs of words"},
      {"rouge-l", "ROUGE-L, common subsequence"},
      {"self-bleu-4", "self-BLEU-4"},
      {"jaccard-1", "Jaccard-1, common words"},
      {"shared-run-5", "pairs sharing 5 tokens"},
      {"exact-duplicate-rate", "exact duplicates"},
    };
    List<RunView.Column> columns = columns(view);
    List<StripFigure.Panel> panels = new ArrayList<>();
    List<Wanted> legend = new ArrayList<>();
    for (String[] m : measures) {
      List<Wanted> wanted = new ArrayList<>();
      add(wanted, view, Role.DICE, Sign.CROSS, "words at random", m[0], Variants.DICE);
      add(wanted, view, Role.FLOOR, Sign.BAR, "different prompts", m[0], Variants.CROSS_PROMPT);
      add(wanted, view, Role.COPIES, Sign.BAR, "copies", m[0], Variants.PARROT);
      add(
          wanted,
          view,
          Role.OTHERS,
          Sign.DIAMOND,
          "other models, same prompt",
          m[0],
          Variants.OTHER_MODELS);
      String variant = rarefied(view, m[0]) ? Variants.RAREFIED : ScoreRow.DEFAULT;
      wanted.add(new Wanted(MEASURED, m[0], variant));
      List<List<StripFigure.Mark>> marks = new ArrayList<>();
      boolean any = false;
      for (RunView.Column c : columns) {
        List<StripFigure.Mark> row = marks(view, c, wanted);
        any |= row.get(row.size() - 1).num().value() != null;
        marks.add(row);
      }
      if (!any) continue;
      for (Wanted w : wanted)
        if (legend.stream().noneMatch(l -> l.as().equals(w.as()))) legend.add(w);
      Fmt.Kind kind = Fmt.kind(m[0]);
      String title =
          variant.equals(Variants.RAREFIED) ? m[1].replace(m[0], m[0] + " at equal size") : m[1];
      panels.add(new StripFigure.Panel(title, 0, 1, kind, marks));
    }
    if (panels.isEmpty()) return null;
    return new StripFigure(
        "lexical",
        "How much the answers’ words repeat",
        "On distinct-2 the collapsed end is at the left, on all others at the right"
            + where(view, columns),
        rows(view, columns),
        panels,
        legend(legend));
  }

  private static boolean rarefied(RunView view, String metric) {
    return view.columns().stream()
        .allMatch(
            c -> view.scores().model(metric, c.model(), c.setting(), Variants.RAREFIED) != null);
  }

  private static void add(
      List<Wanted> wanted,
      RunView view,
      Role role,
      Sign sign,
      String label,
      String metric,
      String variant) {
    boolean any =
        view.columns().stream()
            .anyMatch(
                c ->
                    Num.of(view.scores().model(metric, c.model(), c.setting(), variant), metric)
                            .value()
                        != null);
    if (any) wanted.add(new Wanted(new StripFigure.Legend(role, sign, label), metric, variant));
  }

  private static List<StripFigure.Legend> legend(List<Wanted> wanted) {
    List<StripFigure.Legend> legend = new ArrayList<>();
    legend.add(MEASURED);
    for (Wanted w : wanted) if (!w.as().equals(MEASURED)) legend.add(w.as());
    return legend;
  }

  private static List<StripFigure.Mark> marks(RunView view, RunView.Column c, List<Wanted> wanted) {
    List<StripFigure.Mark> marks = new ArrayList<>();
    for (Wanted w : wanted)
      marks.add(
          new StripFigure.Mark(
              w.as(),
              Num.of(
                  view.scores().model(w.metric(), c.model(), c.setting(), w.variant()),
                  w.metric())));
    return marks;
  }

  /** Every setting, or the reference setting alone where that would be too many rows. */
  static List<RunView.Column> columns(RunView view) {
    if (view.columns().size() <= MOST_ROWS) return view.columns();
    return view.columns().stream().filter(c -> c.setting().equals(view.reference())).toList();
  }

  static List<StripFigure.Row> rows(RunView view, List<RunView.Column> columns) {
    boolean one = columns.stream().map(RunView.Column::setting).distinct().count() == 1;
    List<StripFigure.Row> rows = new ArrayList<>();
    String last = "";
    for (RunView.Column c : columns) {
      String model = view.shown(c.model());
      if (one) rows.add(new StripFigure.Row("", model));
      else rows.add(new StripFigure.Row(model.equals(last) ? "" : model, view.label(c.setting())));
      last = model;
    }
    return rows;
  }

  private static String where(RunView view, List<RunView.Column> columns) {
    boolean one = columns.stream().map(RunView.Column::setting).distinct().count() == 1;
    return one ? ", " + view.label(columns.get(0).setting()) : "";
  }
}
