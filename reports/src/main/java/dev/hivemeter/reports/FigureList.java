package dev.hivemeter.reports;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every figure of a page as PNG and SVG. */
final class FigureList {
  /** Room for a drawing's margins within a column. */
  private static final int COLUMN = Painting.COLUMN - 20;

  /** Drawings of several panels are as wide as a page of two columns. */
  private static final int PAGE = 2 * Painting.COLUMN + 20;

  private FigureList() {}

  static void write(RunView view, Page page, ReportOutput out) throws IOException {
    for (Map.Entry<String, Painting> e : of(view, page).entrySet())
      FigureFiles.write("figures/" + e.getKey(), e.getValue(), out);
  }

  /** By the file's name without ending, in the order of the page. */
  static Map<String, Painting> of(RunView view, Page page) {
    Map<String, Painting> all = new LinkedHashMap<>();
    for (HeatFigure f : page.ranges()) all.put(f.file(), new HeatPainting(f));
    for (CurveView v : new CurveView[] {page.curves(), page.profile(), page.sources()})
      if (v != null) all.put(v.figure().file(), new CurvePainting(v.figure()));
    for (MatrixView m : page.between())
      for (HeatFigure f : m.all()) all.put(f.file(), new HeatPainting(f));
    if (page.open()) {
      strips(all, References.lexical(view), PAGE);
      strips(all, References.similarity(view), COLUMN);
      ScatterFigure quality = QualityPlot.of(view);
      if (quality != null)
        all.put(
            quality.file(),
            new DrawingPainting(
                ScatterLayout.of(quality, COLUMN), quality.title(), quality.subtitle()));
    }
    for (ProbeFigure f : page.held().figures())
      all.put(f.file(), new DrawingPainting(ProbeLayout.of(f, COLUMN), f.prompt(), ""));
    return all;
  }

  private static void strips(Map<String, Painting> all, @Nullable StripFigure f, int width) {
    if (f == null) return;
    all.put(f.file(), new DrawingPainting(StripLayout.of(f, width), f.title(), f.subtitle()));
  }
}
