package dev.hivemeter.providers;

import org.jspecify.annotations.Nullable;

/** Where keys are looked up by name; the command line passes the process's own environment. */
@FunctionalInterface
public interface Environment {
  /** The value of the variable, or null when it is not set. */
  @Nullable String variable(String name);
}
