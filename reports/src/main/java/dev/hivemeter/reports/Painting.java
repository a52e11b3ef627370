package dev.hivemeter.reports;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.List;

/** A figure laid out and ready to be drawn for a file, in units of 1/96 inch. */
interface Painting {
  Color INK = new Color(0x1a1a1a);
  Color SOFT = new Color(0x595959);
  Color GRID = new Color(0xe6e6e6);

  int width();

  int height();

  void paint(Graphics2D g);

  /** Where a text stands against its point. */
  enum Align {
    LEFT(0),
    CENTRE(0.5),
    RIGHT(1);
    final double share;

    Align(double share) {
      this.share = share;
    }
  }

  /** Text with its baseline at y. */
  static void text(Graphics2D g, Font font, Color color, String text, double x, double y, Align a) {
    g.setFont(font);
    g.setColor(color);
    g.drawString(text, (float) (x - a.share * FigureFont.width(font, text)), (float) y);
  }

  /** Lines running upwards, ending at y, side by side around x. */
  static void upwards(
      Graphics2D g, Font font, Color color, List<String> lines, double x, double y, Align a) {
    double lineHeight = 1.15 * font.getSize2D();
    AffineTransform before = g.getTransform();
    g.translate(x, y);
    g.rotate(-Math.PI / 2);
    double first = -lineHeight * (lines.size() - 1) / 2 + FigureFont.capHeight(font) / 2;
    for (int i = 0; i < lines.size(); i++)
      text(g, font, color, lines.get(i), 0, first + i * lineHeight, a);
    g.setTransform(before);
  }
}
