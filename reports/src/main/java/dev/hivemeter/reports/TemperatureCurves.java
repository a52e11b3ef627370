package dev.hivemeter.reports;

import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Mean similarity of each model's own answers over temperature, between the two ends. */
final class TemperatureCurves {
  private static final String S = "mean-pairwise-cosine";

  private TemperatureCurves() {}

  /** Null when fewer than two temperatures were measured. */
  static @Nullable CurveFigure of(RunView view) {
    TreeSet<Double> ticks = new TreeSet<>();
    Map<Setting, List<Setting>> families = new LinkedHashMap<>();
    for (Setting s : view.settings())
      if (s.hasTemperature()) {
        ticks.add(s.temperature());
        families.computeIfAbsent(family(s), k -> new ArrayList<>()).add(s);
      }
    if (ticks.size() < 2) return null;
    List<CurveFigure.Series> series = new ArrayList<>();
    for (String m : view.models())
      families.forEach(
          (family, settings) -> {
            List<CurveFigure.Point> points = points(view, m, settings);
            if (points.isEmpty()) return;
            String label =
                families.size() == 1
                    ? view.shown(m)
                    : view.shown(m) + ", " + family.label(List.copyOf(families.keySet()));
            series.add(new CurveFigure.Series(label, points));
          });
    if (series.isEmpty()) return null;
    List<CurveFigure.Series> ends = new ArrayList<>();
    addEnd(ends, view, "copies (parrot)", "parrot");
    addEnd(ends, view, "different prompts", "cross-prompt");
    return new CurveFigure(
        "temperature-curves",
        "Similarity of a model’s own answers over temperature",
        "",
        "temperature",
        "mean pairwise cosine",
        series,
        ends,
        List.copyOf(ticks),
        false,
        1,
        Fmt.Kind.COSINE);
  }

  private static Setting family(Setting s) {
    return new Setting(s.sampling().withoutTemperature(), s.elicitation());
  }

  private static List<CurveFigure.Point> points(
      RunView view, String model, List<Setting> settings) {
    List<CurveFigure.Point> points = new ArrayList<>();
    for (Setting s : settings) {
      Num n =
          Against.model(
              view,
              Num.of(view.scores().model(S, model, s, ScoreRow.DEFAULT), S),
              S,
              new RunView.Column(model, s));
      if (n.value() != null) points.add(new CurveFigure.Point(s.temperature(), n));
    }
    return points;
  }

  /** From the lowest to the highest value of an end over the models, at each temperature. */
  private static void addEnd(
      List<CurveFigure.Series> ends, RunView view, String label, String variant) {
    Map<Double, double[]> range = new TreeMap<>();
    for (RunView.Column c : view.columns()) {
      Double v = Num.of(view.scores().model(S, c.model(), c.setting(), variant), S).value();
      if (v == null || !c.setting().hasTemperature()) continue;
      double[] r =
          range.computeIfAbsent(
              c.setting().temperature(),
              k -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
      r[0] = Math.min(r[0], v);
      r[1] = Math.max(r[1], v);
    }
    if (range.isEmpty()) return;
    List<CurveFigure.Point> points = new ArrayList<>();
    range.forEach((t, r) -> points.add(new CurveFigure.Point(t, Num.between(S, r[0], r[1]))));
    ends.add(new CurveFigure.Series(label, points));
  }
}
