package dev.hivemeter.model;

/**
 * What the calls of one cell have brought and cost so far, over all sessions of a run.
 *
 * @param calls every attempt, whatever came of it
 * @param replies attempts that brought a reply; not those whose reply was an error without a count
 *     of tokens
 * @param metered replies of which both token counts are known; the sums below are over these
 * @param promptTokens as the provider counted them
 * @param completionTokens as the provider counted them
 * @param completionSquares sum of the squares of the replies' completion tokens
 * @param latencyMillis sum over the replies
 * @param costUsd sum of the costs that were known when the call was made
 * @param uncostedPrompt prompt tokens of metered replies without a known cost
 * @param uncostedCompletion their completion tokens
 * @param uncostedUnmetered replies of which neither tokens nor cost are known
 */
public record Spent(
    long calls,
    long replies,
    long metered,
    long promptTokens,
    long completionTokens,
    double completionSquares,
    long latencyMillis,
    double costUsd,
    long uncostedPrompt,
    long uncostedCompletion,
    long uncostedUnmetered) {
  public static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Replies of which a token count is not known. */
  public long unmetered() {
    return replies - metered;
  }

  /** Both together. */
  public Spent plus(Spent o) {
    return new Spent(
        calls + o.calls,
        replies + o.replies,
        metered + o.metered,
        promptTokens + o.promptTokens,
        completionTokens + o.completionTokens,
        completionSquares + o.completionSquares,
        latencyMillis + o.latencyMillis,
        costUsd + o.costUsd,
        uncostedPrompt + o.uncostedPrompt,
        uncostedCompletion + o.uncostedCompletion,
        uncostedUnmetered + o.uncostedUnmetered);
  }
}
