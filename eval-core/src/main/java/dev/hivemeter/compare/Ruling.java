package dev.hivemeter.compare;

import dev.hivemeter.stats.OneSided;
import org.jspecify.annotations.Nullable;

/** What a gate's rule says of one comparison. What cannot be told never passes. */
public sealed interface Ruling {

  /** The numbers it rests on; null where there are none. */
  @Nullable OneSided bounds();

  /** The change towards collapse is shown to be below the margin. */
  record Pass(@Nullable OneSided bounds, String why) implements Ruling {}

  /** The change towards collapse is shown to be above the margin. */
  record Fail(OneSided bounds, String why) implements Ruling {}

  /**
   * Neither.
   *
   * @param need what would decide, as a sentence; empty where more of the same would not
   */
  record CannotDecide(@Nullable OneSided bounds, String why, String need) implements Ruling {}
}
