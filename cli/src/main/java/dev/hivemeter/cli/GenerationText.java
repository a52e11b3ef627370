package dev.hivemeter.cli;

import dev.hivemeter.model.Price;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import dev.hivemeter.pipeline.Spending;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What people read while answers come in, and what they read at the end. */
final class GenerationText {
  /** Before this nothing is said about the rest. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private GenerationText() {}

  /** All models as one: how many of how many, tokens, money, and how long it may still take. */
  static String total(List<Snapshot> models, Spending spent, Duration elapsed) {
    long done = models.stream().mapToLong(Snapshot::reached).sum();
    long planned = models.stream().mapToLong(Snapshot::goal).sum();
    int out = models.stream().mapToInt(Snapshot::inFlight).sum();
    Duration left = left(models, elapsed);
    return "generate "
        + done
        + "/"
        + planned
        + ", "
        + out
        + " in flight, "
        + spent(spent)
        + (left == null ? "" : ", about " + time(left) + " left");
  }

  /** What a run has spent over all its sessions. */
  static String spent(Spending s) {
    return s.calls() + " calls, " + s.tokens() + " tokens, " + cost(s);
  }

  /** Unknown is unknown, never nothing. */
  static String cost(Spending s) {
    if (s.isCostWhole()) return "$" + Price.usd(s.costUsd());
    return s.costUsd() > 0 ? "$" + Price.usd(s.costUsd()) + " and unknown costs" : "cost unknown";
  }

  /** The rest at the pace so far; null where that says nothing yet. */
  static @Nullable Duration left(List<Snapshot> models, Duration elapsed) {
    Duration longest = Duration.ZERO;
    if (elapsed.compareTo(SOON) < 0) return null;
    for (Snapshot s : models) {
      long open = s.goal() - s.reached();
      if (open <= 0 || s.stopped() != null) continue;
      if (s.done() == 0) return null;
      Duration left = Duration.ofMillis((long) ((double) elapsed.toMillis() * open / s.done()));
      if (left.compareTo(longest) > 0) longest = left;
    }
    return longest.isZero() ? null : longest;
  }

  /** {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}. */
  static String time(Duration d) {
    if (d.compareTo(Duration.ofMinutes(2)) < 0) return Math.max(1, d.toSeconds()) + " s";
    if (d.compareTo(Duration.ofHours(1)) < 0) return d.toMinutes() + " min";
    return d.toHours() + " h" + (d.toMinutesPart() == 0 ? "" : " " + d.toMinutesPart() + " min");
  }

  /** One model while it runs. */
  static String brief(Snapshot s, Instant now) {
    StringBuilder b = new StringBuilder(s.model());
    b.append(' ').append(s.reached()).append('/').append(s.goal());
    b.append(state(s, now));
    return b.toString();
  }

  /**
   * What stands behind the count: failures, calls that are out, waits with what is left of them.
   */
  static String state(Snapshot s, Instant now) {
    if (s.stopped() != null) return " stopped";
    StringBuilder b = new StringBuilder();
    s.outcomes()
        .forEach(
            (outcome, n) -> {
              if (!outcome.equals("answered")) b.append(", ").append(n).append(' ').append(outcome);
            });
    if (s.inFlight() > 0)
      b.append(", ").append(s.inFlight()).append(" of ").append(s.limit()).append(" in flight");
    if (s.waiting() > 0) b.append(", ").append(s.waiting()).append(" to be asked again");
    if (s.heldUp() != null) {
      long millis = Duration.between(now, s.heldUp().until()).toMillis();
      if (millis > 500)
        b.append(", waits ")
            .append((millis + 999) / 1000)
            .append(" s: ")
            .append(s.heldUp().reason());
    }
    return b.toString();
  }

  /** One line a model: planned, reused, outcomes, retries, tokens, and why it stopped. */
  static String line(Snapshot s) {
    StringBuilder b = new StringBuilder("  ").append(s.model()).append(": ");
    b.append(s.planned()).append(" slots, ").append(s.reused()).append(" reused, ");
    b.append(s.done()).append(" asked");
    if (!s.outcomes().isEmpty())
      b.append(" (")
          .append(
              s.outcomes().entrySet().stream()
                  .map(e -> e.getValue() + " " + e.getKey())
                  .collect(Collectors.joining(", ")))
          .append(')');
    if (s.leftOut() > 0) b.append(", ").append(s.leftOut()).append(" left out");
    if (s.retried() > 0)
      b.append(", ").append(s.retried()).append(s.retried() == 1 ? " retry" : " retries");
    if (s.completionTokens() > 0)
      b.append(", ")
          .append(s.promptTokens())
          .append(" prompt and ")
          .append(s.completionTokens())
          .append(" answer tokens");
    if (s.costUsd() != null && s.done() > 0)
      b.append(String.format(Locale.ROOT, ", $%s", Price.usd(s.costUsd())));
    s.failures().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(3)
        .forEach(e -> b.append("\n    ").append(e.getValue()).append(" × ").append(e.getKey()));
    if (s.stopped() != null) b.append("\n    stopped: ").append(s.stopped());
    return b.toString();
  }
}
