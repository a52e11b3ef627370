package dev.hivemeter.reports;

import dev.hivemeter.port.RunReader;
import dev.hivemeter.score.Definition;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.OutputStream;
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
    FurtherPages further = further(view, run, limits);
    Explorer explorer = explorer(view, run, further);
    Page page = page(view, run, explorer, further, glossary, toolVersion, now, limits);
    FigureList.write(view, page, out);
    TableFiles.write(TableFiles.of(page), out);
    text(out, "tables/summary.md", ModelSummary.markdown(view, page));
    if (page.open())
      text(out, "tables/models.tex", ModelSummary.latex(view, page.citation(), page.date()));
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

  private static void text(ReportOutput out, String path, String text) throws IOException {
    try (OutputStream stream = out.open(path)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  static Page page(
      RunView view,
      RunReader run,
      List<Definition> glossary,
      String toolVersion,
      Instant now,
      Limits limits)
      throws IOException {
    FurtherPages further = further(view, run, limits);
    return page(
        view, run, explorer(view, run, further), further, glossary, toolVersion, now, limits);
  }

  private static FurtherPages further(RunView view, RunReader run, Limits limits) {
    return view.open() ? FurtherPages.of(view, run, limits) : FurtherPages.none();
  }

  private static Explorer explorer(RunView view, RunReader run, FurtherPages further) {
    return new Explorer(view, new PromptMaps(Explorer.columns(view), run.places()), further);
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
    if (ReadAgainst.measured(view))
      for (Setting setting : view.settings()) ranges.add(SimilarityRange.of(view, setting));
    CurveFigure curves = TemperatureCurves.of(view);
    CurveFigure profile = ProfileCurves.of(view);
    CurveFigure sources = several ? SourceCurves.of(view) : null;
    StripFigure lexical = References.lexical(view);
    StripFigure nulls = References.similarity(view);
    ScatterFigure quality = QualityPlot.of(view);
    DataTable along = PositionTable.of(view);
    DataTable nearest = AllModels.sources(view);
    String study = view.info().study();
    return new Page(
        true,
        view.settings().size() > 1,
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
        profile == null ? null : CurveView.of(profile),
        profile == null || along == null ? along : along.behind(),
        several ? MatrixView.of(view) : List.of(),
        Tables.pairs(view),
        several ? List.of(AllModels.together(view)) : List.of(),
        sources == null ? null : CurveView.of(sources),
        several ? List.of(sources == null ? nearest : nearest.behind()) : List.of(),
        lexical == null ? null : Drawn.of(lexical),
        Wording.of(view),
        Phrase.top(view, run.phrases()),
        Elicitations.of(view, run),
        quality == null ? null : Drawn.of(quality),
        Quality.of(view),
        held,
        held.figures().stream().map(Drawn::of).toList(),
        nulls == null ? null : Drawn.of(nulls),
        List.of(
            ReadAgainst.of(view), ReadAgainst.overPrompts(view), ReadAgainst.withSelfPairs(view)),
        Meaning.of(view),
        Tables.outcomes(view),
        Endpoint.all(view),
        further.noPrompts() ? FurtherWriter.leftOut(texts, "This page") : Explorer.excerpts(texts),
        Methods.of(view, held, toolVersion, now),
        Citation.of(view, toolVersion, now),
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
        null,
        null,
        List.of(),
        none,
        List.of(),
        null,
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        none,
        held,
        held.figures().stream().map(Drawn::of).toList(),
        null,
        List.of(),
        List.of(),
        Tables.outcomes(view),
        Endpoint.all(view),
        "",
        Methods.held(view, held, toolVersion, now),
        Citation.of(view, toolVersion, now),
        Glossary.of(glossary),
        study == null ? null : Plain.of(study));
  }
}
