package dev.hivemeter.reports;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mark of a drawing is. Files take colour and stroke from here; the page's style sheet has a
 * rule for each class and both of its colour schemes.
 */
enum Role {
  /** Lines that guide the eye. */
  GRID(null, Painting.GRID, 0.8f),
  /** What a row's marks stand on. */
  RAIL(null, new Color(0xd5d8dd), 1.2f),
  /** Numbers and titles of axes. */
  TICK(Painting.SOFT, null, 0),
  NAME(Painting.INK, null, 0),
  STRONG(Painting.INK, null, 0),
  /** The measured number. */
  MEASURED(new Color(0x0072b2), Color.WHITE, 1f),
  /** The same, where something else is better in both ways. */
  DIMMED(new Color(0xc3c7cd), new Color(0x7a8089), 0.9f),
  WHISKER(null, new Color(0x7fb8d8), 3.2f),
  PATH(null, new Color(0x8fc0dd), 1.4f),
  FRONTIER(null, new Color(0x595959), 1f, 4, 3),
  /** The diverse end. */
  FLOOR(null, new Color(0x595959), 1.8f),
  /** The collapsed end. */
  COPIES(null, new Color(0x595959), 1.8f, 2, 1.6f),
  MATCHED(Color.WHITE, new Color(0x0072b2), 1.5f),
  ACCEPTED(Color.WHITE, new Color(0x8a3a70), 1.5f),
  OTHERS(new Color(0xd55e00), null, 0),
  PEOPLE(new Color(0x009e73), null, 0),
  TOPIC(null, new Color(0x8a6d00), 1.6f),
  DICE(null, new Color(0x9a4a86), 1.6f),
  /** A probe's answers, what fair draws give, the law, the exact law of the first token. */
  BARS(new Color(0x0072b2), null, 0),
  FAIR(new Color(0xbfc3c9), null, 0),
  LAW(null, Painting.INK, 1.4f),
  EXACT(Color.WHITE, new Color(0xd55e00), 1.6f);

  private final @Nullable Color fill;
  private final @Nullable Color stroke;
  private final float width;
  private final float dash;
  private final float gap;

  Role(@Nullable Color fill, @Nullable Color stroke, float width) {
    this(fill, stroke, width, 0, 0);
  }

  Role(@Nullable Color fill, @Nullable Color stroke, float width, float dash, float gap) {
    this.fill = fill;
    this.stroke = stroke;
    this.width = width;
    this.dash = dash;
    this.gap = gap;
  }

  @Nullable Color fill() {
    return fill;
  }

  @Nullable Color stroke() {
    return stroke;
  }

  BasicStroke pen() {
    return dash == 0
        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, new float[] {dash, gap}, 0);
  }

  /** The colour of letters. */
  Color ink() {
    return fill == null ? Painting.INK : fill;
  }

  String css() {
    return "r-" + name().toLowerCase(Locale.ROOT);
  }
}
