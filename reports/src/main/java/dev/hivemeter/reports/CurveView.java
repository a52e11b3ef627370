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
  record Dot(String x, String y, String metric, String says) {}

  /** One line of a label. */
  record Text(String text, String y) {}

  /** A tick. */
  record Tick(String at, String text) {}

  static CurveView of(CurveFigure f) {
    List<CurveFigure.Series> all = new ArrayList<>(f.series());
    all.addAll(f.ends());
    List<List<String>> names = new ArrayList<>();
    for (CurveFigure.Series s : all) {
      boolean named = names.size() >= f.series().size() || f.named(names.size());
      names.add(
          named
              ? FigureFont.wrap(FigureFont.regular(13), s.label(), LABEL_WIDTH)
              : new ArrayList<>());
    }
    double[] heights =
        names.stream().mapToDouble(n -> n.isEmpty() ? 0 : n.size() * LINE_HEIGHT + 4).toArray();
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
              classes(f, i),
              i >= f.series().size(),
              wanted[i],
              placed[i],
              names.get(i)));
    List<Tick> x = new ArrayList<>();
    for (double t : f.ticks()) x.add(new Tick(at(scale.x(t)), f.xText(t)));
    List<Tick> y = new ArrayList<>();
    for (double v : f.yTicks()) y.add(new Tick(at(scale.y(v)), Axis.text(f.kind(), v)));
    return new CurveView(
        f,
        (int) (LEFT + PLOT_WIDTH + gutter(f) + LABEL_WIDTH * 1.25),
        (int) (TOP + plotHeight + 52),
        lines,
        x,
        y);
  }

  private static String classes(CurveFigure f, int line) {
    if (line >= f.series().size()) return "ce";
    if (!f.named(line)) return "cf";
    int c = f.colour(line);
    return "c" + c % Palette.COLOURS + " d" + c / Palette.COLOURS % Palette.DASH_KINDS;
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
      String says = s.label() + ", " + f.xTitle() + " " + f.xText(p.x()) + ": " + p.num().text();
      if (!p.num().company().isEmpty()) says += " · " + p.num().company();
      if (!end) dots.add(new Dot(x, at(scale.y(p.y())), p.num().metric(), says));
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
        name.isEmpty()
            ? ""
            : "M" + at(last + 8) + " " + at(from) + "L" + at(labelX - 6) + " " + at(to),
        at(labelX),
        label);
  }

  private static double gutter(CurveFigure f) {
    return f.series().size() > 8 ? 84 : 34;
  }

  /** What narrows the figure, and who is named of many. */
  String caption() {
    String named =
        figure.many()
            ? "The highest and lowest of "
                + figure.series().size()
                + " are named; point at any other line, or see the table."
            : "";
    return figure.subtitle().isEmpty() || named.isEmpty()
        ? figure.subtitle() + named
        : figure.subtitle() + ". " + named;
  }

  /** Where each line begins and ends, for readers who do not see it. */
  String alt() {
    StringBuilder out = new StringBuilder(figure.title());
    out.append(". ").append(figure.yTitle()).append(" over ").append(figure.xTitle());
    for (int i = 0; i < figure.series().size(); i++) {
      CurveFigure.Series s = figure.series().get(i);
      if (!figure.named(i)) continue;
      CurveFigure.Point a = s.points().get(0);
      CurveFigure.Point b = s.points().get(s.points().size() - 1);
      out.append(out.indexOf(": ") < 0 ? ": " : "; ").append(s.label()).append(" from ");
      out.append(a.num().text()).append(" at ").append(figure.xText(a.x())).append(" to ");
      out.append(b.num().text()).append(" at ").append(figure.xText(b.x()));
    }
    return out.append(". The numbers stand in the tables too.").toString();
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
