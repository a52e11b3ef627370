package dev.hivemeter.reports;

import dev.hivemeter.port.RunReader;
import dev.hivemeter.score.Definition;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The report of a scored run: {@code index.html}, which needs nothing beside it, and every figure
 * as {@code figures/*.png} and {@code figures/*.svg}. Nothing is measured here; the same run gives
 * the same bytes.
 */
public final class Report {
  private Report() {}

  /**
   * Writes the whole report.
   *
   * @param glossary definitions of the measures that the run may hold
   * @param now the date printed on the report
   * @throws dev.hivemeter.model.BadInput when the run has no scores or no model's answers
   */
  public static void write(
      RunReader run, List<Definition> glossary, String toolVersion, Instant now, ReportOutput out)
      throws IOException {
    write(run, glossary, toolVersion, now, out, Limits.DEFAULT);
  }

  static void write(
      RunReader run,
      List<Definition> glossary,
      String toolVersion,
      Instant now,
      ReportOutput out,
      Limits limits)
      throws IOException {
    RunView view = RunView.of(run, glossary);
    FurtherPages further = view.open() ? FurtherPages.of(view, run, limits) : FurtherPages.none();
    Explorer explorer =
        new Explorer(view, new PromptMaps(Explorer.columns(view), run.places()), further);
    Page page = page(view, run, explorer, further, glossary, toolVersion, now, limits);
    for (HeatFigure f : page.ranges())
      FigureFiles.write("figures/" + f.file(), new HeatPainting(f), out);
    for (HeatFigure f : page.between())
      FigureFiles.write("figures/" + f.file(), new HeatPainting(f), out);
    if (page.curves() != null) {
      CurveFigure f = page.curves().figure();
      FigureFiles.write("figures/" + f.file(), new CurvePainting(f), out);
    }
    TemplateEngine engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Report.class.getClassLoader(), "dev.hivemeter.reports");
    try (Writer writer = new OutputStreamWriter(out.open("index.html"), StandardCharsets.UTF_8)) {
      TemplateOutput output = new WriterOutput(writer);
      engine.render("page.jte", page, output);
    }
    new FurtherWriter(view, run, limits, further, explorer, engine, page.assets(), toolVersion, now)
        .write(out);
  }

  private static Page page(
      RunView view,
      RunReader run,
      Explorer explorer,
      FurtherPages further,
      List<Definition> glossary,
      String toolVersion,
      Instant now,
      Limits limits)
      throws IOException {
    Held held = Held.of(view, run);
    if (!view.open()) return heldOnly(view, held, glossary, toolVersion, now);
    CellTexts texts =
        new CellTexts(
            run,
            further.noPrompts() ? limits.page() : limits.excerpts(),
            Explorer.columns(view).stream().mapToLong(c -> view.cellsOf(c).size()).sum());
    String island = explorer.json(texts);
    boolean several = view.models().size() > 1;
    List<HeatFigure> ranges = new ArrayList<>();
    List<HeatFigure> between = new ArrayList<>();
    for (Setting s : view.settings()) {
      ranges.add(SimilarityRange.of(view, s));
      if (view.modelsAt(s).size() > 1) between.add(InterModel.of(view, s));
    }
    CurveFigure curves = TemperatureCurves.of(view);
    String study = view.info().study();
    return new Page(
        true,
        Assets.load(),
        island,
        several ? "Do they all say the same thing?" : "Does it say the same thing every time?",
        Plain.of(view.info().name()),
        Fmt.day(now),
        Plain.of(toolVersion),
        Headline.lead(view),
        Asked.of(view, run),
        Headline.cards(view),
        Cautions.of(view),
        ranges,
        curves == null ? null : CurveView.of(curves),
        between,
        Tables.pairs(view),
        List.of(
            ReadAgainst.of(view), ReadAgainst.overPrompts(view), ReadAgainst.withSelfPairs(view)),
        several ? List.of(AllModels.together(view), AllModels.sources(view)) : List.of(),
        Phrase.top(view, run.phrases()),
        Meaning.of(view),
        Wording.of(view),
        Elicitations.of(view, run),
        held,
        Quality.of(view),
        Tables.outcomes(view),
        Endpoint.all(view),
        further.noPrompts() ? FurtherWriter.leftOut(texts, "This page") : Explorer.excerpts(texts),
        Methods.of(view, held, toolVersion, now),
        Glossary.of(glossary),
        study == null ? null : Plain.of(study));
  }

  /** A run of probes and controls: no answers that could be compared, so no headline. */
  private static Page heldOnly(
      RunView view, Held held, List<Definition> glossary, String toolVersion, Instant now)
      throws IOException {
    String study = view.info().study();
    DataTable none = new DataTable("", List.of(), List.of());
    return new Page(
        false,
        Assets.load(),
        "{}",
        held.title(),
        Plain.of(view.info().name()),
        Fmt.day(now),
        Plain.of(toolVersion),
        held.lead(),
        Asked.held(view),
        List.of(),
        Cautions.held(view),
        List.of(),
        null,
        List.of(),
        none,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        held,
        none,
        Tables.outcomes(view),
        Endpoint.all(view),
        "",
        Methods.held(view, held, toolVersion, now),
        Glossary.of(glossary),
        study == null ? null : Plain.of(study));
  }
}
