package dev.hivemeter.cli;

import dev.hivemeter.model.Prompt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** How many prompts are open-ended, probes and controls. */
record Kinds(long open, long probes, long controls) {

  static Kinds of(Collection<Prompt> prompts) {
    return new Kinds(count(prompts, "open"), count(prompts, "probe"), count(prompts, "control"));
  }

  private static long count(Collection<Prompt> prompts, String kind) {
    return new LinkedHashSet<>(prompts).stream().filter(p -> p.task().kind().equals(kind)).count();
  }

  /** {@code (20 open, 25 probes)}; nothing where all are open-ended, as most studies' are. */
  String inBrackets() {
    if (probes + controls == 0) return "";
    List<String> parts = new ArrayList<>();
    if (open > 0) parts.add(open + " open");
    if (probes > 0) parts.add(probes + (probes == 1 ? " probe" : " probes"));
    if (controls > 0) parts.add(controls + (controls == 1 ? " control" : " controls"));
    return " (" + String.join(", ", parts) + ")";
  }
}
