package dev.hivemeter.tables;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** DuckDB's errors in words for people. */
final class DuckProblem {
  private static final Pattern KIND = Pattern.compile("^(?:[A-Z][A-Za-z/-]*[ ])+Error: ");

  private DuckProblem() {}

  /** The first line, without DuckDB's kind of error; what it says of memory in our words. */
  static String reason(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith("Out of Memory Error"))
      return "it needs more than " + Duck.MEMORY + " of memory beside Java's";
    String first = message.lines().findFirst().orElse("");
    return KIND.matcher(first).replaceFirst("");
  }
}
