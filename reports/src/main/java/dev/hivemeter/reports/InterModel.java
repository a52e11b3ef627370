package dev.hivemeter.reports;

import dev.hivemeter.stats.Seriation;
import java.util.ArrayList;
import java.util.List;

/**
 * How alike the models are to each other at one setting: on and below the diagonal answers to the
 * same prompt, above it the floor, answers of the same two models to different prompts. Alike
 * models stand side by side.
 */
final class InterModel {
  static final String HOMOGENEITY = "inter-model-homogeneity";
  static final String FLOOR = "inter-model-cross-prompt";

  private InterModel() {}

  static HeatFigure of(RunView view, Setting s) {
    List<String> models = order(view, s);
    List<HeatFigure.Col> columns = new ArrayList<>();
    List<List<Num>> cells = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      columns.add(new HeatFigure.Col(view.shown(models.get(i)), 0));
      List<Num> row = new ArrayList<>();
      for (int j = 0; j < models.size(); j++) {
        String name = j <= i ? HOMOGENEITY : FLOOR;
        row.add(Num.of(view.scores().pair(name, models.get(i), models.get(j), s), name));
      }
      cells.add(row);
    }
    return new HeatFigure(
        view.settings().size() > 1 ? "inter-model-" + Slug.of(view.label(s)) : "inter-model",
        view.label(s),
        "Mean cosine between answers; below and on the diagonal: same prompt, above: different prompts",
        "",
        "",
        "mean cosine",
        columns,
        models.stream().map(view::shown).toList(),
        cells);
  }

  /** The models at a setting in the order of the reference setting's likeness. */
  static List<String> order(RunView view, Setting s) {
    Setting reference = view.reference();
    List<String> at = view.modelsAt(reference);
    double[][] alike = new double[at.size()][at.size()];
    for (int i = 0; i < at.size(); i++)
      for (int j = 0; j < i; j++) {
        Num h =
            Num.of(view.scores().pair(HOMOGENEITY, at.get(i), at.get(j), reference), HOMOGENEITY);
        alike[i][j] = h.or(Double.NEGATIVE_INFINITY);
        alike[j][i] = alike[i][j];
      }
    List<String> ordered = new ArrayList<>();
    for (int i : Seriation.order(alike)) ordered.add(at.get(i));
    List<String> here = view.modelsAt(s);
    ordered.retainAll(here);
    for (String m : here) if (!ordered.contains(m)) ordered.add(m);
    return ordered;
  }
}
