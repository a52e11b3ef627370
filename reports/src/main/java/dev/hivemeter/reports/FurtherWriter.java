package dev.hivemeter.reports;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.port.RunReader;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** Writes the further pages one after the other; in memory is one page. */
final class FurtherWriter {
  private final RunView view;
  private final RunReader run;
  private final Limits limits;
  private final FurtherPages pages;
  private final Explorer explorer;
  private final TemplateEngine engine;
  private final Assets assets;
  private final String version;
  private final Instant now;

  FurtherWriter(
      RunView view,
      RunReader run,
      Limits limits,
      FurtherPages pages,
      Explorer explorer,
      TemplateEngine engine,
      Assets assets,
      String version,
      Instant now) {
    this.view = view;
    this.run = run;
    this.limits = limits;
    this.pages = pages;
    this.explorer = explorer;
    this.engine = engine;
    this.assets = assets;
    this.version = version;
    this.now = now;
  }

  void write(ReportOutput out) throws IOException {
    if (!pages.noPrompts()) for (Prompt p : view.prompts()) write(out, pages.prompt(p), page(p));
    if (pages.noModels()) return;
    ModelPage models = new ModelPage(view, explorer, PairTable.of(view, run), limits);
    for (String m : view.models()) write(out, pages.model(m), page(m, models));
  }

  private void write(ReportOutput out, String path, Further page) throws IOException {
    try (Writer writer = new OutputStreamWriter(out.open(path), StandardCharsets.UTF_8)) {
      engine.render("further.jte", page, new WriterOutput(writer));
    }
  }

  private Further page(Prompt p) throws IOException {
    long cells =
        Explorer.columns(view).stream()
            .filter(c -> view.cells().getOrDefault(c, Map.of()).containsKey(p.id()))
            .count();
    CellTexts texts = new CellTexts(run, limits.further(), cells);
    String island = explorer.json(p, texts);
    return further(
        "prompt",
        "prompt " + Plain.of(p.id()),
        Plain.of(p.text()),
        "The answers side by side. Runs of five or more words that other answers have too are"
            + " marked; choose one to see where else it stands.",
        leftOut(texts, "This page"),
        island);
  }

  private Further page(String model, ModelPage models) throws IOException {
    return further(
        "model",
        "model",
        view.shown(model),
        "Where it says what another model says: choose the other model, then read the two answers"
            + " that are most alike on the prompts where the two models are.",
        "For each pair of models the two closest answers are printed of the "
            + Words.count(Math.min(limits.closest(), view.prompts().size()), "prompt")
            + " with the highest mean cosine, each as far as its first "
            + limits.charsPerClosest()
            + " characters.",
        models.json(model));
  }

  /** What a page does not hold, in words; empty when it holds everything. */
  static String leftOut(CellTexts texts, String page) {
    StringBuilder out = new StringBuilder();
    if (texts.shown() < texts.held())
      out.append(page)
          .append(" holds ")
          .append(Fmt.count(texts.shown()))
          .append(" of ")
          .append(Fmt.count(texts.held()))
          .append(" texts, the first of each cell. ");
    if (texts.shortened()) out.append("Long texts are shortened. ");
    if (!out.isEmpty()) out.append("The run holds all of them: use hivemeter export.");
    return out.toString();
  }

  private Further further(
      String kind, String label, String heading, String how, String note, String island) {
    return new Further(
        assets,
        kind,
        Plain.of(view.info().name()),
        Fmt.day(now),
        Plain.of(version),
        label,
        heading,
        how,
        note,
        island);
  }
}
