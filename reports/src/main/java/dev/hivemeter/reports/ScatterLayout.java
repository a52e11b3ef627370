package dev.hivemeter.reports;

import dev.hivemeter.reports.Drawing.Sheet;
import dev.hivemeter.reports.Drawing.Sign;
import dev.hivemeter.reports.Painting.Align;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where everything of a scatter figure stands. Names stand at the right, joined to their points.
 */
final class ScatterLayout {
  private static final double SIZE = 10.5;
  private static final double SMALL = Painting.SMALLEST;
  private static final double LINE = 1.15 * SIZE;
  private static final double LEFT = 52;
  private static final double BOTTOM = 36;
  private static final double GUTTER = 26;
  private static final double TOP = 16;

  private final ScatterFigure figure;
  private final Sheet sheet = new Sheet();
  private final double width;
  private final double plotWidth;
  private final double plotHeight;
  private final double[] xs;
  private final double[] ys;
  private final List<List<String>> names = new ArrayList<>();
  private final List<Rectangle2D> taken = new ArrayList<>();
  private final double[] heights;

  private ScatterLayout(ScatterFigure figure, double width) {
    this.figure = figure;
    this.width = width;
    double room = Math.min(170, width * 0.3);
    Font font = FigureFont.regular((float) SIZE);
    double widest = 0;
    for (ScatterFigure.Trail t : figure.trails()) {
      List<String> lines = FigureFont.wrap(font, t.label(), room);
      names.add(lines);
      for (String s : lines) widest = Math.max(widest, FigureFont.width(font, s));
    }
    heights = names.stream().mapToDouble(n -> n.size() * LINE + 3).toArray();
    plotWidth = width - LEFT - GUTTER - widest - 4;
    plotHeight = Math.max(Math.min(260, plotWidth), Arrays.stream(heights).sum());
    xs = range(figure.all().stream().map(ScatterFigure.Point::x).toList());
    ys = range(figure.all().stream().map(p -> bare(p.y())).toList());
  }

  /** Without its interval, which is drawn along x only. */
  private static Num bare(Num n) {
    return new Num(n.value(), null, null, n.text(), n.metric(), n.company());
  }

  static Drawing of(ScatterFigure figure, double width) {
    return new ScatterLayout(figure, width).draw();
  }

  /** The values with their intervals and some air, within what shares can be. */
  private static double[] range(List<Num> nums) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Num n : nums) {
      Double l = n.low();
      Double h = n.high();
      low = Math.min(low, l == null ? n.or(0) : l);
      high = Math.max(high, h == null ? n.or(0) : h);
    }
    low = Math.max(0, low);
    double air = Math.max(0.02, 0.08 * (high - low));
    boolean share = high <= 1;
    return new double[] {Math.max(0, low - air), share ? Math.min(1, high + air) : high + air};
  }

  private Drawing draw() {
    double bottom = TOP + plotHeight;
    for (double t : Axis.ticks(ys[0], ys[1], 6)) {
      double y = y(t);
      sheet.line(Role.GRID, LEFT, y, LEFT + plotWidth, y);
      sheet.text(
          Role.TICK, Axis.text(figure.yKind(), t), LEFT - 6, y + 0.36 * SMALL, SMALL, Align.RIGHT);
    }
    for (double t : Axis.ticks(xs[0], xs[1], 6)) {
      double x = x(t);
      sheet.line(Role.GRID, x, TOP, x, bottom);
      sheet.text(Role.TICK, Axis.text(figure.xKind(), t), x, bottom + 14, SMALL, Align.CENTRE);
    }
    double half = FigureFont.width(FigureFont.regular((float) SMALL), figure.xTitle()) / 2;
    double middle = Math.max(half, Math.min(width - half, LEFT + plotWidth / 2));
    sheet.text(Role.TICK, figure.xTitle(), middle, bottom + 31, SMALL, Align.CENTRE);
    sheet.upwards(Role.TICK, figure.yTitle(), 6, TOP + plotHeight / 2, SMALL, Align.CENTRE);
    frontier();
    for (ScatterFigure.Trail t : figure.trails()) trail(t);
    for (ScatterFigure.Point p : figure.all()) {
      double x = x(p.x().or(0));
      double y = y(p.y().or(0));
      taken.add(new Rectangle2D.Double(x - 4, y - 4, 8, 8));
    }
    for (ScatterFigure.Trail t : figure.trails()) points(t);
    labels();
    return sheet.done(width, bottom + BOTTOM);
  }

  /** Through the points that nothing dominates. */
  private void frontier() {
    List<ScatterFigure.Point> best =
        new ArrayList<>(figure.all().stream().filter(p -> !figure.dominated(p)).toList());
    if (best.size() < 2) return;
    best.sort(Comparator.comparingDouble(p -> p.x().or(0)));
    Path2D path = new Path2D.Double();
    for (int i = 0; i < best.size(); i++) {
      double x = x(best.get(i).x().or(0));
      double y = y(best.get(i).y().or(0));
      if (i == 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    sheet.shape(Role.FRONTIER, path);
  }

  private void trail(ScatterFigure.Trail t) {
    if (t.points().size() < 2) return;
    Path2D path = new Path2D.Double();
    for (int i = 0; i < t.points().size(); i++) {
      double x = x(t.points().get(i).x().or(0));
      double y = y(t.points().get(i).y().or(0));
      if (i == 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    }
    sheet.shape(Role.PATH, path);
  }

  private void points(ScatterFigure.Trail t) {
    for (ScatterFigure.Point p : t.points()) {
      double x = x(p.x().or(0));
      double y = y(p.y().or(0));
      boolean dim = figure.dominated(p);
      Double low = p.x().low();
      Double high = p.x().high();
      if (!dim && low != null && high != null && figure.all().size() <= 30)
        sheet.shape(Role.GRID, new Line2D.Double(x(low), y, x(high), y));
      Num says = p.y().with(figure.xTitle() + " " + p.x().text() + ", " + p.x().company());
      sheet.say(
          dim ? Role.DIMMED : Role.MEASURED,
          Sign.DISC.at(x, y, 4),
          says,
          t.label() + (p.label().isEmpty() ? "" : ", " + p.label()) + ", " + figure.yTitle());
    }
    if (t.points().size() > 1 && figure.trails().size() <= 6)
      for (ScatterFigure.Point p :
          List.of(t.points().get(0), t.points().get(t.points().size() - 1))) name(p);
  }

  /** The point's own label above it, unless another stands there. */
  private void name(ScatterFigure.Point p) {
    Font font = FigureFont.regular((float) SMALL);
    double w = FigureFont.width(font, p.label());
    double x = Math.max(w / 2, Math.min(width - w / 2, x(p.x().or(0))));
    double y = y(p.y().or(0)) - 7;
    Rectangle2D box = new Rectangle2D.Double(x - w / 2, y - SMALL, w, SMALL + 2);
    if (taken.stream().anyMatch(box::intersects)) return;
    taken.add(box);
    sheet.text(Role.TICK, p.label(), x, y, SMALL, Align.CENTRE);
  }

  private void labels() {
    double[] wanted = new double[names.size()];
    double[] from = new double[names.size()];
    for (int i = 0; i < wanted.length; i++) {
      ScatterFigure.Point rightmost =
          figure.trails().get(i).points().stream()
              .max(Comparator.comparingDouble(p -> p.x().or(0)))
              .orElseThrow();
      wanted[i] = y(rightmost.y().or(0));
      from[i] = x(rightmost.x().or(0));
    }
    double[] placed = Spread.apart(wanted, heights, TOP - 6, TOP + plotHeight + 6);
    double at = LEFT + plotWidth + GUTTER;
    for (int i = 0; i < placed.length; i++) {
      Path2D leader = new Path2D.Double();
      leader.moveTo(from[i] + 6, wanted[i]);
      leader.lineTo(LEFT + plotWidth, wanted[i]);
      leader.lineTo(at - 4, placed[i]);
      sheet.shape(Role.GRID, leader);
      sheet.lines(Role.NAME, names.get(i), at, placed[i], SIZE, Align.LEFT);
    }
  }

  private double x(double v) {
    return LEFT + (v - xs[0]) / (xs[1] - xs[0]) * plotWidth;
  }

  private double y(double v) {
    return TOP + (ys[1] - v) / (ys[1] - ys[0]) * plotHeight;
  }
}
