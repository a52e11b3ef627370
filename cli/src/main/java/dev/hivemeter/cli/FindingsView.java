package dev.hivemeter.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hivemeter.model.Finding;
import java.util.List;
import java.util.Locale;

/** Findings for people and for programs. */
final class FindingsView {
  private FindingsView() {}

  /** {@code ok about: what}, the remedy under it. */
  static String text(List<Finding> findings) {
    StringBuilder b = new StringBuilder();
    for (Finding f : findings) {
      b.append(
          String.format(
              Locale.ROOT,
              "%-5s %s: %s%n",
              level(f),
              f.about(),
              f.what().replace("\n", "\n      ")));
      if (!f.remedy().isEmpty()) b.append("      → ").append(f.remedy()).append('\n');
    }
    return b.toString();
  }

  static ArrayNode json(List<Finding> findings) {
    ArrayNode all = JsonOut.array();
    for (Finding f : findings)
      all.addObject()
          .put("level", level(f))
          .put("about", f.about())
          .put("what", f.what())
          .put("remedy", f.remedy());
    return all;
  }

  static long count(List<Finding> findings, Finding.Level level) {
    return findings.stream().filter(f -> f.level() == level).count();
  }

  private static String level(Finding f) {
    return f.level().name().toLowerCase(Locale.ROOT);
  }
}
