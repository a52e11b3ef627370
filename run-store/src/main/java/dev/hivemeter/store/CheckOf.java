package dev.hivemeter.store;

import dev.hivemeter.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers problems of one kind: how many there are, and where the first of them is. */
final class CheckOf {
  static final String RESTORE =
      "restore a copy of the whole run directory, or export what can be read and import it into a"
          + " new run";

  private record Problem(String remedy, boolean fails, String example) {}

  private final String about;
  private final Map<String, Problem> first = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  CheckOf(String about) {
    this.about = about;
  }

  void fail(String what, String where) {
    add(what, new Problem(RESTORE, true, where));
  }

  void warn(String what, String where, String remedy) {
    add(what, new Problem(remedy, false, where));
  }

  private void add(String what, Problem problem) {
    first.putIfAbsent(what, problem);
    counts.merge(what, 1, Integer::sum);
  }

  /** The problems, or that all is well. */
  List<Finding> findings(String fine) {
    if (first.isEmpty()) return List.of(Finding.ok(about, fine));
    List<Finding> findings = new ArrayList<>();
    first.forEach(
        (what, p) -> {
          int n = counts.getOrDefault(what, 0);
          String text = n + " × " + what + "; " + (n == 1 ? "" : "the first is ") + p.example;
          findings.add(
              p.fails ? Finding.fail(about, text, p.remedy) : Finding.warn(about, text, p.remedy));
        });
    return findings;
  }
}
