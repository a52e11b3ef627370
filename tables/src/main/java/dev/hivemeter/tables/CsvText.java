package dev.hivemeter.tables;

/** What is done to text cells of a CSV file. JSONL is never touched. */
public enum CsvText {
  /** Written as they are. */
  AS_IS,
  /**
   * Made harmless for spreadsheets: a cell whose first character other than white space is one of
   * {@code = + - @} or their full-width forms, or which begins with a tab, a line break or an
   * apostrophe, gets an apostrophe before it. {@link #restored} takes it away again.
   */
  NEUTRALISED,
  /**
   * The same, and the empty text stands in quotation marks, so that it is told from nothing at all.
   */
  EXACT;

  private static final String DANGEROUS = "=+-@\uFF1D\uFF0B\uFF0D\uFF20";

  /** The cell of an empty text. */
  String empty() {
    return this == EXACT ? "\"\"" : "";
  }

  String of(String cell) {
    return this != AS_IS && needsMark(cell) ? "'" + cell : cell;
  }

  /** The text behind a cell that was written as {@link #NEUTRALISED}. */
  public static String restored(String cell) {
    return cell.startsWith("'") ? cell.substring(1) : cell;
  }

  private static boolean needsMark(String cell) {
    if (cell.isEmpty()) return false;
    char first = cell.charAt(0);
    if (first == '\'' || first == '\t' || first == '\r' || first == '\n') return true;
    String stripped = cell.strip();
    return !stripped.isEmpty() && DANGEROUS.indexOf(stripped.charAt(0)) >= 0;
  }
}
