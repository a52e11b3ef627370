package dev.hivemeter.tables;

/**
 * A file of rows that cannot be read or written as it is. The message names the file, the row, the
 * field, the value and what is allowed, and is meant for people.
 */
public final class TableProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TableProblem(String message) {
    super(message);
  }

  public TableProblem(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
