package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.pipeline.ModelProgress.Snapshot;
import dev.hivemeter.pipeline.Spending;
import dev.hivemeter.plan.Plan;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A generation told to programs: one JSON object a line. Which there are, and what they hold, is
 * documented in docs/running.md.
 */
final class GenerationEvents {
  private final PrintStream out;
  private final Clock clock;
  private final Set<String> toldStopped = new HashSet<>();

  GenerationEvents(PrintStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  void begin(String study, Path run, Plan.Standing standing, String budget) {
    ObjectNode e = event("begin");
    e.put("study", study).put("run", run.toString());
    e.put("planned", standing.planned()).put("reused", standing.reused());
    e.put("open", standing.open()).put("orphaned", standing.orphaned());
    e.put("budget", budget);
    print(e);
  }

  void progress(List<Snapshot> models, Spending spent, Duration elapsed) {
    for (Snapshot s : models)
      if (s.stopped() != null && toldStopped.add(s.model()))
        print(event("stopped").put("model", s.model()).put("reason", s.stopped()));
    ObjectNode e = event("progress");
    e.put("seconds", elapsed.toMillis() / 1000.0);
    Duration left = GenerationText.left(models, elapsed);
    put(e, "seconds_left", left == null ? null : (double) left.toSeconds());
    spent(e, spent);
    var list = e.putArray("models");
    for (Snapshot s : models) list.add(model(s));
    print(e);
  }

  void end(int exit, long open, Spending spent) {
    ObjectNode e = event("end");
    e.put("exit", exit).put("open", open).put("exhausted", spent.exhausted());
    spent(e, spent);
    print(e);
  }

  private static ObjectNode model(Snapshot s) {
    ObjectNode m = JsonOut.object();
    m.put("model", s.model()).put("planned", s.planned()).put("reused", s.reused());
    m.put("left_out", s.leftOut()).put("done", s.done());
    m.put("in_flight", s.inFlight()).put("limit", s.limit());
    m.put("waiting", s.waiting());
    if (s.heldUp() == null) m.putNull("held_up");
    else
      m.putObject("held_up")
          .put("until", s.heldUp().until().toString())
          .put("reason", s.heldUp().reason());
    ObjectNode outcomes = m.putObject("outcomes");
    s.outcomes().forEach(outcomes::put);
    m.put("retries", s.retried());
    m.put("prompt_tokens", s.promptTokens()).put("completion_tokens", s.completionTokens());
    put(m, "cost_usd", s.costUsd());
    m.put("stopped", s.stopped());
    return m;
  }

  private static void spent(ObjectNode e, Spending s) {
    ObjectNode all = e.putObject("spent");
    all.put("calls", s.calls()).put("tokens", s.tokens()).put("cost_usd", s.costUsd());
    all.put("cost_is_whole", s.isCostWhole());
  }

  private static void put(ObjectNode node, String name, @Nullable Double value) {
    if (value == null) node.putNull(name);
    else node.put(name, value);
  }

  private ObjectNode event(String name) {
    return JsonOut.object().put("event", name).put("at", clock.instant().toString());
  }

  private void print(ObjectNode event) {
    out.println(JsonOut.line(event));
  }
}
