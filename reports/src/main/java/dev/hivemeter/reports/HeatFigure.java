package dev.hivemeter.reports;

import java.util.List;

/**
 * A table of numbers seen as colours. Both painters draw from it: HTML for the page, JFreeChart for
 * files.
 *
 * @param file name without ending
 * @param xTitle what the columns are, empty when they say so themselves
 * @param yTitle what the rows are
 * @param scale what the colours mean
 * @param columns left to right; a change of group leaves a gap
 * @param rows top to bottom
 * @param cells row by row; drawn on [0, 1]
 */
record HeatFigure(
    String file,
    String title,
    String subtitle,
    String xTitle,
    String yTitle,
    String scale,
    List<Col> columns,
    List<String> rows,
    List<List<Num>> cells) {

  /** A column and the group it belongs to. */
  record Col(String label, int group) {}

  HeatFigure {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    cells = List.copyOf(cells);
    if (cells.size() != rows.size())
      throw new IllegalArgumentException(
          "figure " + file + " has " + rows.size() + " rows and cells for " + cells.size());
    for (List<Num> r : cells)
      if (r.size() != columns.size())
        throw new IllegalArgumentException("figure " + file + " has a row of " + r.size());
  }

  /** Whether a gap goes before this column. */
  boolean apart(int column) {
    return column > 0 && columns.get(column).group() != columns.get(column - 1).group();
  }
}
