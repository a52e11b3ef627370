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
        Num n = pair(view, s, name, models.get(i), models.get(j));
        row.add(j > i ? n : Against.pair(view, n, models.get(i), models.get(j), s));
      }
      cells.add(row);
    }
    return new HeatFigure(
        view.settings().size() > 1 ? "inter-model-" + Slug.of(view.label(s)) : "inter-model",
        view.label(s),
        "How alike two models’ answers are",
        "Mean cosine: on and below the diagonal to the same prompt, above it to different prompts",
        "",
        "mean cosine",
        columns,
        models.stream().map(view::shown).toList(),
        cells);
  }

  /** Likeness beyond the topic: 1 is the same centre, 0 no more alike than other prompts. */
  static HeatFigure alikeness(RunView view, Setting s) {
    return pairs(
        view, s, "alikeness", "Alikeness of two models beyond the topic", "alikeness", 1, false);
  }

  /** How far two models' answers are from one law; on one scale for all settings. */
  static HeatFigure distance(RunView view, Setting s) {
    double most = 0;
    for (Setting any : view.settings()) {
      List<String> models = view.modelsAt(any);
      for (int i = 0; i < models.size(); i++)
        for (int j = 0; j < i; j++)
          most = Math.max(most, pair(view, any, "mmd2", models.get(i), models.get(j)).or(0));
    }
    return pairs(
        view,
        s,
        "mmd2",
        "Distance between two models’ answers to a prompt (MMD²)",
        "MMD²",
        Axis.above(most),
        true);
  }

  private static HeatFigure pairs(
      RunView view,
      Setting s,
      String name,
      String what,
      String scale,
      double upper,
      boolean turned) {
    List<String> models = order(view, s);
    List<HeatFigure.Col> columns = new ArrayList<>();
    List<List<Num>> cells = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      columns.add(new HeatFigure.Col(view.shown(models.get(i)), 0));
      List<Num> row = new ArrayList<>();
      for (int j = 0; j < models.size(); j++)
        row.add(
            i == j
                ? Num.undefined(name, "a model and itself")
                : pair(view, s, name, models.get(i), models.get(j)));
      cells.add(row);
    }
    return new HeatFigure(
        view.settings().size() > 1 ? name + "-" + Slug.of(view.label(s)) : name,
        view.label(s),
        what,
        turned
            ? "0 is one distribution; dark is alike"
            : "1 is the same centre, 0 no more alike than other prompts",
        "",
        scale,
        columns,
        models.stream().map(view::shown).toList(),
        cells,
        upper,
        turned);
  }

  private static Num pair(RunView view, Setting s, String name, String a, String b) {
    return Num.of(view.scores().pair(name, a, b, s), name);
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
