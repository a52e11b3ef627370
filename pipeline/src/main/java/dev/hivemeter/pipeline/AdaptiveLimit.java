package dev.hivemeter.pipeline;

/**
 * How many calls may be out at one endpoint: additive growth, one multiplicative cut per rate-limit
 * episode.
 *
 * <ul>
 *   <li>A reply that came while the limit was used to the full raises it by 1/limit: by one call
 *       for each round of calls.
 *   <li>A refusal for its rate halves it, unless the refused call had begun before the last cut:
 *       then it tells of the same episode, and nothing changes.
 *   <li>Never below 1, never above the maximum.
 * </ul>
 *
 * Not safe for use by several threads: its endpoint guards it.
 */
final class AdaptiveLimit {
  private final int max;
  private double limit;
  private long begun;
  private long cutAt;

  AdaptiveLimit(int start, int max) {
    if (!(start >= 1 && start <= max))
      throw new IllegalArgumentException("start " + start + " is outside [1, " + max + "]");
    this.limit = start;
    this.max = max;
  }

  int current() {
    return (int) limit;
  }

  /** The number of a call that begins now. */
  long begin() {
    return begun++;
  }

  /**
   * @param out calls that were out when it came, itself included
   */
  void replied(int out) {
    if (out >= current()) limit = Math.min(max, limit + 1 / limit);
  }

  /**
   * @param call its number
   * @return whether this began an episode
   */
  boolean refused(long call) {
    if (call < cutAt) return false;
    limit = Math.max(1, limit / 2);
    cutAt = begun;
    return true;
  }
}
