package dev.hivemeter.pipeline;

import dev.hivemeter.model.Cell;
import dev.hivemeter.model.CellKey;
import dev.hivemeter.model.Price;
import dev.hivemeter.model.Spent;
import dev.hivemeter.pipeline.Estimates.Reserve;
import dev.hivemeter.port.RunReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a run within its budget: sets aside the most that a call may take before it goes out, and
 * books what it did take when it comes back. So the budget is passed by no more than what the
 * estimates of the calls that are out were too low.
 *
 * <p>What the run's directory says was spent before counts. A reply without a count of tokens is
 * booked at its reserve. Safe for use by many threads.
 */
final class Purse {
  /** Whether a call may go out. */
  enum Answer {
    YES,
    /** Not while so many are out; they may turn out cheaper. */
    LATER,
    /** No more in this session. */
    NEVER
  }

  private final Budget budget;
  private final boolean whole;
  private final long deadline;
  private long calls;
  private long tokens;
  private double usd;
  private long callsOut;
  private long tokensOut;
  private double usdOut;
  private @Nullable String exhausted;

  /**
   * @param whole whether every charged model's price is known
   * @param now in nanoseconds; time is counted from here
   */
  Purse(Budget budget, boolean whole, long now) {
    this.budget = budget;
    this.whole = whole;
    this.deadline = budget.maxTime() == null ? Long.MAX_VALUE : now + budget.maxTime().toNanos();
  }

  /** Books what the run has spent before. */
  void before(RunReader run, Estimates estimates) {
    Map<CellKey, Spent> spent = run.spent();
    if (spent.isEmpty()) return;
    Map<CellKey, Cell> cells = new HashMap<>();
    for (RunReader.StoredCell c : run.cells()) cells.put(c.key(), c.cell());
    cells.values().removeIf(cell -> !Estimates.isCharged(cell.condition().model()));
    cells.forEach((key, cell) -> before(cell, spent.getOrDefault(key, Spent.NOTHING), estimates));
    cells.keySet().removeIf(key -> spent.getOrDefault(key, Spent.NOTHING).unmetered() == 0);
    ByTurn.of(run, cells, spent)
        .forEach(
            (key, turns) -> {
              Cell cell = Objects.requireNonNull(cells.get(key));
              turns.forEach((turn, s) -> unmetered(cell, turn, s, estimates));
            });
  }

  private synchronized void before(Cell cell, Spent s, Estimates estimates) {
    calls += s.calls();
    tokens += s.promptTokens() + s.completionTokens();
    usd += s.costUsd();
    Price price = estimates.prices().of(cell.condition().model());
    if (price != null)
      usd += price.of((double) s.uncostedPrompt(), (double) s.uncostedCompletion());
  }

  /** Books what came without a count as it was booked when it came. */
  private synchronized void unmetered(Cell cell, int turn, Spent s, Estimates estimates) {
    if (s.unmetered() == 0) return;
    Reserve r = estimates.of(cell, turn);
    tokens += s.unmetered() * r.tokens();
    if (r.usd() != null) usd += (double) s.uncostedUnmetered() * r.usd();
  }

  /** Sets a call's reserve aside, or says why not. */
  synchronized Answer reserve(Reserve r, long now) {
    if (exhausted != null) return Answer.NEVER;
    if (isTimeUp(now)) return Answer.NEVER;
    String limit = passed(r);
    if (limit == null) {
      callsOut++;
      tokensOut += r.tokens();
      usdOut += usdOf(r);
      return Answer.YES;
    }
    if (callsOut > 0) return Answer.LATER;
    exhausted = limit;
    return Answer.NEVER;
  }

  /** Whether the time is up; says so from then on. */
  synchronized boolean isTimeUp(long now) {
    if (exhausted == null && budget.maxTime() != null && now - deadline >= 0)
      exhausted = "maxTime " + budget.maxTime().toSeconds() + " s is up";
    return exhausted != null && exhausted.startsWith("maxTime");
  }

  private @Nullable String passed(Reserve r) {
    if (budget.maxCalls() != null && calls + callsOut + 1 > budget.maxCalls())
      return "maxCalls " + budget.maxCalls() + " is reached: " + calls + " calls were made";
    if (budget.maxTokens() != null && tokens + tokensOut + r.tokens() > budget.maxTokens())
      return "maxTokens "
          + budget.maxTokens()
          + " is reached: "
          + tokens
          + " tokens were used, and the next call may take "
          + r.tokens();
    if (budget.maxCostUsd() != null && usd + usdOut + usdOf(r) > budget.maxCostUsd())
      return "maxCostUsd "
          + Price.usd(budget.maxCostUsd())
          + " is reached: $"
          + Price.usd(usd)
          + " were spent, and the next call may cost $"
          + Price.usd(usdOf(r));
    return null;
  }

  private static double usdOf(Reserve r) {
    return r.usd() == null ? 0 : r.usd();
  }

  /**
   * Books a call that came back.
   *
   * @param used the tokens that it took; none of a call without a reply, which is a call only
   * @param cost in US dollars, null where not known
   */
  synchronized void settle(Reserve r, long used, @Nullable Double cost) {
    callsOut--;
    tokensOut -= r.tokens();
    usdOut -= usdOf(r);
    if (callsOut == 0) usdOut = 0;
    calls++;
    tokens += used;
    if (cost != null) usd += cost;
  }

  synchronized @Nullable String exhausted() {
    return exhausted;
  }

  synchronized Spending spending() {
    return new Spending(calls, tokens, usd, whole, tokensOut, usdOut, exhausted);
  }
}
