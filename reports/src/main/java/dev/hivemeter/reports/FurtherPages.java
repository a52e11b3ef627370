package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sample;
import dev.hivemeter.port.RunReader;
import dev.hivemeter.port.RunReader.StoredCell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which pages stand beside the first one, and where: a page of each prompt where the first page
 * cannot hold all answers, and a page of each model that can be compared with another.
 *
 * <p>A path is a number and what is harmless in a name, so that names which differ only in other
 * characters, or lead out of the folder, have files of their own inside it.
 */
final class FurtherPages {
  /** From a further page to the first. */
  static final String HOME = "../index.html";

  private final Map<String, String> prompts = new LinkedHashMap<>();
  private final Map<String, String> models = new LinkedHashMap<>();

  private FurtherPages() {}

  /** A report of one page. */
  static FurtherPages none() {
    return new FurtherPages();
  }

  static FurtherPages of(RunView view, RunReader run, Limits limits) {
    FurtherPages pages = new FurtherPages();
    if (!fits(view, run, limits.page()))
      for (Prompt p : view.prompts())
        pages.prompts.put(p.id(), path("prompts", pages.prompts.size(), p.id()));
    boolean compared = view.settings().stream().anyMatch(s -> view.modelsAt(s).size() > 1);
    if (compared && !view.embedding().isEmpty())
      for (String m : view.models())
        pages.models.put(m, path("models", pages.models.size(), view.shown(m)));
    return pages;
  }

  private static String path(String folder, int number, String name) {
    return String.format(Locale.ROOT, "%s/%04d-%s.html", folder, number + 1, Slug.of(name));
  }

  /** Whether the first page can hold every answer as far as one answer is shown at all. */
  private static boolean fits(RunView view, RunReader run, Limits.Amount amount) {
    long chars = 0;
    for (RunView.Column c : Explorer.columns(view)) {
      List<StoredCell> cells = view.cellsOf(c);
      if (cells.stream().anyMatch(cell -> cell.planned() > amount.answersPerCell())) return false;
      for (StoredCell cell : cells)
        for (Sample s : run.plannedSamples(cell)) {
          chars += Math.min(amount.charsPerAnswer(), CellTexts.text(s.outcome()).length()) + 24;
          if (chars > amount.totalChars()) return false;
        }
    }
    return true;
  }

  /** Whether the first page holds every answer. */
  boolean noPrompts() {
    return prompts.isEmpty();
  }

  boolean noModels() {
    return models.isEmpty();
  }

  /** From the report's folder; empty where the first page holds the prompt. */
  String prompt(Prompt p) {
    return prompts.getOrDefault(p.id(), "");
  }

  /** From the report's folder; empty where the model has no page. */
  String model(String label) {
    return models.getOrDefault(label, "");
  }
}
