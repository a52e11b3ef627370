package dev.hivemeter.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines with bands over a number axis. Both painters draw from it.
 *
 * @param ends what the lines are read against: bands from their low to their high
 * @param ticks the places on the x axis that were measured
 */
record CurveFigure(
    String file,
    String title,
    String xTitle,
    String yTitle,
    List<Series> series,
    List<Series> ends,
    List<Double> ticks) {

  /** One line, left to right. */
  record Series(String label, List<Point> points) {}

  /** One measured value; the band is missing where there is no interval. */
  record Point(double x, double y, @Nullable Double low, @Nullable Double high) {
    double lowOr() {
      return low == null ? y : low;
    }

    double highOr() {
      return high == null ? y : high;
    }
  }

  CurveFigure {
    series = List.copyOf(series);
    ends = List.copyOf(ends);
    ticks = List.copyOf(ticks);
  }

  /** The lower end of the y axis: 0, or the tenth below the smallest value. */
  double yMin() {
    double min = 0;
    for (Series s : series) for (Point p : s.points()) min = Math.min(min, p.lowOr());
    return Math.floor(min * 10 - 1e-9) / 10 < -1e-6 ? Math.floor(min * 10) / 10 : 0;
  }

  /** How much a band covers: the more lines, the less, so that many do not turn to mud. */
  float bandOpacity() {
    return (float) Math.max(0.02, Math.min(0.16, 0.64 / Math.max(1, series.size())));
  }

  double yMax() {
    return 1;
  }
}
