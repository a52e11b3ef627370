package dev.hivemeter.reports;

import dev.hivemeter.reports.Drawing.Sheet;
import dev.hivemeter.reports.Painting.Align;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** Where everything of a strip figure stands, for a width that is given. */
final class StripLayout {
  private static final double SIZE = 10.5;
  private static final double SMALL = Painting.SMALLEST;
  private static final double LINE = 1.15 * SIZE;
  private static final double LEAST_PANEL = 120;
  private static final double BETWEEN = 22;
  private static final double SIGN = 3.6;

  private final StripFigure figure;
  private final double width;
  private final Sheet sheet = new Sheet();
  private final List<List<String>> labels = new ArrayList<>();
  private final double[] centres;
  private final double[] headings;
  private final double rowsHeight;
  private final double left;
  private final int across;
  private final double panelWidth;

  private StripLayout(StripFigure figure, double width) {
    this.figure = figure;
    this.width = width;
    Font font = FigureFont.regular((float) SIZE);
    boolean single = figure.panels().size() == 1;
    double room = Math.min(single ? 150 : 130, width * 0.36);
    double widest = 0;
    int n = figure.rows().size();
    centres = new double[n];
    headings = new double[n];
    double y = 0;
    boolean grouped = figure.rows().stream().anyMatch(r -> !r.group().isEmpty());
    double indent = grouped ? 8 : 0;
    for (int i = 0; i < n; i++) {
      StripFigure.Row r = figure.rows().get(i);
      if (!r.group().isEmpty()) {
        headings[i] = y + LINE / 2 + 3;
        y += LINE + 4;
      }
      List<String> lines = FigureFont.wrap(font, r.label(), room - indent);
      labels.add(lines);
      for (String s : lines) widest = Math.max(widest, FigureFont.width(font, s) + indent);
      double height = Math.max(15, lines.size() * LINE + 4);
      centres[i] = y + height / 2;
      y += height;
    }
    rowsHeight = y;
    // The page may fall back to letters that are a little wider.
    left = Math.ceil(1.06 * widest) + 10;
    int fits = (int) Math.floor((width - left + BETWEEN) / (LEAST_PANEL + BETWEEN));
    int columns = Math.max(1, Math.min(fits, figure.panels().size()));
    // Rows of panels as equal as they can be: 2 and 2 rather than 3 and 1.
    int bands = (figure.panels().size() + columns - 1) / columns;
    across = (figure.panels().size() + bands - 1) / bands;
    panelWidth = (width - left - (across - 1) * BETWEEN - 8) / across;
  }

  static Drawing of(StripFigure figure, double width) {
    return new StripLayout(figure, width).draw();
  }

  private Drawing draw() {
    double y = legend(0) + 6;
    for (int first = 0; first < figure.panels().size(); first += across) {
      int last = Math.min(first + across, figure.panels().size());
      y = band(first, last, y) + 12;
    }
    return sheet.done(width, y - 6);
  }

  private double legend(double y) {
    Font font = FigureFont.regular((float) SMALL);
    double x = 0;
    double line = y + 7;
    for (StripFigure.Legend l : figure.legend()) {
      String label = l.label();
      double needs = 12 + FigureFont.width(font, label) + 14;
      if (x > 0 && x + needs - 14 > width) {
        x = 0;
        line += 15;
      }
      if (l.role() == Role.MEASURED) sheet.line(Role.WHISKER, x, line, x + 9, line);
      sheet.shape(l.role(), l.sign().at(x + 4.5, line, SIGN));
      sheet.text(Role.TICK, label, x + 13, line + 0.36 * SMALL, SMALL, Align.LEFT);
      x += needs;
    }
    return line + 9;
  }

  /** Panels side by side: titles, rows, and the scale below them. */
  private double band(int first, int last, double y) {
    boolean titled = !figure.panels().get(first).title().isEmpty();
    double top = y;
    if (titled) {
      int lines = 1;
      Font font = FigureFont.bold((float) SIZE);
      for (int p = first; p < last; p++) {
        List<String> title = FigureFont.wrap(font, figure.panels().get(p).title(), panelWidth + 14);
        lines = Math.max(lines, title.size());
        for (int i = 0; i < title.size(); i++)
          sheet.text(
              Role.STRONG, title.get(i), x(p - first), y + SIZE + LINE * i, SIZE, Align.LEFT);
      }
      top = y + lines * LINE + 5;
    }
    for (int p = first; p < last; p++) scale(figure.panels().get(p), x(p - first), top);
    for (int i = 0; i < centres.length; i++) {
      StripFigure.Row r = figure.rows().get(i);
      double centre = top + centres[i];
      if (!r.group().isEmpty())
        sheet.text(
            Role.STRONG,
            FigureFont.shortened(FigureFont.bold((float) SIZE), r.group(), width - 4),
            0,
            top + headings[i] + 0.36 * SIZE,
            SIZE,
            Align.LEFT);
      sheet.lines(Role.NAME, labels.get(i), left - 10, centre, SIZE, Align.RIGHT);
      for (int p = first; p < last; p++) row(figure.panels().get(p), i, x(p - first), centre);
    }
    return top + rowsHeight + 18;
  }

  private double x(int column) {
    return left + column * (panelWidth + BETWEEN);
  }

  private void scale(StripFigure.Panel p, double x, double top) {
    double bottom = top + rowsHeight + 2;
    for (double t : Axis.ticks(p.low(), p.high(), panelWidth < 180 ? 3 : 6)) {
      double at = x + place(p, t);
      sheet.line(Role.GRID, at, top, at, bottom);
      sheet.text(Role.TICK, Axis.text(p.kind(), t), at, bottom + 12, SMALL, Align.CENTRE);
    }
  }

  private void row(StripFigure.Panel p, int i, double x, double y) {
    sheet.line(Role.RAIL, x, y, x + panelWidth, y);
    String row = figure.rows().get(i).label();
    String who = group(i).isEmpty() ? row : group(i) + ", " + row;
    List<StripFigure.Mark> marks = p.marks().get(i);
    for (StripFigure.Mark m : marks) {
      Double low = m.num().low();
      Double high = m.num().high();
      if (m.as().role() == Role.MEASURED && low != null && high != null)
        sheet.shape(Role.WHISKER, new Line2D.Double(x + place(p, low), y, x + place(p, high), y));
    }
    for (StripFigure.Mark m : marks) {
      Double v = m.num().value();
      if (v == null) continue;
      sheet.say(
          m.as().role(),
          m.as().sign().at(x + place(p, v), y, SIGN),
          m.num(),
          who + ", " + (p.title().isEmpty() ? "" : p.title() + ", ") + m.as().label());
    }
  }

  private String group(int row) {
    for (int i = row; i >= 0; i--)
      if (!figure.rows().get(i).group().isEmpty()) return figure.rows().get(i).group();
    return "";
  }

  /** Values beyond the scale stand at its end. */
  private double place(StripFigure.Panel p, double v) {
    double share = (v - p.low()) / (p.high() - p.low());
    return 4 + Math.max(0, Math.min(1, share)) * (panelWidth - 8);
  }
}
