package dev.hivemeter.reports;

import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How alike answers are along their length, window by window, at the reference setting. */
final class ProfileCurves {
  private ProfileCurves() {}

  /** Null when no answer reaches beyond the first window. */
  static @Nullable CurveFigure of(RunView view) {
    Setting s = view.reference();
    List<CurveFigure.Series> series = new ArrayList<>();
    TreeSet<Double> ticks = new TreeSet<>();
    for (String m : view.modelsAt(s)) {
      List<CurveFigure.Point> points = new ArrayList<>();
      for (int t = 1; t <= PositionTable.WINDOWS; t++) {
        ScoreRow row = view.scores().model(PositionTable.PROFILE + t, m, s, ScoreRow.DEFAULT);
        if (row == null || !(row.score() instanceof Score.Value)) continue;
        String reach = PositionTable.reach(view, new RunView.Column(m, s), t);
        points.add(
            new CurveFigure.Point(
                t,
                Num.of(row, PositionTable.PROFILE + t)
                    .with(reach.isEmpty() ? "" : "answers that reach it:" + reach)));
        ticks.add((double) t);
      }
      if (!points.isEmpty()) series.add(new CurveFigure.Series(view.shown(m), points));
    }
    if (ticks.size() < 2) return null;
    return new CurveFigure(
        "profile",
        "Similarity along the answer",
        view.settings().size() > 1 ? view.label(s) : "",
        "window of 254 word pieces, from the beginning",
        "mean pairwise cosine",
        series,
        List.of(),
        List.copyOf(ticks),
        true,
        1,
        Fmt.Kind.COSINE);
  }
}
