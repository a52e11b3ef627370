package dev.hivemeter.reports;

import dev.hivemeter.reports.Painting.Align;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure laid out once for both painters. Its marks have a role instead of a colour: files take
 * colours from {@link Role}, the page takes them from classes of the same names.
 *
 * @param width in units of 1/96 inch
 * @param height in the same
 * @param marks back to front
 */
record Drawing(int width, int height, List<Mark> marks) {
  Drawing {
    marks = List.copyOf(marks);
  }

  /** One thing that is drawn. */
  sealed interface Mark permits Figure, Text {}

  /**
   * A shape.
   *
   * @param says what it stands for; null for lines that only guide the eye
   */
  record Figure(Role role, Shape shape, @Nullable Num says, String who) implements Mark {
    /** The outline in the language of SVG, with one digit. */
    String path() {
      StringBuilder out = new StringBuilder();
      double[] c = new double[6];
      for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
        int kind = i.currentSegment(c);
        int numbers =
            switch (kind) {
              case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 2;
              case PathIterator.SEG_QUADTO -> 4;
              case PathIterator.SEG_CUBICTO -> 6;
              default -> 0;
            };
        out.append("MLQCZ".charAt(kind));
        for (int k = 0; k < numbers; k++) out.append(k == 0 ? "" : " ").append(at(c[k]));
      }
      return out.toString();
    }

    /** Name, value and company, for readers who hear the page. */
    String spoken() {
      if (says == null) return who;
      return who + ": " + says.text() + (says.company().isEmpty() ? "" : " · " + says.company());
    }

    String metric() {
      return says == null ? "" : says.metric();
    }

    boolean speaks() {
      return says != null;
    }
  }

  /**
   * One line of text.
   *
   * @param size of the letters
   * @param up whether it runs upwards
   */
  record Text(Role role, String text, double x, double y, double size, Align align, boolean up)
      implements Mark {
    String placeX() {
      return at(x);
    }

    String placeY() {
      return at(y);
    }

    /** The width it was laid out with, which other fonts have to keep. */
    String length() {
      float s = (float) size;
      return at(
          FigureFont.width(role == Role.STRONG ? FigureFont.bold(s) : FigureFont.regular(s), text));
    }

    String fontSize() {
      return at(size);
    }

    /** Its classes: role, side, size. */
    String classes() {
      return role.css()
          + switch (align) {
            case LEFT -> "";
            case CENTRE -> " mid";
            case RIGHT -> " end";
          };
    }
  }

  static String at(double v) {
    String s = String.format(Locale.ROOT, "%.1f", v);
    return s.equals("-0.0") ? "0" : s.endsWith(".0") ? s.substring(0, s.length() - 2) : s;
  }

  /** Collects the marks of a drawing. */
  static final class Sheet {
    private final List<Mark> marks = new ArrayList<>();

    void line(Role role, double x1, double y1, double x2, double y2) {
      marks.add(new Figure(role, new Line2D.Double(x1, y1, x2, y2), null, ""));
    }

    void box(Role role, double x, double y, double width, double height) {
      marks.add(new Figure(role, new Rectangle2D.Double(x, y, width, height), null, ""));
    }

    void shape(Role role, Shape shape) {
      marks.add(new Figure(role, shape, null, ""));
    }

    void say(Role role, Shape shape, Num num, String who) {
      marks.add(new Figure(role, shape, num, who));
    }

    void text(Role role, String text, double x, double y, double size, Align align) {
      marks.add(new Text(role, text, x, y, size, align, false));
    }

    void upwards(Role role, String text, double x, double y, double size, Align align) {
      marks.add(new Text(role, text, x, y, size, align, true));
    }

    /** Lines of text, one under the other, centred on y. */
    void lines(Role role, List<String> lines, double x, double y, double size, Align align) {
      double first = y - 1.15 * size * (lines.size() - 1) / 2 + 0.36 * size;
      for (int i = 0; i < lines.size(); i++)
        text(role, lines.get(i), x, first + 1.15 * size * i, size, align);
    }

    Drawing done(double width, double height) {
      return new Drawing((int) Math.ceil(width), (int) Math.ceil(height), marks);
    }
  }

  /** The shapes of points: told apart without their colour. */
  enum Sign {
    DISC,
    RING,
    BAR,
    DIAMOND,
    TRIANGLE,
    CROSS,
    SQUARE;

    /** Around a point, about 2r wide. */
    Shape at(double x, double y, double r) {
      Path2D p = new Path2D.Double();
      switch (this) {
        case DISC, RING -> {
          return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
        }
        case BAR -> {
          return new Line2D.Double(x, y - 1.5 * r, x, y + 1.5 * r);
        }
        case SQUARE -> {
          return new Rectangle2D.Double(x - 0.85 * r, y - 0.85 * r, 1.7 * r, 1.7 * r);
        }
        case DIAMOND -> {
          p.moveTo(x, y - 1.25 * r);
          p.lineTo(x + 1.25 * r, y);
          p.lineTo(x, y + 1.25 * r);
          p.lineTo(x - 1.25 * r, y);
          p.closePath();
        }
        case TRIANGLE -> {
          p.moveTo(x, y - 1.2 * r);
          p.lineTo(x + 1.1 * r, y + 0.9 * r);
          p.lineTo(x - 1.1 * r, y + 0.9 * r);
          p.closePath();
        }
        case CROSS -> {
          p.moveTo(x - r, y - r);
          p.lineTo(x + r, y + r);
          p.moveTo(x - r, y + r);
          p.lineTo(x + r, y - r);
        }
      }
      return p;
    }
  }
}
