package dev.hivemeter.reports;

import java.awt.BasicStroke;
import java.awt.Color;

/**
 * Line colours after Okabe and Ito, which people with colour blindness can tell apart; yellow is
 * left out because it is pale on white. Beyond seven lines the dashes differ.
 */
final class Palette {
  static final int COLOURS = 7;
  private static final int[] RGB = {
    0x0072b2, 0xd55e00, 0x009e73, 0xcc79a7, 0xe69f00, 0x56b4e9, 0x000000
  };
  private static final float[][] DASHES = {{1, 0}, {6, 3}, {2, 2.5f}, {9, 3, 2, 3}};
  static final int DASH_KINDS = DASHES.length;

  private Palette() {}

  static Color colour(int line) {
    return new Color(RGB[line % COLOURS]);
  }

  static BasicStroke stroke(int line) {
    int kind = line / COLOURS % DASH_KINDS;
    return kind == 0
        ? new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(
            1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[kind].clone(), 0);
  }
}
