package dev.hivemeter.reports;

import dev.hivemeter.between.UniqueSources;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.scoring.Variants;
import java.util.ArrayList;
import java.util.List;
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
    TreeSet<Double> ticks = new TreeSet<>();
    List<CurveFigure.Series> series = new ArrayList<>();
    double top = 0;
    for (Setting s : view.settings()) {
      List<CurveFigure.Point> points = points(view, s, ScoreRow.DEFAULT);
      if (points.isEmpty()) continue;
      for (CurveFigure.Point p : points) {
        ticks.add(p.x());
        top = Math.max(top, p.highOr());
      }
      series.add(new CurveFigure.Series(view.label(s), points));
    }
    if (ticks.size() < 2 || !room(view)) return null;
    List<CurveFigure.Series> ends = new ArrayList<>();
    for (String[] end :
        new String[][] {{"full mixing", Variants.MIXING}, {"each keeps to itself", Variants.FLOOR}}) {
      List<CurveFigure.Point> points = points(view, view.reference(), end[1]);
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

  /** Whether floor and mixing differ anywhere: with one answer a model they do not. */
  private static boolean room(RunView view) {
    for (Setting s : view.settings()) {
      List<CurveFigure.Point> floor = points(view, s, Variants.FLOOR);
      List<CurveFigure.Point> mixing = points(view, s, Variants.MIXING);
      for (int i = 0; i < Math.min(floor.size(), mixing.size()); i++)
        if (mixing.get(i).y() - floor.get(i).y() > 0.01) return true;
    }
    return false;
  }

  private static List<CurveFigure.Point> points(RunView view, Setting s, String variant) {
    List<CurveFigure.Point> points = new ArrayList<>();
    for (int n : UniqueSources.NEAREST) {
      Num num = Num.of(view.scores().study(NAME + n, s, variant), NAME + n);
      if (num.value() != null) points.add(new CurveFigure.Point(n, num));
    }
    return points;
  }
}
