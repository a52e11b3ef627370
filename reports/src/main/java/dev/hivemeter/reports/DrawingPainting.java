package dev.hivemeter.reports;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** A drawing under its title, for a file. */
final class DrawingPainting implements Painting {
  private static final double MARGIN = 10;

  private final Drawing drawing;
  private final List<String> title;
  private final List<String> subtitle;
  private final double top;
  private final int width;

  /**
   * @param subtitle may be empty
   */
  DrawingPainting(Drawing drawing, String title, String subtitle) {
    this.drawing = drawing;
    this.width = (int) Math.ceil(Math.max(COLUMN, drawing.width() + 2 * MARGIN));
    this.title = FigureFont.wrap(TITLE_FONT, title, width - 2 * MARGIN);
    this.subtitle =
        subtitle.isEmpty()
            ? new ArrayList<>()
            : FigureFont.wrap(SMALL_FONT, subtitle, width - 2 * MARGIN);
    this.top = MARGIN + this.title.size() * TITLE_LINE + this.subtitle.size() * SMALL_LINE + 5;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return (int) Math.ceil(top + drawing.height() + MARGIN);
  }

  @Override
  public void paint(Graphics2D g) {
    Painting.heading(g, title, subtitle, MARGIN);
    g.translate(MARGIN, top);
    for (Drawing.Mark m : drawing.marks()) {
      if (m instanceof Drawing.Figure f) paint(g, f);
      else if (m instanceof Drawing.Text t) paint(g, t);
    }
    g.translate(-MARGIN, -top);
  }

  private static void paint(Graphics2D g, Drawing.Figure f) {
    Color fill = f.role().fill();
    Color stroke = f.role().stroke();
    if (fill != null) {
      g.setColor(fill);
      g.fill(f.shape());
    }
    if (stroke != null) {
      g.setColor(stroke);
      g.setStroke(f.role().pen());
      g.draw(f.shape());
    }
  }

  private static void paint(Graphics2D g, Drawing.Text t) {
    float size = (float) t.size();
    Font font = t.role() == Role.STRONG ? FigureFont.bold(size) : FigureFont.regular(size);
    if (t.up())
      Painting.upwards(g, font, t.role().ink(), List.of(t.text()), t.x(), t.y(), t.align());
    else Painting.text(g, font, t.role().ink(), t.text(), t.x(), t.y(), t.align());
  }
}
