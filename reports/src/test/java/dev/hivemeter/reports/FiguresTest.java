package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every figure, in memory, for two models and for seventy, for short names and for long. */
class FiguresTest {
  private static final String LONG = "openrouter/some-organisation/通义千问-Instruct-7B-GGUF/Q4_K_M";

  private static SyntheticRun run(int models, String before) {
    SyntheticRun run =
        new SyntheticRun(
            "n",
            IntStream.rangeClosed(1, models).mapToObj(i -> "openai:" + before + "m" + i).toList(),
            List.of(0.2, 1.0),
            SyntheticRun.prompts(4),
            2);
    run.score();
    return run;
  }

  private static Page page(SyntheticRun run) throws IOException {
    RunView view = RunView.of(run, SyntheticGlossary.all());
    return Report.page(
        view,
        run,
        SyntheticGlossary.all(),
        "0.1.0",
        Instant.parse("2026-11-15T12:00:00Z"),
        Limits.DEFAULT);
  }

  private static Map<String, Painting> paintings(SyntheticRun run) throws IOException {
    return FigureList.of(RunView.of(run, SyntheticGlossary.all()), page(run));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 12, 13, 70})
  void every_label_of_every_drawing_is_inside_its_canvas(int models) throws IOException {
    for (String before : new String[] {"", LONG + "/"}) {
      Page page = page(run(models, before));
      for (Drawn d : new Drawn[] {page.lexical(), page.quality(), page.nulls()}) {
        if (d == null) continue;
        for (Drawing drawing : List.of(d.wide(), d.narrow())) inside(d.file(), drawing);
      }
    }
  }

  private static void inside(String file, Drawing d) {
    for (Drawing.Mark m : d.marks()) {
      if (m instanceof Drawing.Text t && !t.up()) {
        var font =
            t.role() == Role.STRONG
                ? FigureFont.bold((float) t.size())
                : FigureFont.regular((float) t.size());
        double width = FigureFont.width(font, t.text());
        double left = t.x() - t.align().share * width;
        assertThat(left).as(file + " " + t.text()).isGreaterThanOrEqualTo(-6);
        assertThat(left + width).as(file + " " + t.text()).isLessThanOrEqualTo(d.width() + 6);
        assertThat(t.y()).as(file + " " + t.text()).isBetween(0.0, (double) d.height());
      }
      if (m instanceof Drawing.Figure f) {
        Rectangle2D box = f.shape().getBounds2D();
        assertThat(box.getMinX()).as(file).isGreaterThanOrEqualTo(-8);
        assertThat(box.getMaxX()).as(file).isLessThanOrEqualTo(d.width() + 8);
        assertThat(box.getMinY()).as(file).isGreaterThanOrEqualTo(-8);
        assertThat(box.getMaxY()).as(file).isLessThanOrEqualTo(d.height() + 8);
      }
    }
  }

  @Test
  void seventy_models_all_stand_in_the_matrix_and_in_the_strips() throws IOException {
    Map<String, Painting> all = paintings(run(70, ""));
    for (String file : List.of("inter-model-t-0.2", "references", "lexical")) {
      String svg = svg(file, all);
      for (int i = 1; i <= 70; i++) assertThat(svg).as(file).containsPattern(">m" + i + "</text");
    }
  }

  @Test
  void of_seventy_curves_all_are_drawn_and_the_outermost_are_named() throws IOException {
    SyntheticRun run = run(70, "");
    CurveView curves = page(run).curves();
    if (curves == null) throw new AssertionError("no curves");
    assertThat(curves.lines()).hasSize(70 + 2);
    assertThat(curves.lines().stream().filter(l -> !l.label().isEmpty())).hasSize(6 + 2);
    assertThat(curves.caption()).contains("of 70 are named");
    assertThat(svg("temperature-curves", paintings(run)))
        .contains("the highest and lowest of 70 models are named");
  }

  @Test
  void of_seventy_models_the_page_shows_one_setting_and_files_have_all() throws IOException {
    for (MatrixView m : page(run(70, "")).between()) {
      assertThat(m.shown()).as(m.name()).hasSize(1);
      assertThat(m.filed()).as(m.name()).hasSize(1);
    }
    for (MatrixView m : page(run(3, "")).between()) {
      assertThat(m.shown()).as(m.name()).hasSize(2);
      assertThat(m.filed()).as(m.name()).isEmpty();
    }
  }

  /** 8.5 cm are 322 units of 1/96 inch; letters of 6 points are of 8. */
  @Test
  void three_models_can_be_read_at_the_width_of_a_column() throws IOException {
    for (Map.Entry<String, Painting> e : paintings(run(3, "")).entrySet()) {
      // Six panels take both columns, 17.8 cm.
      double column = e.getKey().equals("lexical") ? 673 : 322;
      double shrunk = Math.min(1, column / e.getValue().width());
      assertThat(smallest(e.getKey(), e.getValue()) * shrunk)
          .as(e.getKey() + " is " + e.getValue().width() + " wide")
          .isGreaterThanOrEqualTo(8 - 0.35);
    }
  }

  private static String svg(String file, Map<String, Painting> all) throws IOException {
    Painting painting = all.get(file);
    if (painting == null) throw new AssertionError(file + " is not among " + all.keySet());
    MemoryOutput out = new MemoryOutput();
    FigureFiles.write(file, painting, out);
    return out.text(file + ".svg");
  }

  private static double smallest(String file, Painting p) throws IOException {
    Matcher size = Pattern.compile("font-size=\"([0-9.]+)").matcher(svg(file, Map.of(file, p)));
    double least = Double.POSITIVE_INFINITY;
    while (size.find()) least = Math.min(least, Double.parseDouble(size.group(1)));
    return least;
  }

  @Test
  void a_name_that_the_font_lacks_is_whole_in_svg_and_marked_in_png() throws IOException {
    Map<String, Painting> all = paintings(run(2, "通义千问-"));
    for (String file : List.of("inter-model-t-0.2", "references", "temperature-curves"))
      assertThat(svg(file, all)).as(file).contains("通义千问-").doesNotContain("□");
  }

  @Test
  void wide_letters_are_given_their_room() {
    var font = FigureFont.regular(10);
    assertThat(FigureFont.width(font, "通义千问")).isCloseTo(40, within(0.01));
    assertThat(FigureFont.wrap(font, "通义千问通义千问", 40)).containsExactly("通义千问", "通义千问");
  }

  @Test
  void every_figure_has_its_words_and_a_table() throws IOException {
    String html = ReportTest.markup(ReportTest.write(SyntheticRun.usual()).html());
    Matcher svg = Pattern.compile("<svg class=\"[a-z ]*plot\"[^>]*>").matcher(html);
    int n = 0;
    for (; svg.find(); n++)
      assertThat(svg.group()).contains("role=\"group\"").containsPattern("aria-label=\".{40,}\"");
    assertThat(n).isEqualTo(3 + 2 * 3);
    for (String section : List.of("along", "sources", "lexical", "quality", "references")) {
      int at = html.indexOf("<section id=\"" + section + "\">");
      assertThat(at).as(section).isPositive();
      assertThat(html.substring(at, html.indexOf("</section>", at))).contains("<table");
    }
  }

  @Test
  void a_mark_of_a_figure_says_name_value_size_and_interval() throws IOException {
    assertThat(ReportTest.write(SyntheticRun.usual()).html())
        .containsPattern(
            "<path class=\"v r-measured\" d=\"[^\"]+\" data-m=\"mean-pairwise-cosine@1\" data-c=\""
                + "[^\"]*T = 1.0, measured, 95.% interval: 0\\.\\d\\d · 95.% interval [^\"]* · n = 30"
                + " prompts");
  }

  @Test
  void what_was_not_measured_is_not_drawn() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "import",
            List.of("a", "b"),
            Collections.singletonList(null),
            SyntheticRun.prompts(3),
            1);
    for (String m : List.of("a", "b"))
      run.add(
          new ScoreRow(
              "mean-pairwise-cosine@1",
              SyntheticRun.EMBEDDING,
              Scope.MODEL,
              m,
              "",
              "",
              run.cells().get(0).cell().condition().sampling(),
              "direct",
              "default",
              new Score.Undefined("needs two answers, has 1")));
    MemoryOutput out = ReportTest.write(run);
    assertThat(out.files.keySet())
        .noneMatch(f -> f.matches("figures/(references|lexical|profile|unique|diversity).*"));
    assertThat(out.html()).contains("Not measured in this run");
  }

  @Test
  void a_long_table_shows_its_beginning_and_says_so() {
    DataTable.Row first = new DataTable.Row("a", 3, "1", false, List.of());
    DataTable.Row other = new DataTable.Row("a", 0, "2", false, List.of());
    DataTable.Row next = new DataTable.Row("b", 2, "1", false, List.of());
    DataTable.Row last = new DataTable.Row("b", 0, "2", false, List.of());
    DataTable t = new DataTable("t", List.of(), List.of(first, other, other, next, last));
    assertThat(t.first(5)).isSameAs(t);
    DataTable two = t.first(2);
    assertThat(two.rows().stream().map(DataTable.Row::span)).containsExactly(2, 0);
    assertThat(two.how()).hasSize(1);
    assertThat(two.how().get(0).says()).contains("The first 2 of 5 rows");
    assertThat(t.first(4).rows().stream().map(DataTable.Row::span)).containsExactly(3, 0, 0, 1);
  }

  @Test
  void a_dominated_point_is_one_that_another_beats_in_both_ways() {
    ScatterFigure.Point good = point(0.5, 0.9);
    ScatterFigure.Point diverse = point(0.9, 0.2);
    ScatterFigure.Point beaten = point(0.4, 0.9);
    ScatterFigure.Point equal = point(0.5, 0.9);
    ScatterFigure f =
        new ScatterFigure(
            "f",
            "t",
            "",
            "x",
            "y",
            Fmt.Kind.COSINE,
            Fmt.Kind.SHARE,
            List.of(new ScatterFigure.Trail("m", List.of(good, diverse, beaten, equal))));
    assertThat(f.all().stream().map(f::dominated)).containsExactly(false, false, true, false);
  }

  private static ScatterFigure.Point point(double x, double y) {
    return new ScatterFigure.Point(
        "", new Num(x, null, null, "x", "", ""), new Num(y, null, null, "y", "", ""));
  }

  @Test
  void ticks_are_round_and_within_the_scale() {
    assertThat(Axis.ticks(0, 1, 6)).hasSize(6).startsWith(0.0).endsWith(1.0);
    assertThat(Axis.ticks(0.43, 0.61, 6)).allMatch(t -> t >= 0.43 && t <= 0.61).hasSize(4);
    assertThat(Axis.above(0.113)).isCloseTo(0.15, within(1e-12));
    assertThat(Axis.above(7)).isEqualTo(8);
    assertThat(Axis.text(Fmt.Kind.SHARE, 0.5)).isEqualTo("50\u202f%");
    assertThat(Axis.text(Fmt.Kind.COSINE, 1)).isEqualTo("1");
    assertThat(Axis.text(Fmt.Kind.COSINE, 100)).isEqualTo("100");
  }

  @Test
  void a_turned_scale_is_dark_at_its_small_end() {
    HeatFigure f =
        new HeatFigure("f", "t", "s", "", "", "MMD²", List.of(), List.of(), List.of(), 0.2, true);
    Num small = new Num(0.0, null, null, "0", "", "");
    Num large = new Num(0.2, null, null, "0.2", "", "");
    assertThat(f.shade(small)).isEqualTo("q63");
    assertThat(f.shade(large)).isEqualTo("q0");
    assertThat(f.pale()).isEqualTo("0.2");
    assertThat(f.dark()).isEqualTo("0");
  }
}
