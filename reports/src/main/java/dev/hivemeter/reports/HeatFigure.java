package dev.hivemeter.reports;

import java.util.List;

/**
 * A table of numbers seen as colours. Both painters draw from it: HTML for the page, JFreeChart for
 * files.
 *
 * @param file name without ending
 * @param note how to read it where nothing else says so, in files; may be empty
 * @param yTitle what the rows are
 * @param scale what the colours mean
 * @param columns left to right; a change of group leaves a gap
 * @param rows top to bottom
 * @param cells row by row
 * @param upper the end of the scale, which begins at 0
 * @param turned whether small values have the dark colours, so that dark means alike
 */
record HeatFigure(
    String file,
    String title,
    String subtitle,
    String note,
    String yTitle,
    String scale,
    List<Col> columns,
    List<String> rows,
    List<List<Num>> cells,
    double upper,
    boolean turned) {

  /** A column and the group it belongs to. */
  record Col(String label, int group) {
    /** So much of its end is always to be seen: names of one maker differ there. */
    private static final int TAIL = 14;

    /** What may be cut where the label is longer than its room. */
    String head() {
      return label.substring(0, cut());
    }

    /** What may not. */
    String tail() {
      return label.substring(cut());
    }

    private int cut() {
      int length = label.codePointCount(0, label.length());
      return length <= 2 * TAIL ? label.length() : label.offsetByCodePoints(label.length(), -TAIL);
    }
  }

  /** Shares and cosines, from 0 to 1. */
  HeatFigure(
      String file,
      String title,
      String subtitle,
      String note,
      String yTitle,
      String scale,
      List<Col> columns,
      List<String> rows,
      List<List<Num>> cells) {
    this(file, title, subtitle, note, yTitle, scale, columns, rows, cells, 1, false);
  }

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

  /** The step of the colour scale, −1 where there is no number. */
  int step(Num n) {
    Double v = n.value();
    if (v == null) return -1;
    int step = HeatScale.step(v / upper);
    return turned ? HeatScale.STEPS - 1 - step : step;
  }

  /** The class of a cell's colour. */
  String shade(Num n) {
    return n.value() == null ? "qn" : "q" + step(n);
  }

  /** Whether the cells are shares, whose percent sign the scale says. */
  boolean shares() {
    return scale.startsWith("share");
  }

  /** What the pale end of the scale is. */
  String pale() {
    return turned ? end() : shares() ? "0\u202f%" : "0";
  }

  /** What the dark end of the scale is. */
  String dark() {
    return turned ? "0" : end();
  }

  private String end() {
    return shares() ? "100\u202f%" : Axis.text(Fmt.Kind.COSINE, upper);
  }

  /** Whether a gap goes before this column. */
  boolean apart(int column) {
    return column > 0 && columns.get(column).group() != columns.get(column - 1).group();
  }
}
