package dev.hivemeter.cli;

import java.util.List;

/** Rows of text under one another; the first column to the left, numbers to the right. */
final class Columned {
  private Columned() {}

  /**
   * @param aligned how many columns are aligned; a row of two cells is a name and a remark
   */
  static String text(List<List<String>> rows, int aligned) {
    int[] width = new int[aligned];
    for (List<String> row : rows)
      for (int i = 0; i < Math.min(aligned, row.size()); i++)
        if (row.size() > 2 || i == 0) width[i] = Math.max(width[i], row.get(i).length());
    StringBuilder b = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        String cell = row.get(i);
        String space = " ".repeat(i < aligned ? Math.max(0, width[i] - cell.length()) : 0);
        boolean left = i == 0 || i >= aligned || row.size() <= 2;
        if (i > 0) b.append("  ");
        b.append(left ? cell + (i + 1 < row.size() ? space : "") : space + cell);
      }
      b.append('\n');
    }
    return b.toString();
  }
}
