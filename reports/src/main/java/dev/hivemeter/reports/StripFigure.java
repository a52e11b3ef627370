package dev.hivemeter.reports;

import java.util.List;

/**
 * Numbers on common scales, row by row, beside what they are read against. Each panel is a measure
 * with a scale of its own; all panels have the same rows.
 *
 * @param file name without ending
 * @param legend what the signs are, in the order of a row's marks
 */
record StripFigure(
    String file,
    String title,
    String subtitle,
    List<Row> rows,
    List<Panel> panels,
    List<Legend> legend) {

  /**
   * A row.
   *
   * @param group a heading over this row; empty where the row above has it or none is needed
   */
  record Row(String group, String label) {}

  /**
   * One measure.
   *
   * @param title over the scale
   * @param low start of the scale
   * @param high its end
   * @param marks of every row, in the order of the rows; back to front
   */
  record Panel(String title, double low, double high, Fmt.Kind kind, List<List<Mark>> marks) {
    Panel {
      marks = marks.stream().map(List::copyOf).toList();
      if (!(high > low))
        throw new IllegalArgumentException("scale from " + low + " to " + high + " of " + title);
    }
  }

  /** One number and how it is drawn; not drawn where it has no value. */
  record Mark(Legend as, Num num) {}

  /** A sign and its name. */
  record Legend(Role role, Drawing.Sign sign, String label) {}

  StripFigure {
    rows = List.copyOf(rows);
    panels = List.copyOf(panels);
    legend = List.copyOf(legend);
    for (Panel p : panels)
      if (p.marks().size() != rows.size())
        throw new IllegalArgumentException(
            "figure " + file + " has " + rows.size() + " rows and marks for " + p.marks().size());
  }
}
