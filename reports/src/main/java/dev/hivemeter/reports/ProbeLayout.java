package dev.hivemeter.reports;

import dev.hivemeter.reports.Drawing.Sheet;
import dev.hivemeter.reports.Drawing.Sign;
import dev.hivemeter.reports.Painting.Align;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Where everything of a probe's figure stands. */
final class ProbeLayout {
  private static final double SIZE = 10.5;
  private static final double SMALL = Painting.SMALLEST;
  private static final double HEIGHT = 60;
  private static final double HEADROOM = 1.1;
  private static final double THICKEST = 26;

  private final ProbeFigure figure;
  private final double width;
  private final Sheet sheet = new Sheet();

  private ProbeLayout(ProbeFigure figure, double width) {
    this.figure = figure;
    this.width = width;
  }

  static Drawing of(ProbeFigure figure, double width) {
    return new ProbeLayout(figure, width).draw();
  }

  private Drawing draw() {
    // A ring on the highest value stays below what is written above.
    double top = figure.top() * HEADROOM;
    double y = legend() + 8;
    for (ProbeFigure.Strip s : figure.strips()) y = strip(s, top, y) + 10;
    return sheet.done(width, y - 8);
  }

  private double legend() {
    double x = 0;
    double middle = 6;
    x = sign(Role.BARS, new Rectangle2D.Double(x + 2, 1, 7, 11), "answers", x, middle);
    x = sign(Role.FAIR, new Rectangle2D.Double(x, 2, 11, 9), "fair draws, 95\u00a0%", x, middle);
    x = sign(Role.LAW, new Line2D.Double(x, middle, x + 11, middle), "the law", x, middle);
    if (figure.exact())
      sign(Role.EXACT, Sign.RING.at(x + 5, middle, 3), "first token, exact", x, middle);
    return 14;
  }

  private double sign(Role role, java.awt.Shape shape, String label, double x, double middle) {
    sheet.shape(role, shape);
    sheet.text(Role.TICK, label, x + 15, middle + 0.36 * SMALL, SMALL, Align.LEFT);
    return x + 15 + FigureFont.width(FigureFont.regular((float) SMALL), label) + 14;
  }

  private double strip(ProbeFigure.Strip s, double top, double from) {
    Font bold = FigureFont.bold((float) SIZE);
    double y = from;
    for (String line : FigureFont.wrap(bold, s.label(), width)) {
      y += 1.2 * SIZE;
      sheet.text(Role.STRONG, line, 0, y, SIZE, Align.LEFT);
    }
    for (String line : FigureFont.wrap(FigureFont.regular((float) SMALL), s.says(), width)) {
      y += 1.25 * SMALL;
      sheet.text(Role.TICK, line, 0, y, SMALL, Align.LEFT);
    }
    y += 6;
    double bottom = y + HEIGHT;
    double step = width / Math.max(1, s.bars().size());
    double thick = Math.min(0.72 * step, THICKEST);
    for (int k = 0; k < s.bars().size(); k++)
      bar(s, s.bars().get(k), (k + 0.5) * step, thick, bottom, top);
    sheet.line(Role.RAIL, 0, bottom, width, bottom);
    return labels(s.bars(), step, bottom);
  }

  private void bar(
      ProbeFigure.Strip s, ProbeFigure.Bar b, double x, double thick, double bottom, double top) {
    double unit = top > 0 ? HEIGHT / top : 0;
    double left = x - thick / 2;
    sheet.box(Role.FAIR, left, bottom - unit * b.high(), thick, unit * (b.high() - b.low()));
    // Narrower than the band, so that the band is seen behind it.
    double bar = Math.max(0.6 * thick, 0.8);
    sheet.say(
        Role.BARS,
        new Rectangle2D.Double(x - bar / 2, bottom - unit * b.share(), bar, unit * b.share()),
        b.says(),
        s.label() + ", " + b.label());
    double law = bottom - unit * b.law();
    sheet.line(Role.LAW, left, law, left + thick, law);
    Double exact = b.exact();
    if (exact != null) sheet.shape(Role.EXACT, Sign.RING.at(x, bottom - unit * exact, 3));
  }

  /** Under every bar where there is room, else under the first and the last. */
  private double labels(List<ProbeFigure.Bar> bars, double step, double bottom) {
    Font font = FigureFont.regular((float) SMALL);
    boolean fit = bars.stream().allMatch(b -> FigureFont.width(font, b.label()) < step - 3);
    double y = bottom + 12;
    if (fit)
      for (int k = 0; k < bars.size(); k++)
        sheet.text(Role.TICK, shown(bars.get(k), step), (k + 0.5) * step, y, SMALL, Align.CENTRE);
    else {
      sheet.text(Role.TICK, shown(bars.get(0), width / 2 - 8), 0, y, SMALL, Align.LEFT);
      sheet.text(
          Role.TICK, shown(bars.get(bars.size() - 1), width / 2 - 8), width, y, SMALL, Align.RIGHT);
    }
    return y + 3;
  }

  private static String shown(ProbeFigure.Bar b, double room) {
    return FigureFont.shortened(FigureFont.regular((float) SMALL), b.label(), room);
  }
}
