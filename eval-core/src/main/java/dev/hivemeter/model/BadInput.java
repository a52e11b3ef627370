package dev.hivemeter.model;

/**
 * Something the user can mend: a study file, an argument, a data file, an endpoint's address.
 *
 * <p>The message says what is wrong, where, the value, what is allowed and the next step; it is
 * printed as it is, without a stack trace.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BadInput(String message) {
    super(message);
  }

  public BadInput(String message, Throwable cause) {
    super(message, cause);
  }
}
