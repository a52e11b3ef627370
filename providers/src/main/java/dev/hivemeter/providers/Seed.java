package dev.hivemeter.providers;

import org.jspecify.annotations.Nullable;

/** Seeds as endpoints take them. */
final class Seed {
  private Seed() {}

  /**
   * The lowest 31 bits: every server takes those, while negative or longer ones are refused, cut in
   * different ways, or mean "any". Null stays null: no seed is sent.
   */
  static @Nullable Long sent(@Nullable Long seed) {
    return seed == null ? null : seed & 0x7FFFFFFFL;
  }
}
