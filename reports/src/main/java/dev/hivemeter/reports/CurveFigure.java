package dev.hivemeter.reports;

import java.util.List;

/**
 * Lines with bands over a number axis. Both painters draw from it.
 *
 * @param ends what the lines are read against: bands from their low to their high
 * @param ticks the places on the x axis that were measured
 * @param whole whether these are counts
 * @param top the upper end of the y axis
 * @param kind how values are written
 */
record CurveFigure(
    String file,
    String title,
    String subtitle,
    String xTitle,
    String yTitle,
    List<Series> series,
    List<Series> ends,
    List<Double> ticks,
    boolean whole,
    double top,
    Fmt.Kind kind) {
  /** More lines than this cannot be followed by their colours. */
  private static final int MOST_COLOURS = 12;

  /** Of many lines so many are named at each end. */
  private static final int NAMED = 3;

  /** One line, left to right. */
  record Series(String label, List<Point> points) {}

  /** One measured value; the band is missing where there is no interval. */
  record Point(double x, Num num) {
    double y() {
      return num.or(0);
    }

    double lowOr() {
      Double low = num.low();
      return low == null ? y() : low;
    }

    double highOr() {
      Double high = num.high();
      return high == null ? y() : high;
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
    if (many()) return 0;
    return (float) Math.max(0.02, Math.min(0.16, 0.64 / Math.max(1, series.size())));
  }

  double yMax() {
    return top;
  }

  List<Double> yTicks() {
    return Axis.ticks(yMin(), top, 6);
  }

  /** How a place on the x axis is written: whole numbers where all are. */
  String xText(double x) {
    return whole ? Fmt.count(Math.round(x)) : Setting.number(x);
  }

  /** Whether there are too many lines for colours; then only the outermost are named. */
  boolean many() {
    return series.size() > MOST_COLOURS;
  }

  /** The colour of a line: of many, the named ones share the colours. */
  int colour(int line) {
    if (!many()) return line;
    int before = 0;
    for (int i = 0; i < line; i++) if (named(i)) before++;
    return before;
  }

  /** Whether a line has its name beside it. */
  boolean named(int line) {
    if (!many()) return true;
    double own = last(line);
    long above = 0;
    long below = 0;
    for (int i = 0; i < series.size(); i++) {
      double other = last(i);
      if (other > own || (other == own && i < line)) above++;
      if (other < own || (other == own && i > line)) below++;
    }
    return above < NAMED || below < NAMED;
  }

  private double last(int line) {
    List<Point> points = series.get(line).points();
    return points.get(points.size() - 1).y();
  }
}
