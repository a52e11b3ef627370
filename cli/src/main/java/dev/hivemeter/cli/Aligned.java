package dev.hivemeter.cli;

import java.util.List;

/**
 * A table for a console: the first column to the left, the others to the right, two spaces apart.
 */
final class Aligned {
  private static final int WIDEST = 40;

  private Aligned() {}

  /**
   * One line a row. A row of one cell that begins with {@code #} is a heading, without the sign.
   */
  static String of(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows)
      if (!isHeading(row))
        for (int c = 0; c < row.size(); c++)
          widths[c] = Math.max(widths[c], Math.min(WIDEST, length(row.get(c))));
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      if (isHeading(row)) {
        out.append(row.get(0).substring(2)).append('\n');
        continue;
      }
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < row.size(); c++) {
        String text = length(row.get(c)) > WIDEST ? cut(row.get(c)) : row.get(c);
        String space = " ".repeat(widths[c] - length(text));
        if (c > 0) line.append("  ").append(space).append(text);
        else line.append(text).append(space);
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  private static boolean isHeading(List<String> row) {
    return row.size() == 1 && row.get(0).startsWith("# ");
  }

  private static String cut(String text) {
    return text.substring(0, text.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
