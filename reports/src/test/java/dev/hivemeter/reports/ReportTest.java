package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hivemeter.model.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-11-15T12:00:00Z");

  static MemoryOutput write(SyntheticRun run) throws IOException {
    return write(run, Limits.DEFAULT);
  }

  static MemoryOutput write(SyntheticRun run, Limits limits) throws IOException {
    MemoryOutput out = new MemoryOutput();
    Report.write(run, SyntheticGlossary.all(), "0.1.0", NOON, out, limits);
    return out;
  }

  static JsonNode data(String html) throws IOException {
    Matcher m =
        Pattern.compile(
                "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL)
            .matcher(html);
    assertThat(m.find()).isTrue();
    return new ObjectMapper().readTree(m.group(1));
  }

  @Test
  void the_page_and_every_figure_are_written() throws IOException {
    assertThat(write(SyntheticRun.usual()).files.keySet())
        .contains("index.html", "figures/temperature-curves.png", "figures/temperature-curves.svg")
        .contains("figures/similarity-range-t-0.2.png", "figures/inter-model-t-1.5.svg")
        .contains("models/0001-smollm2-135m-instruct.html")
        .contains("figures/alikeness-t-1.0.svg", "figures/mmd2-t-1.0.png", "figures/profile.svg")
        .contains("figures/unique-sources.png", "figures/lexical.svg", "figures/references.png")
        .contains("figures/diversity-on-topic.svg", "tables/summary.md", "tables/models.tex")
        .filteredOn(f -> f.startsWith("figures/"))
        .hasSize(2 * (4 + 3 * 4 + 3 + 3));
  }

  /** The ends as the page prints them and no more: a large run has thousands of these. */
  @Test
  void a_pools_number_has_its_interval_in_the_pages_data() throws IOException {
    JsonNode measures = data(write(SyntheticRun.usual()).html()).get("measures");
    JsonNode cosine = measures.get(0);
    assertThat(cosine.get("methods")).extracting(JsonNode::asText).containsExactly("jackknife");
    assertThat(cosine.get("unit").asText()).isEmpty();
    int values = 0;
    for (JsonNode column : cosine.get("values"))
      for (JsonNode v : column) {
        if (!v.isArray()) continue;
        double value = v.get(1).asDouble();
        assertThat(v.get(4).asText())
            .isEqualTo(
                String.format(
                    Locale.ROOT,
                    "%.2f %.2f",
                    Math.max(0, value - 0.0949),
                    Math.min(1, value + 0.101)));
        assertThat(v).as("the first method goes without saying").hasSize(5);
        values++;
      }
    assertThat(values).isPositive();
    JsonNode share = measures.get(1);
    assertThat(share.get("unit").asText()).isEqualTo("\u202f%");
    assertThat(share.get("values").get(0).get(0).get(4).asText()).matches("[0-9.<>]+ [0-9.<>]+");
    JsonNode distinct = measures.get(2);
    assertThat(distinct.get("methods")).isEmpty();
    assertThat(distinct.get("values").get(0).get(0)).hasSize(4);
  }

  @Test
  void the_first_screen_says_what_was_asked_and_what_came_back() throws IOException {
    String html = write(SyntheticRun.usual()).html();
    String head = html.substring(html.indexOf("<header>"), html.indexOf("</header>"));
    assertThat(head)
        .contains("Do they all say the same thing?", "demo", "15 November 2026")
        .contains("<b>30</b> prompts", "<b>3</b> models", "<b>4</b> temperatures")
        .contains("<b>10</b> samples each")
        .contains("answered", "refused", "filtered", "empty", "failed");
    assertThat(html).contains("At T = 1.0, two answers of one model to the same prompt");
  }

  @Test
  void a_number_stands_with_its_interval_its_size_and_its_measure() throws IOException {
    assertThat(write(SyntheticRun.usual()).html())
        .containsPattern(
            "<span class=\"v\" data-m=\"mean-pairwise-cosine@1\" data-c=\"95.% interval 0\\.55 to"
                + " 0\\.61 \\(t\\) · n = 30 prompts\">0\\.58</span>");
  }

  @Test
  void an_undefined_number_is_a_dash_with_its_reason() throws IOException {
    String html = write(SyntheticRun.usual()).html();
    assertThat(html)
        .contains(
            ">–<span class=\"vh\"> not available: the embedder did not say where it stopped</span>");
    assertThat(html).doesNotContain("NaN");
    assertThat(data(html).get("reasons").get(0).asText()).isEqualTo("needs two answers, has 1");
  }

  @Test
  void the_policy_allows_our_style_and_script_and_nothing_else() throws Exception {
    String html = write(SyntheticRun.usual()).html();
    String css = between(html, "<style>", "</style>");
    String js = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
    assertThat(html.replace("&#39;", "'"))
        .contains(
            "content=\"default-src 'none'; script-src "
                + hash(js)
                + "; style-src "
                + hash(css)
                + "; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'\"");
    assertThat(css).doesNotContain("url(", "@import", "http");
    // The name of SVG's elements is no address.
    js = js.replace("http://www.w3.org/2000/svg", "");
    assertThat(js).doesNotContain("innerHTML", "eval(", "fetch(", "setAttribute('style'", "http");
  }

  @Test
  void nothing_is_styled_inline_and_nothing_is_loaded() throws IOException {
    for (SyntheticRun run : List.of(SyntheticRun.usual(), models(1), models(2), models(25))) {
      MemoryOutput out = write(run);
      String markup = markup(out.html());
      assertThat(markup).doesNotContainPattern("(?i)\\sstyle\\s*=");
      assertThat(markup).doesNotContainPattern("(?i)\\s(src|srcset|action|background)\\s*=");
      assertThat(markup).doesNotContainPattern("(?i)\\son[a-z]+\\s*=");
      assertThat(markup).doesNotContain("<link", "<img", "<iframe", "<object", "<base");
      Matcher href = Pattern.compile("href=\"([^\"]*)\"").matcher(markup);
      while (href.find()) assertThat(href.group(1)).matches("#def-.*|#[a-z]+|figures/[a-z0-9.-]+");
      out.files.forEach(
          (path, bytes) -> {
            if (path.endsWith(".svg"))
              assertThat(new String(bytes, StandardCharsets.UTF_8))
                  .doesNotContain(" style=", "<script", "href");
          });
    }
  }

  @Test
  void every_link_to_a_figure_has_its_file() throws IOException {
    MemoryOutput out = write(SyntheticRun.usual());
    Matcher href = Pattern.compile("href=\"(figures/[^\"]*)\"").matcher(out.html());
    int n = 0;
    for (; href.find(); n++) assertThat(out.files).containsKey(href.group(1));
    assertThat(n).isEqualTo(2 * (4 + 3 * 4 + 3 + 3));
  }

  @Test
  void the_locale_changes_nothing() throws IOException {
    Locale before = Locale.getDefault();
    try {
      MemoryOutput first = write(SyntheticRun.usual());
      for (String tag : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        MemoryOutput again = write(SyntheticRun.usual());
        assertThat(again.files.keySet()).isEqualTo(first.files.keySet());
        again.files.forEach(
            (path, bytes) ->
                assertThat(Arrays.equals(bytes, first.files.get(path)))
                    .as(path + " " + tag)
                    .isTrue());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void one_model_has_no_others_to_be_compared_with() throws IOException {
    MemoryOutput out = write(models(1));
    assertThat(out.html())
        .contains("Does it say the same thing every time?", "Only one model was measured")
        .doesNotContain("Average</span>");
    assertThat(out.files.keySet())
        .noneMatch(f -> f.matches(".*(inter-model|alikeness|mmd2|unique-sources).*"));
  }

  @Test
  void two_models_under_one_temperature_have_no_curves() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "two", List.of("openai:a", "openai:b"), List.of(0.7), SyntheticRun.prompts(4), 3);
    run.score();
    MemoryOutput out = write(run);
    assertThat(out.files.keySet())
        .contains("models/0001-a.html", "models/0002-b.html")
        .contains("index.html", "figures/inter-model.png", "figures/similarity-range.svg")
        .noneMatch(f -> f.contains("temperature-curves"));
    assertThat(out.html()).doesNotContain("Does temperature help?").contains("Only 4 prompts");
  }

  @Test
  void twenty_five_models_are_all_named() throws IOException {
    MemoryOutput out = write(models(25));
    String svg = out.text("figures/inter-model-t-0.2.svg");
    for (int i = 1; i <= 25; i++) {
      assertThat(out.html()).contains(">model-" + i + "<");
      assertThat(svg).contains(">model-" + i + "<");
    }
  }

  @Test
  void answers_made_elsewhere_need_no_temperature() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "import",
            List.of("someone"),
            Collections.singletonList(null),
            SyntheticRun.prompts(3),
            2);
    run.score();
    assertThat(markup(write(run).html()))
        .contains("sampling not known")
        .doesNotContain(">null<", " null ", "\"null\"", "NaN");
  }

  @Test
  void a_run_without_scores_says_what_to_do() {
    SyntheticRun run =
        new SyntheticRun("fresh", List.of("openai:a"), List.of(1.0), SyntheticRun.prompts(2), 2);
    assertThatThrownBy(() -> write(run))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("run 'fresh' has no scores yet")
        .hasMessageContaining("hivemeter score RUN");
  }

  @Test
  void what_fits_is_held_whole_and_nothing_is_said_to_be_left_out() throws IOException {
    String html = write(SyntheticRun.usual()).html();
    assertThat(html).doesNotContain("This page holds", "do not fit one page");
    for (JsonNode column : data(html).get("cells"))
      for (JsonNode cell : column) assertThat(cell.get("a")).hasSize(cell.get("of").asInt());
  }

  @Test
  void every_answer_can_be_read_with_its_outcome() throws IOException {
    JsonNode data = data(write(SyntheticRun.usual()).html());
    int[] outcomes = new int[5];
    boolean reasoning = false;
    for (JsonNode column : data.get("cells"))
      for (JsonNode cell : column)
        for (JsonNode a : cell.get("a")) {
          outcomes[a.get(1).asInt()]++;
          if (a.size() > 5) {
            reasoning = true;
            assertThat(a.get(3).asText()).isEqualTo("Thyme.");
            assertThat(a.get(5).asText()).startsWith("<think>").endsWith("</think>\nThyme.");
          }
        }
    assertThat(Arrays.stream(outcomes).sum()).isEqualTo(3600);
    assertThat(outcomes).doesNotContain(0);
    assertThat(reasoning).isTrue();
  }

  static SyntheticRun models(int n) {
    SyntheticRun run =
        new SyntheticRun(
            "n",
            IntStream.rangeClosed(1, n).mapToObj(i -> "openai:model-" + i).toList(),
            List.of(0.2, 1.0),
            SyntheticRun.prompts(3),
            2);
    run.score();
    return run;
  }

  /** The page without its style, script and data. */
  static String markup(String html) {
    return html.replaceAll("(?s)<style>.*?</style>", "").replaceAll("(?s)<script.*?</script>", "");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    return text.substring(start, text.indexOf(to, start));
  }

  private static String hash(String text) throws Exception {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return "'sha256-" + Base64.getEncoder().encodeToString(sum) + "'";
  }
}
