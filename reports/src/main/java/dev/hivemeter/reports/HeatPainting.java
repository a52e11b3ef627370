package dev.hivemeter.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.LookupPaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;

/**
 * Draws a heat figure with JFreeChart: blocks by the plot, labels and numbers by us, none dropped.
 */
final class HeatPainting implements Painting {
  private static final double MARGIN = 10;
  private static final double SCALE = 58;
  private static final double GAP = 0.35;
  private static final double LABEL_LENGTH = 150;

  /** More columns than this leave no room for numbers. */
  private static final int CROWD = 30;

  private static final double CROWDED_CELL = 13;

  private final HeatFigure figure;
  private final Font small = SMALL_FONT;
  private final List<String> title;
  private final Font label;
  private final Font number;
  private final double cellWidth;
  private final double cellHeight;
  private final List<List<String>> columnLabels = new ArrayList<>();
  private final List<List<String>> rowLabels = new ArrayList<>();
  private final List<String> subtitle;
  private final double[] centres;
  private final double span;
  private final double left;
  private final double top;
  private final double bottom;
  private final boolean level;
  private final boolean crowd;

  HeatPainting(HeatFigure figure) {
    this.figure = figure;
    int n = figure.columns().size();
    boolean many = n > 14;
    crowd = n > CROWD;
    label = FigureFont.regular(n > 2 * CROWD ? 9 : many ? 10 : 10.5f);
    number = FigureFont.regular(many ? 8.5f : 10.5f);
    double textWidth = 0;
    for (List<Num> row : figure.cells())
      for (Num v : row) textWidth = Math.max(textWidth, FigureFont.width(number, cellText(v)));
    double lineHeight = 1.15 * label.getSize2D();
    int lines = 1;
    double longest = 0;
    for (HeatFigure.Col c : figure.columns()) {
      List<String> w = lines(c.label());
      columnLabels.add(w);
      lines = Math.max(lines, w.size());
      for (String s : w) longest = Math.max(longest, FigureFont.width(label, s));
    }
    cellWidth =
        Math.max(
            crowd ? CROWDED_CELL : Math.max(many ? 26 : 34, textWidth + 8), lines * lineHeight + 2);
    double rowWidth = 0;
    int rowLines = 1;
    for (String r : figure.rows()) {
      List<String> w = lines(r);
      rowLabels.add(w);
      rowLines = Math.max(rowLines, w.size());
      for (String s : w) rowWidth = Math.max(rowWidth, FigureFont.width(label, s));
    }
    cellHeight = Math.max(crowd ? CROWDED_CELL : many ? 20 : 22, rowLines * lineHeight + 2);
    centres = new double[n];
    double at = 0;
    for (int c = 0; c < n; c++) {
      if (figure.apart(c)) at += GAP;
      centres[c] = at + 0.5;
      at += 1;
    }
    span = at;
    left = MARGIN + (figure.yTitle().isEmpty() ? 0 : 18) + rowWidth + 7;
    double inner = Math.max(left + span * cellWidth + SCALE, COLUMN - 60) - 2 * MARGIN;
    title = FigureFont.wrap(TITLE_FONT, figure.subtitle(), inner);
    subtitle =
        FigureFont.wrap(
            small, figure.title() + (figure.note().isEmpty() ? "" : ". " + figure.note()), inner);
    top = MARGIN + title.size() * TITLE_LINE + subtitle.size() * SMALL_LINE + 8;
    level = lines == 1 && longest <= cellWidth - 4;
    bottom = (level ? lineHeight : longest) + 10 + MARGIN;
  }

  @Override
  public int width() {
    double text = 0;
    for (String s : title) text = Math.max(text, FigureFont.width(TITLE_FONT, s));
    for (String s : subtitle) text = Math.max(text, FigureFont.width(small, s));
    return (int) Math.ceil(Math.max(text + 2 * MARGIN, left + span * cellWidth + SCALE));
  }

  @Override
  public int height() {
    return (int) Math.ceil(top + figure.rows().size() * cellHeight + bottom);
  }

  @Override
  public void paint(Graphics2D g) {
    Painting.heading(g, title, subtitle, MARGIN);
    Rectangle2D area =
        new Rectangle2D.Double(left, top, span * cellWidth, figure.rows().size() * cellHeight);
    plot().draw(g, area, null, null, null);
    numbers(g);
    labels(g);
    scale(g, area);
  }

  private XYPlot plot() {
    int rows = figure.rows().size();
    List<double[]> points = new ArrayList<>();
    for (int r = 0; r < rows; r++)
      for (int c = 0; c < centres.length; c++) {
        int step = figure.step(figure.cells().get(r).get(c));
        if (step >= 0)
          points.add(new double[] {centres[c], r + 0.5, (step + 0.5) / HeatScale.STEPS});
      }
    double[][] xyz = new double[3][points.size()];
    for (int i = 0; i < points.size(); i++)
      for (int k = 0; k < 3; k++) xyz[k][i] = points.get(i)[k];
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("cells", xyz);
    NumberAxis x = axis(span);
    NumberAxis y = axis(rows);
    y.setInverted(true);
    XYBlockRenderer blocks = new XYBlockRenderer();
    double gap = crowd ? 1 : 3;
    blocks.setBlockWidth(1 - gap / cellWidth);
    blocks.setBlockHeight(1 - gap / cellHeight);
    LookupPaintScale colours = new LookupPaintScale(0, 1, Color.WHITE);
    for (int i = 0; i < HeatScale.STEPS; i++)
      colours.add((double) i / HeatScale.STEPS, HeatScale.light(i));
    blocks.setPaintScale(colours);
    XYPlot plot = new XYPlot(data, x, y, blocks);
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    return plot;
  }

  private static NumberAxis axis(double upper) {
    NumberAxis axis = new NumberAxis();
    axis.setRange(0, upper);
    axis.setVisible(false);
    return axis;
  }

  private List<String> lines(String name) {
    return crowd
        ? List.of(FigureFont.shortened(label, name, LABEL_LENGTH))
        : FigureFont.wrap(label, name, LABEL_LENGTH);
  }

  private void numbers(Graphics2D g) {
    if (crowd) return;
    for (int r = 0; r < figure.rows().size(); r++)
      for (int c = 0; c < centres.length; c++) {
        Num v = figure.cells().get(r).get(c);
        double x = left + centres[c] * cellWidth;
        double y = top + r * cellHeight;
        Color ink = v.value() == null ? SOFT : HeatScale.ink(HeatScale.light(figure.step(v)));
        Painting.text(
            g,
            number,
            ink,
            cellText(v),
            x,
            y + cellHeight / 2 + FigureFont.capHeight(number) / 2,
            Align.CENTRE);
      }
  }

  /** The sign of a percentage is said by the scale. */
  private static String cellText(Num v) {
    return v.bare();
  }

  private void labels(Graphics2D g) {
    double lineHeight = 1.15 * label.getSize2D();
    double rowsEnd = top + figure.rows().size() * cellHeight;
    for (int r = 0; r < rowLabels.size(); r++) {
      List<String> lines = rowLabels.get(r);
      double first =
          top
              + (r + 0.5) * cellHeight
              - lineHeight * (lines.size() - 1) / 2
              + FigureFont.capHeight(label) / 2;
      for (int i = 0; i < lines.size(); i++)
        Painting.text(g, label, INK, lines.get(i), left - 6, first + i * lineHeight, Align.RIGHT);
    }
    for (int c = 0; c < columnLabels.size(); c++) {
      double x = left + centres[c] * cellWidth;
      if (level)
        Painting.text(
            g, label, INK, columnLabels.get(c).get(0), x, rowsEnd + lineHeight, Align.CENTRE);
      else Painting.upwards(g, label, INK, columnLabels.get(c), x, rowsEnd + 6, Align.RIGHT);
    }
    if (!figure.yTitle().isEmpty())
      Painting.upwards(
          g, small, SOFT, List.of(figure.yTitle()), MARGIN + 5, (top + rowsEnd) / 2, Align.CENTRE);
  }

  private void scale(Graphics2D g, Rectangle2D area) {
    double x = area.getMaxX() + 14;
    double height = area.getHeight();
    double step = height / HeatScale.STEPS;
    for (int i = 0; i < HeatScale.STEPS; i++) {
      g.setColor(HeatScale.light(i));
      g.fill(new Rectangle2D.Double(x, area.getMaxY() - (i + 1) * step, 9, step + 0.4));
    }
    g.setColor(GRID);
    g.setStroke(new BasicStroke(0.6f));
    g.draw(new Rectangle2D.Double(x, area.getMinY(), 9, height));
    String[] ends = {figure.pale(), figure.dark()};
    for (int i = 0; i <= 1; i++) {
      double y = area.getMaxY() - height * i;
      g.setColor(SOFT);
      g.draw(new Line2D.Double(x + 9, y, x + 12, y));
      Painting.text(g, small, SOFT, ends[i], x + 14, y + (i == 0 ? 0 : 7.5), Align.LEFT);
    }
    Painting.upwards(
        g, small, SOFT, List.of(figure.scale()), x + 24, area.getCenterY(), Align.CENTRE);
  }
}
