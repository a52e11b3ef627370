package dev.hivemeter.reports;

import dev.hivemeter.between.UniqueSources;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How many models stand behind an answer's N nearest, between models that keep to themselves and
 * full mixing.
 */
final class SourceCurves {
  private static final String NAME = "unique-source-models-";

  private SourceCurves() {}

  /** Null when fewer than two N were measured, or when they can have one value only. */
  static @Nullable CurveFigure of(RunView view) {
    Set<Double> ticks = room(view);
    if (ticks.size() < 2) return null;
    List<CurveFigure.Series> series = new ArrayList<>();
    double top = 0;
    for (Setting s : view.settings()) {
      List<CurveFigure.Point> points = points(view, s, ScoreRow.DEFAULT, ticks);
      if (points.isEmpty()) continue;
      for (CurveFigure.Point p : points) top = Math.max(top, p.highOr());
      int models = view.modelsAt(s).size();
      boolean fewer = models < view.modelsAt(view.reference()).size();
      series.add(
          new CurveFigure.Series(
              view.label(s) + (fewer ? " (" + models + " models)" : ""), points));
    }
    if (series.isEmpty()) return null;
    List<CurveFigure.Series> ends = new ArrayList<>();
    for (String[] end :
        new String[][] {
          {"full mixing", Variants.MIXING}, {"each keeps to itself", Variants.FLOOR}
        }) {
      List<CurveFigure.Point> points = points(view, view.reference(), end[1], ticks);
      for (CurveFigure.Point p : points) top = Math.max(top, p.y());
      if (!points.isEmpty()) ends.add(new CurveFigure.Series(end[0], points));
    }
    return new CurveFigure(
        "unique-sources",
        "Models behind an answer’s nearest answers",
        "",
        "nearest answers to the same prompt",
        "different models",
        series,
        ends,
        List.copyOf(ticks),
        true,
        Axis.above(top),
        Fmt.Kind.EFFECTIVE);
  }

  /** The N at which floor and mixing differ: of few answers a model all N models are near. */
  private static Set<Double> room(RunView view) {
    TreeSet<Double> room = new TreeSet<>();
    for (Setting s : view.settings())
      for (int n : UniqueSources.NEAREST) {
        Double floor = Num.of(view.scores().study(NAME + n, s, Variants.FLOOR), NAME).value();
        Double mixing = Num.of(view.scores().study(NAME + n, s, Variants.MIXING), NAME).value();
        if (floor != null && mixing != null && mixing - floor > 0.01) room.add((double) n);
      }
    return room;
  }

  private static List<CurveFigure.Point> points(
      RunView view, Setting s, String variant, Set<Double> ticks) {
    List<CurveFigure.Point> points = new ArrayList<>();
    for (int n : UniqueSources.NEAREST) {
      Num num = Num.of(view.scores().study(NAME + n, s, variant), NAME + n);
      if (num.value() != null && ticks.contains((double) n))
        points.add(new CurveFigure.Point(n, num));
    }
    return points;
  }
}
