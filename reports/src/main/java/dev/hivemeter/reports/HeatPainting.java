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
  private static final double GAP = 0.35;
  private static final double LABEL_LENGTH = 150;

  private final HeatFigure figure;
  private final Font title = FigureFont.bold(13);
  private final Font small = FigureFont.regular(10);
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

  HeatPainting(HeatFigure figure) {
    this.figure = figure;
    int n = figure.columns().size();
    boolean many = n > 14;
    label = FigureFont.regular(many ? 10 : 11);
    number = FigureFont.regular(many ? 8.5f : 10.5f);
    double textWidth = 0;
    for (List<Num> row : figure.cells())
      for (Num v : row) textWidth = Math.max(textWidth, FigureFont.width(number, cellText(v)));
    double lineHeight = 1.15 * label.getSize2D();
    int lines = 1;
    double longest = 0;
    for (HeatFigure.Col c : figure.columns()) {
      List<String> w = FigureFont.wrap(label, c.label(), LABEL_LENGTH);
      columnLabels.add(w);
      lines = Math.max(lines, w.size());
      for (String s : w) longest = Math.max(longest, FigureFont.width(label, s));
    }
    cellWidth = Math.max(Math.max(many ? 26 : 38, textWidth + 8), lines * lineHeight + 4);
    double rowWidth = 0;
    int rowLines = 1;
    for (String r : figure.rows()) {
      List<String> w = FigureFont.wrap(label, r, LABEL_LENGTH);
      rowLabels.add(w);
      rowLines = Math.max(rowLines, w.size());
      for (String s : w) rowWidth = Math.max(rowWidth, FigureFont.width(label, s));
    }
    cellHeight = Math.max(many ? 20 : 24, rowLines * lineHeight + 4);
    centres = new double[n];
    double at = 0;
    for (int c = 0; c < n; c++) {
      if (figure.apart(c)) at += GAP;
      centres[c] = at + 0.5;
      at += 1;
    }
    span = at;
    left = MARGIN + (figure.yTitle().isEmpty() ? 0 : 18) + rowWidth + 7;
    double inner = left + span * cellWidth + 62 - 2 * MARGIN;
    subtitle = FigureFont.wrap(small, figure.subtitle(), Math.max(inner, 220));
    top = MARGIN + 15 + subtitle.size() * 13 + 6;
    level = lines == 1 && longest <= cellWidth - 4;
    bottom = (level ? lineHeight : longest) + 10 + MARGIN;
  }

  @Override
  public int width() {
    double text = MARGIN * 2;
    for (String s : subtitle) text = Math.max(text, MARGIN * 2 + FigureFont.width(small, s));
    return (int) Math.ceil(Math.max(text, left + span * cellWidth + 62));
  }

  @Override
  public int height() {
    return (int) Math.ceil(top + figure.rows().size() * cellHeight + bottom);
  }

  @Override
  public void paint(Graphics2D g) {
    Painting.text(
        g, title, INK, FigureFont.displayable(figure.title()), MARGIN, MARGIN + 11, Align.LEFT);
    for (int i = 0; i < subtitle.size(); i++)
      Painting.text(g, small, SOFT, subtitle.get(i), MARGIN, MARGIN + 27 + 13 * i, Align.LEFT);
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
        Double v = figure.cells().get(r).get(c).value();
        if (v != null)
          points.add(new double[] {centres[c], r + 0.5, Math.max(0, Math.min(0.999999, v))});
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
    blocks.setBlockWidth(1 - 3 / cellWidth);
    blocks.setBlockHeight(1 - 3 / cellHeight);
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

  private void numbers(Graphics2D g) {
    for (int r = 0; r < figure.rows().size(); r++)
      for (int c = 0; c < centres.length; c++) {
        Num v = figure.cells().get(r).get(c);
        double x = left + centres[c] * cellWidth;
        double y = top + r * cellHeight;
        Color ink = v.value() == null ? SOFT : HeatScale.ink(HeatScale.light(v.step()));
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
    boolean share = figure.scale().startsWith("share");
    for (int i = 0; i <= 2; i++) {
      double y = area.getMaxY() - height * i / 2;
      g.setColor(SOFT);
      g.draw(new Line2D.Double(x + 9, y, x + 12, y));
      String text = share ? Integer.toString(50 * i) : new String[] {"0", "0.5", "1"}[i];
      double dy = i == 2 ? 7 : i == 1 ? 3.5 : 0;
      Painting.text(g, FigureFont.regular(9), SOFT, text, x + 14, y + dy, Align.LEFT);
    }
    Painting.upwards(
        g,
        FigureFont.regular(9),
        SOFT,
        List.of(figure.scale() + (share ? ", %" : "")),
        x + 40,
        area.getCenterY(),
        Align.CENTRE);
  }
}
