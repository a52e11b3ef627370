package dev.hivemeter.model;

import java.util.List;

/**
 * What a check found.
 *
 * @param about what was looked at: {@code integrity}, {@code openai:gpt-4o-mini: temperature}
 * @param what it is like
 * @param remedy what to do; empty where nothing is to be done
 */
public record Finding(Level level, String about, String what, String remedy) {

  /** How bad it is. */
  public enum Level {
    OK,
    /** Worth knowing before a number is quoted; nothing is broken. */
    WARN,
    /** Broken. */
    FAIL
  }

  /** All is well. */
  public static Finding ok(String about, String what) {
    return new Finding(Level.OK, about, what, "");
  }

  public static Finding warn(String about, String what, String remedy) {
    return new Finding(Level.WARN, about, what, remedy);
  }

  public static Finding fail(String about, String what, String remedy) {
    return new Finding(Level.FAIL, about, what, remedy);
  }

  /** Whether one of these is a failure. */
  public static boolean anyFailed(List<Finding> findings) {
    return findings.stream().anyMatch(f -> f.level == Level.FAIL);
  }
}
