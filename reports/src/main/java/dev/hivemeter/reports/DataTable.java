package dev.hivemeter.reports;

import java.util.List;

/**
 * A table of numbers with one row per model and setting.
 *
 * @param caption read by screen readers
 * @param heads the number columns
 */
record DataTable(String caption, List<Head> heads, List<Row> rows) {

  /**
   * A column's head.
   *
   * @param metric name of the measure, empty for a count
   */
  record Head(String label, String metric) {}

  /**
   * A row.
   *
   * @param span how many rows the first header covers; 0 when an earlier row's covers this one
   * @param end whether it is something to read the others against
   */
  record Row(String first, int span, String second, boolean end, List<Num> values) {}
}
