package dev.hivemeter.reports;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.svggen.SVGGraphics2D;

/**
 * Liberation Sans, bundled: figures do not depend on the machine's fonts. Its widths are those of
 * Arial, which SVG viewers fall back to.
 */
final class FigureFont {
  /** What an SVG viewer is asked for, in this order. */
  static final String FAMILIES = "'Liberation Sans', Arial, Helvetica, sans-serif";

  private static final FontRenderContext CONTEXT =
      new FontRenderContext(new AffineTransform(), true, true);
  private static final Font REGULAR = load("/liberation/LiberationSans-Regular.ttf");
  private static final Font BOLD = load("/liberation/LiberationSans-Bold.ttf");

  private FigureFont() {}

  static Font regular(float size) {
    return REGULAR.deriveFont(size);
  }

  static Font bold(float size) {
    return BOLD.deriveFont(size);
  }

  /** Letters that the font lacks are as wide as they are high, as those of East Asia are. */
  static double width(Font font, String text) {
    String has = having(text);
    int lacking = text.codePointCount(0, text.length()) - has.codePointCount(0, has.length());
    double own = has.isEmpty() ? 0 : font.getStringBounds(has, CONTEXT).getWidth();
    return own + lacking * font.getSize2D();
  }

  private static String having(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints().filter(REGULAR::canDisplay).forEach(out::appendCodePoint);
    return out.toString();
  }

  /**
   * Draws a line of text. A viewer of SVG finds letters that the font lacks in another; an image
   * cannot, so there they become □.
   */
  static void draw(Graphics2D g, Font font, String text, double x, double y) {
    g.setFont(font);
    String has = having(text);
    if (g instanceof SVGGraphics2D || has.length() == text.length()) {
      g.drawString(text, (float) x, (float) y);
      return;
    }
    double at = x;
    for (int i = 0; i < text.length(); ) {
      int next = i;
      boolean known = REGULAR.canDisplay(text.codePointAt(i));
      do next += Character.charCount(text.codePointAt(next));
      while (known && next < text.length() && REGULAR.canDisplay(text.codePointAt(next)));
      String part = text.substring(i, next);
      g.drawString(displayable(part), (float) at, (float) y);
      at += width(font, part);
      i = next;
    }
  }

  /** The height of capitals, for centring. */
  static double capHeight(Font font) {
    return 0.72 * font.getSize2D();
  }

  static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\t', ' ');
  }

  /** Characters that the font lacks become □, visibly; nothing disappears. */
  static String displayable(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(c -> REGULAR.canDisplay(c) && c != '\n' && c != '\t' ? c : c <= ' ' ? ' ' : '□')
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  /** As much as fits, with an ellipsis where something is left out. */
  static String shortened(Font font, String text, double width) {
    String all = oneLine(text);
    if (width(font, all) <= width) return all;
    int end = all.length();
    while (end > 0 && width(font, all.substring(0, end) + "…") > width)
      end = all.offsetByCodePoints(end, -1);
    return all.substring(0, end) + "…";
  }

  /** Breaks after / : - _ or a space, otherwise anywhere; no character is dropped. */
  static List<String> wrap(Font font, String text, double width) {
    List<String> lines = new ArrayList<>();
    String rest = oneLine(text);
    while (width(font, rest) > width && rest.codePointCount(0, rest.length()) > 1) {
      int fits = 0;
      int nice = 0;
      for (int i = 0; i < rest.length(); ) {
        int next = i + Character.charCount(rest.codePointAt(i));
        if (width(font, rest.substring(0, next)) > width) break;
        fits = next;
        if ("/:-_ ".indexOf(rest.charAt(i)) >= 0) nice = next;
        i = next;
      }
      int cut = nice > 0 ? nice : Math.max(fits, Character.charCount(rest.codePointAt(0)));
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut);
    }
    lines.add(rest);
    return lines;
  }

  private static Font load(String resource) {
    try (InputStream in = FigureFont.class.getResourceAsStream(resource)) {
      if (in == null)
        throw new IllegalStateException("the bundled font " + resource + " is missing");
      return Font.createFont(Font.TRUETYPE_FONT, in);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the bundled font " + resource + " cannot be read", e);
    }
  }
}
