package dev.hivemeter.cli;

import dev.hivemeter.pipeline.ModelProgress;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What people read while answers come in, and what they read at the end. */
final class GenerationView {
  private GenerationView() {}

  /** For the progress bar: all models' slots as one, each model's count behind it. */
  static Supplier<ProgressView.State> state(List<ModelProgress> models) {
    return () -> {
      List<Snapshot> all = models.stream().map(ModelProgress::snapshot).toList();
      long done = all.stream().mapToLong(s -> s.reused() + s.done()).sum();
      long planned = all.stream().mapToLong(Snapshot::planned).sum();
      String note = all.stream().map(GenerationView::brief).collect(Collectors.joining(" · "));
      return new ProgressView.State(done, planned, note);
    };
  }

  private static String brief(Snapshot s) {
    StringBuilder b = new StringBuilder(s.model());
    b.append(' ').append(s.reused() + s.done()).append('/').append(s.planned());
    if (s.stopped() != null) return b.append(" stopped").toString();
    int failed = s.outcomes().getOrDefault("failed", 0);
    if (failed > 0) b.append(", ").append(failed).append(" failed");
    if (s.inFlight() > 0) b.append(", ").append(s.inFlight()).append(" in flight");
    if (s.waiting() > 0)
      b.append(", ")
          .append(s.waiting())
          .append(" waiting up to ")
          .append(s.longestWait())
          .append(" s");
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
                  .map(GenerationView::outcome)
                  .collect(Collectors.joining(", ")))
          .append(')');
    if (s.retried() > 0)
      b.append(", ").append(s.retried()).append(s.retried() == 1 ? " retry" : " retries");
    if (s.completionTokens() > 0)
      b.append(", ")
          .append(s.promptTokens())
          .append(" prompt and ")
          .append(s.completionTokens())
          .append(" answer tokens");
    s.failures().entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(3)
        .forEach(e -> b.append("\n    ").append(e.getValue()).append(" × ").append(e.getKey()));
    if (s.stopped() != null) b.append("\n    stopped: ").append(s.stopped());
    return b.toString();
  }

  private static String outcome(Map.Entry<String, Integer> e) {
    return e.getValue() + " " + e.getKey();
  }
}
