package dev.hivemeter.reports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A curve figure laid out for the page: geometry only, colours come from classes. */
record CurveView(
    CurveFigure figure,
    int width,
    int height,
    List<Line> lines,
    List<Tick> xTicks,
    List<Tick> yTicks) {
  private static final double LEFT = 52;
  private static final double TOP = 14;
  private static final double PLOT_WIDTH = 500;
  private static final double LABEL_WIDTH = 190;
  private static final double LINE_HEIGHT = 16;

  /** One series: its classes, band, line, dots, and its name with the leader to it. */
  record Line(
      String classes,
      boolean end,
      String band,
      String path,
      List<Dot> dots,
      String leader,
      String labelX,
      List<Text> label) {}

  /** One measured value and what it says. */
  record Dot(String x, String y, String says) {}

  /** One line of a label. */
  record Text(String text, String y) {}

  /** A tick. */
  record Tick(String at, String text) {}

  static CurveView of(CurveFigure f) {
    List<CurveFigure.Series> all = new ArrayList<>(f.series());
    all.addAll(f.ends());
    List<List<String>> names = new ArrayList<>();
    for (CurveFigure.Series s : all) {
      List<String> name = FigureFont.wrap(FigureFont.regular(13), s.label(), LABEL_WIDTH);
      names.add(name);
    }
    double[] heights = names.stream().mapToDouble(n -> n.size() * LINE_HEIGHT + 4).toArray();
    double plotHeight = Math.max(340, Arrays.stream(heights).sum());
    Scale scale = new Scale(f, plotHeight);
    double[] wanted = new double[all.size()];
    for (int i = 0; i < wanted.length; i++) {
      List<CurveFigure.Point> p = all.get(i).points();
      wanted[i] = scale.y(p.get(p.size() - 1).y());
    }
    double[] placed = Spread.apart(wanted, heights, TOP - 10, TOP + plotHeight + 10);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < all.size(); i++)
      lines.add(
          line(
              f,
              all.get(i),
              scale,
              i < f.series().size()
                  ? "c" + i % Palette.COLOURS + " d" + i / Palette.COLOURS % Palette.DASH_KINDS
                  : "ce",
              i >= f.series().size(),
              wanted[i],
              placed[i],
              names.get(i)));
    List<Tick> x = new ArrayList<>();
    for (double t : f.ticks()) x.add(new Tick(at(scale.x(t)), Setting.number(t)));
    List<Tick> y = new ArrayList<>();
    for (int i = (int) Math.round(f.yMin() * 5); i <= 5; i++)
      y.add(new Tick(at(scale.y(i / 5.0)), Fmt.tick(i / 5.0)));
    return new CurveView(
        f,
        (int) (LEFT + PLOT_WIDTH + gutter(f) + LABEL_WIDTH * 1.25),
        (int) (TOP + plotHeight + 52),
        lines,
        x,
        y);
  }

  private static Line line(
      CurveFigure f,
      CurveFigure.Series s,
      Scale scale,
      String classes,
      boolean end,
      double from,
      double to,
      List<String> name) {
    StringBuilder path = new StringBuilder();
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    List<Dot> dots = new ArrayList<>();
    for (CurveFigure.Point p : s.points()) {
      String x = at(scale.x(p.x()));
      path.append(path.isEmpty() ? 'M' : 'L').append(x).append(' ').append(at(scale.y(p.y())));
      above
          .append(above.isEmpty() ? 'M' : 'L')
          .append(x)
          .append(' ')
          .append(at(scale.y(p.highOr())));
      below.insert(0, "L" + x + " " + at(scale.y(p.lowOr())));
      String says =
          s.label()
              + ", "
              + f.xTitle()
              + " "
              + Setting.number(p.x())
              + ": "
              + Fmt.number(Fmt.Kind.COSINE, p.y());
      if (p.low() != null)
        says +=
            end
                ? ""
                : " (95\u00a0% interval "
                    + Fmt.number(Fmt.Kind.COSINE, p.lowOr())
                    + " to "
                    + Fmt.number(Fmt.Kind.COSINE, p.highOr())
                    + ")";
      if (!end) dots.add(new Dot(x, at(scale.y(p.y())), says));
    }
    double last = scale.x(s.points().get(s.points().size() - 1).x());
    double labelX = LEFT + PLOT_WIDTH + gutter(f);
    List<Text> label = new ArrayList<>();
    double first = to - LINE_HEIGHT * (name.size() - 1) / 2 + 4.5;
    for (int i = 0; i < name.size(); i++)
      label.add(new Text(name.get(i), at(first + i * LINE_HEIGHT)));
    return new Line(
        classes,
        end,
        above + below.toString() + "Z",
        path.toString(),
        dots,
        "M" + at(last + 8) + " " + at(from) + "L" + at(labelX - 6) + " " + at(to),
        at(labelX),
        label);
  }

  private static double gutter(CurveFigure f) {
    return f.series().size() > 8 ? 84 : 34;
  }

  String opacity() {
    return String.format(Locale.ROOT, "%.3f", figure.bandOpacity());
  }

  private static String at(double v) {
    return String.format(Locale.ROOT, "%.1f", v);
  }

  String bottom() {
    return at(height - 52.0);
  }

  String plotRight() {
    return at(LEFT + PLOT_WIDTH);
  }

  String xTitleAt() {
    return at(LEFT + PLOT_WIDTH / 2);
  }

  private record Scale(CurveFigure f, double height) {
    double x(double v) {
      double a = f.ticks().get(0);
      double b = f.ticks().get(f.ticks().size() - 1);
      return LEFT + 18 + (v - a) / (b - a) * (PLOT_WIDTH - 36);
    }

    double y(double v) {
      return TOP + (f.yMax() - v) / (f.yMax() - f.yMin()) * height;
    }
  }
}
