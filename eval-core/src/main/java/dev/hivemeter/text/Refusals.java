package dev.hivemeter.text;

/** Stub. */
public final class Refusals {
  private Refusals() {}

  /** Stub. */
  public static boolean is(String t) {
    return t.startsWith("I'm sorry, but I can't");
  }
}
