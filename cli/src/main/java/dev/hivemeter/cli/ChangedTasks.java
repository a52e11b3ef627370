package dev.hivemeter.cli;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Study;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prompts whose answers a study holds against something else than the run did. They are not asked
 * again: what an answer is held against is no part of what a model sees.
 */
final class ChangedTasks {
  private static final int SHOWN = 3;

  private ChangedTasks() {}

  /** A sentence; empty where nothing changes. */
  static String sentence(Study study, RunReader run) {
    Map<List<String>, Prompt> known = new HashMap<>();
    for (StoredCell cell : run.cells()) {
      Prompt p = cell.cell().prompt();
      known.put(List.of(p.id(), p.text()), p);
    }
    List<String> changed = new ArrayList<>();
    for (Prompt now : study.prompts()) {
      Prompt before = known.get(List.of(now.id(), now.text()));
      if (before == null || before.task().equals(now.task())) continue;
      String was = before.task().kind();
      String is = now.task().kind();
      changed.add(
          now.id()
              + (was.equals(is) ? ": another " + is + " than before" : ": " + was + ", now " + is));
    }
    if (changed.isEmpty()) return "";
    int more = changed.size() - SHOWN;
    return "the study holds the answers to "
        + changed.size()
        + (changed.size() == 1 ? " prompt" : " prompts")
        + " against something else than the run did ("
        + String.join("; ", changed.subList(0, Math.min(SHOWN, changed.size())))
        + (more > 0 ? "; and " + more + " more" : "")
        + "); nothing is asked again for that, the next scoring reads them so";
  }
}
