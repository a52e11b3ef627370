package dev.hivemeter.cli.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.pipeline.Budget;
import dev.hivemeter.pipeline.Rates;
import java.time.Duration;
import java.util.TreeMap;

/** Writes what {@link LoopSection} reads. */
final class LoopYaml {
  private LoopYaml() {}

  static void write(ObjectNode root, int start, LoopSettings loop) {
    if (loop.maxConcurrency() == start) root.put("concurrency", start);
    else root.putObject("concurrency").put("start", start).put("max", loop.maxConcurrency());
    root.put("slotTimeoutSeconds", loop.slotTimeoutSeconds());
    write(root, loop.limits());
    Budget b = loop.budget();
    if (!b.equals(Budget.NONE)) {
      ObjectNode node = root.putObject("budget");
      if (b.maxCostUsd() != null) node.put("maxCostUsd", b.maxCostUsd());
      if (b.maxCalls() != null) node.put("maxCalls", b.maxCalls());
      if (b.maxTokens() != null) node.put("maxTokens", b.maxTokens());
      if (b.maxTime() != null) node.put("maxTime", time(b.maxTime()));
    }
    if (!loop.prices().isEmpty()) {
      ObjectNode prices = root.putObject("prices");
      new TreeMap<>(loop.prices())
          .forEach(
              (model, p) ->
                  prices.putObject(model).put("input", p.input()).put("output", p.output()));
    }
  }

  /** Adds the limits to a node, unless there are none. */
  static void write(ObjectNode node, Rates rates) {
    if (rates.equals(Rates.NONE)) return;
    ObjectNode limits = node.putObject("limits");
    if (rates.requestsPerMinute() != null)
      limits.put("requestsPerMinute", rates.requestsPerMinute());
    if (rates.tokensPerMinute() != null) limits.put("tokensPerMinute", rates.tokensPerMinute());
  }

  private static String time(Duration d) {
    String text =
        (d.toHours() > 0 ? d.toHours() + "h" : "")
            + (d.toMinutesPart() > 0 ? d.toMinutesPart() + "m" : "")
            + (d.toSecondsPart() > 0 ? d.toSecondsPart() + "s" : "");
    return text.isEmpty() ? "0s" : text;
  }
}
