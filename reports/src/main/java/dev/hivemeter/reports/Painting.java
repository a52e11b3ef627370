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

  /**
   * What a column of a paper (8.5 cm) is laid out as: printed there a figure of this width keeps 80
   * of 100 parts of its size, so letters of 10 units are of 6 points.
   */
  int COLUMN = 400;

  /** The smallest letters of a figure that fits a column. */
  float SMALLEST = 10;

  Font TITLE_FONT = FigureFont.bold(12.5f);
  Font SMALL_FONT = FigureFont.regular(SMALLEST);
  double TITLE_LINE = 15;
  double SMALL_LINE = 13;

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

  /** A figure's title over what narrows it. */
  static void heading(Graphics2D g, List<String> title, List<String> subtitle, double margin) {
    double y = margin + 11;
    for (String line : title) {
      text(g, TITLE_FONT, INK, line, margin, y, Align.LEFT);
      y += TITLE_LINE;
    }
    y += 1;
    for (String line : subtitle) {
      text(g, SMALL_FONT, SOFT, line, margin, y, Align.LEFT);
      y += SMALL_LINE;
    }
  }

  /** Text with its baseline at y. */
  static void text(Graphics2D g, Font font, Color color, String text, double x, double y, Align a) {
    g.setColor(color);
    FigureFont.draw(g, font, text, x - a.share * FigureFont.width(font, text), y);
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
