package dev.hivemeter.compare;

import java.util.List;

/**
 * Two sides differ in more than what was declared, so that nothing may be said of them. Each reason
 * names what differs, with both values.
 */
public final class Incomparable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String[] reasons;

  /**
   * @param reasons at least one
   */
  public Incomparable(List<String> reasons) {
    super("not comparable: " + String.join("; ", reasons));
    this.reasons = reasons.toArray(String[]::new);
  }

  /** What differs, one after the other. */
  public List<String> reasons() {
    return List.of(reasons);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
