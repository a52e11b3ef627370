package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The share of prompts whose mean similarity falls in each tenth, per model, at one setting. */
final class SimilarityRange {
  private static final int BINS = 10;

  private SimilarityRange() {}

  static HeatFigure of(RunView view, Setting s) {
    List<String> models = view.modelsAt(s);
    List<HeatFigure.Col> columns = new ArrayList<>();
    if (models.size() > 1) columns.add(new HeatFigure.Col("Average", 0));
    for (String m : models) columns.add(new HeatFigure.Col(view.shown(m), 1));
    columns.add(new HeatFigure.Col("different prompts", 2));
    columns.add(new HeatFigure.Col("copies (parrot)", 2));
    List<String> rows = new ArrayList<>();
    List<List<Num>> cells = new ArrayList<>();
    for (int bin = BINS - 1; bin >= 0; bin--) {
      String name = String.format(Locale.ROOT, "similarity-range-0.%d", bin);
      rows.add(String.format(Locale.ROOT, "%.1f–%.1f", bin / 10.0, (bin + 1) / 10.0));
      List<Num> row = new ArrayList<>();
      if (models.size() > 1) row.add(Overall.of(view, name, s, ScoreRow.DEFAULT));
      for (String m : models)
        row.add(
            Against.model(
                view,
                Num.of(view.scores().model(name, m, s, ScoreRow.DEFAULT), name),
                name,
                new RunView.Column(m, s)));
      row.add(Overall.of(view, name, s, "cross-prompt"));
      row.add(parrot(view, name, s, bin));
      cells.add(row);
    }
    return new HeatFigure(
        view.settings().size() > 1
            ? "similarity-range-" + Slug.of(view.label(s))
            : "similarity-range",
        view.label(s),
        "Share of prompts by mean similarity of a model’s own answers",
        "",
        "mean similarity",
        "share of prompts",
        columns,
        rows,
        cells);
  }

  /** Copies have one S on every prompt, so the range that holds it holds them all. */
  private static Num parrot(RunView view, String name, Setting s, int bin) {
    Num stored = Overall.of(view, name, s, "parrot");
    Num copies = Overall.of(view, "mean-pairwise-cosine", s, "parrot");
    Double v = copies.value();
    if (stored.value() != null || v == null) return stored;
    boolean here = bin == Math.max(0, Math.min(BINS - 1, (int) (v * BINS + 1e-6)));
    double share = here ? 1 : 0;
    return new Num(
        share,
        null,
        null,
        Fmt.percent(share),
        name,
        "copies of one text have a mean similarity of " + copies.text() + " on every prompt");
  }
}
