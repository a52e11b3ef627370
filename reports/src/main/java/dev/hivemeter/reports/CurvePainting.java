package dev.hivemeter.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Draws lines with bands with JFreeChart; names stand at the lines' ends instead of in a legend.
 */
final class CurvePainting implements Painting {
  private static final double MARGIN = 10;
  private static final double LEAST_PLOT = 200;
  private static final double LABEL_WIDTH = 120;
  private static final Color FAINT = new Color(0xb4bac4);

  private final CurveFigure figure;
  private final Font small = SMALL_FONT;
  private final Font label = FigureFont.regular(10.5f);
  private final List<List<String>> names = new ArrayList<>();
  private final List<String> title;
  private final List<String> subtitle;
  private final double left = MARGIN + 44;
  private final double top;
  private final double plotWidth;
  private final double plotHeight;
  private final double[] heights;
  private final double right;
  private final double leader;

  CurvePainting(CurveFigure figure) {
    this.figure = figure;
    double widest = 0;
    for (CurveFigure.Series s : all()) {
      boolean named = names.size() >= figure.series().size() || figure.named(names.size());
      List<String> lines =
          named ? FigureFont.wrap(label, s.label(), LABEL_WIDTH) : new ArrayList<>();
      names.add(lines);
      for (String line : lines) widest = Math.max(widest, FigureFont.width(label, line));
    }
    heights = names.stream().mapToDouble(CurvePainting::height).toArray();
    leader = names.stream().filter(n -> !n.isEmpty()).count() > 8 ? 40 : 18;
    right = leader + 6 + widest + MARGIN;
    plotWidth = Math.max(LEAST_PLOT, COLUMN - left - right);
    plotHeight = Math.max(210, Arrays.stream(heights).sum());
    double text = left + plotWidth + right - 2 * MARGIN;
    title = FigureFont.wrap(TITLE_FONT, figure.title(), text);
    subtitle =
        subtitle(figure).isEmpty()
            ? new ArrayList<>()
            : FigureFont.wrap(SMALL_FONT, subtitle(figure), text);
    top = MARGIN + title.size() * TITLE_LINE + subtitle.size() * SMALL_LINE + 10;
  }

  private static String subtitle(CurveFigure f) {
    String more =
        f.many() ? "the highest and lowest of " + f.series().size() + " models are named" : "";
    return f.subtitle().isEmpty() || more.isEmpty()
        ? f.subtitle() + more
        : f.subtitle() + "; " + more;
  }

  private static double height(List<String> name) {
    return name.isEmpty() ? 0 : name.size() * 1.15 * 10.5 + 3;
  }

  private List<CurveFigure.Series> all() {
    List<CurveFigure.Series> all = new ArrayList<>(figure.series());
    all.addAll(figure.ends());
    return all;
  }

  @Override
  public int width() {
    return (int) Math.ceil(left + plotWidth + right);
  }

  @Override
  public int height() {
    return (int) Math.ceil(top + plotHeight + 42 + MARGIN);
  }

  @Override
  public void paint(Graphics2D g) {
    Painting.heading(g, title, subtitle, MARGIN);
    Rectangle2D area = new Rectangle2D.Double(left, top, plotWidth, plotHeight);
    axes(g, area);
    plot().draw(g, area, null, null, null);
    dots(g, area);
    labels(g, area);
  }

  private double[] xRange() {
    double a = figure.ticks().get(0);
    double b = figure.ticks().get(figure.ticks().size() - 1);
    double pad = (b - a) * 0.04;
    return new double[] {a - pad, b + pad};
  }

  private double x(double v, Rectangle2D area) {
    double[] r = xRange();
    return area.getMinX() + (v - r[0]) / (r[1] - r[0]) * area.getWidth();
  }

  private double y(double v, Rectangle2D area) {
    double share = (v - figure.yMin()) / (figure.yMax() - figure.yMin());
    return area.getMaxY() - share * area.getHeight();
  }

  private void axes(Graphics2D g, Rectangle2D area) {
    g.setStroke(new BasicStroke(0.8f));
    for (double v : figure.yTicks()) {
      double y = y(v, area);
      g.setColor(GRID);
      g.draw(new Line2D.Double(area.getMinX(), y, area.getMaxX(), y));
      Painting.text(
          g, small, SOFT, Axis.text(figure.kind(), v), area.getMinX() - 6, y + 3.6, Align.RIGHT);
    }
    double lastEnd = Double.NEGATIVE_INFINITY;
    for (double t : figure.ticks()) {
      double x = x(t, area);
      g.setColor(SOFT);
      g.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() + 4));
      String text = figure.xText(t);
      double half = FigureFont.width(small, text) / 2;
      if (x - half < lastEnd + 3) continue;
      Painting.text(g, small, SOFT, text, x, area.getMaxY() + 16, Align.CENTRE);
      lastEnd = x + half;
    }
    Painting.text(
        g, small, SOFT, figure.xTitle(), area.getCenterX(), area.getMaxY() + 33, Align.CENTRE);
    Painting.upwards(
        g, small, SOFT, List.of(figure.yTitle()), MARGIN + 5, area.getCenterY(), Align.CENTRE);
  }

  private XYPlot plot() {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(figure.bandOpacity());
    int i = 0;
    for (CurveFigure.Series s : all()) {
      YIntervalSeries points = new YIntervalSeries(i);
      for (CurveFigure.Point p : s.points()) points.add(p.x(), p.y(), p.lowOr(), p.highOr());
      data.addSeries(points);
      boolean end = i >= figure.series().size();
      Color colour = colour(i);
      renderer.setSeriesPaint(i, colour);
      renderer.setSeriesFillPaint(i, colour);
      renderer.setSeriesStroke(i, end ? dashed() : stroke(i));
      i++;
    }
    double[] r = xRange();
    XYPlot plot = new XYPlot(data, axis(r[0], r[1]), axis(figure.yMin(), figure.yMax()), renderer);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  private Color colour(int line) {
    if (line >= figure.series().size()) return SOFT;
    return figure.named(line) ? Palette.colour(figure.colour(line)) : FAINT;
  }

  private BasicStroke stroke(int line) {
    return figure.named(line) ? Palette.stroke(figure.colour(line)) : new BasicStroke(0.8f);
  }

  private static BasicStroke dashed() {
    return new BasicStroke(
        1.1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {4, 3}, 0);
  }

  private static NumberAxis axis(double low, double high) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(low, high);
    axis.setVisible(false);
    return axis;
  }

  /** The measured places; between them the line only joins. */
  private void dots(Graphics2D g, Rectangle2D area) {
    for (int i = 0; i < figure.series().size(); i++)
      for (CurveFigure.Point p : figure.series().get(i).points()) {
        if (!figure.named(i)) continue;
        double x = x(p.x(), area);
        double y = y(p.y(), area);
        g.setColor(Color.WHITE);
        g.fill(new Ellipse2D.Double(x - 3.6, y - 3.6, 7.2, 7.2));
        g.setColor(colour(i));
        g.fill(new Ellipse2D.Double(x - 2.7, y - 2.7, 5.4, 5.4));
      }
  }

  private void labels(Graphics2D g, Rectangle2D area) {
    List<CurveFigure.Series> all = all();
    double[] wanted = new double[all.size()];
    for (int i = 0; i < wanted.length; i++) {
      List<CurveFigure.Point> points = all.get(i).points();
      wanted[i] = y(points.get(points.size() - 1).y(), area);
    }
    double[] placed = Spread.apart(wanted, heights, area.getMinY() - 8, area.getMaxY() + 8);
    double lineHeight = 1.15 * label.getSize2D();
    for (int i = 0; i < placed.length; i++) {
      if (names.get(i).isEmpty()) continue;
      boolean end = i >= figure.series().size();
      List<CurveFigure.Point> points = all.get(i).points();
      double from = x(points.get(points.size() - 1).x(), area) + 5;
      g.setColor(colour(i));
      g.setStroke(new BasicStroke(0.8f));
      g.draw(new Line2D.Double(from, wanted[i], area.getMaxX() + leader, placed[i]));
      List<String> lines = names.get(i);
      double first =
          placed[i] - lineHeight * (lines.size() - 1) / 2 + FigureFont.capHeight(label) / 2;
      for (int k = 0; k < lines.size(); k++)
        Painting.text(
            g,
            label,
            end ? SOFT : INK,
            lines.get(k),
            area.getMaxX() + leader + 4,
            first + k * lineHeight,
            Align.LEFT);
    }
  }
}
