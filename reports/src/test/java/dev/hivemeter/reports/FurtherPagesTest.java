package dev.hivemeter.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.scoring.Definitions;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FurtherPagesTest {
  private static final Limits TIGHT =
      new Limits(
          new Limits.Amount(2, 40, 1000),
          new Limits.Amount(1, 40, 100_000),
          new Limits.Amount(3, 60, 100_000),
          2,
          30);

  @Test
  void a_run_that_fits_one_page_has_no_pages_of_prompts() throws IOException {
    MemoryOutput out = ReportTest.write(SyntheticRun.usual());
    assertThat(out.files.keySet()).noneMatch(f -> f.startsWith("prompts/"));
    JsonNode data = ReportTest.data(out.html());
    for (JsonNode p : data.get("prompts")) assertThat(p.get(3).asText()).isEmpty();
  }

  @Test
  void where_it_does_not_fit_every_prompt_has_its_page_and_the_first_page_excerpts()
      throws IOException {
    MemoryOutput out = ReportTest.write(SyntheticRun.usual(), TIGHT);
    assertThat(out.files.keySet().stream().filter(f -> f.startsWith("prompts/"))).hasSize(30);
    JsonNode data = ReportTest.data(out.html());
    for (JsonNode p : data.get("prompts")) assertThat(out.files).containsKey(p.get(3).asText());
    for (JsonNode column : data.get("cells"))
      for (JsonNode cell : column) {
        assertThat(cell.get("a")).hasSize(1);
        assertThat(cell.get("a").get(0).get(3).asText().length()).isLessThanOrEqualTo(40);
        assertThat(cell.get("of").asInt()).isEqualTo(10);
      }
    assertThat(out.html())
        .contains("3,600 texts do not fit one page", "360 in all")
        .doesNotContain("This page holds");
    String page = out.text("prompts/0001-core-1.html");
    assertThat(page).contains("This page holds 36 of 120 texts, the first of each cell.");
    assertThat(page).contains("Long texts are shortened.");
    assertThat(ReportTest.data(page).get("cells").get(0).get(0).get("a")).hasSize(3);
  }

  @Test
  void every_model_has_its_page_with_every_other() throws IOException {
    MemoryOutput out = ReportTest.write(SyntheticRun.usual());
    assertThat(out.files.keySet().stream().filter(f -> f.startsWith("models/")))
        .containsExactly(
            "models/0001-smollm2-135m-instruct.html",
            "models/0002-gemma-3-270m.html",
            "models/0003-huggingfacetb-smollm2-1.7b-instruct-gguf-q4-k-m.html");
    JsonNode data = ReportTest.data(out.text("models/0002-gemma-3-270m.html"));
    assertThat(data.get("me").asInt()).isEqualTo(1);
    assertThat(data.get("at")).hasSize(4);
    for (JsonNode setting : data.get("at")) {
      assertThat(setting).hasSize(2);
      for (JsonNode other : setting) {
        assertThat(other.get("p")).hasSize(3 * 30);
        assertThat(other.get("c")).hasSize(12);
      }
    }
  }

  /** Two models of one answer each: their mean cosine is the cosine of the two. */
  @Test
  void the_closest_answers_are_the_ones_that_are_printed() throws IOException {
    SyntheticRun run =
        new SyntheticRun(
            "two", List.of("openai:a", "openai:b"), List.of(1.0), SyntheticRun.prompts(2), 3);
    run.answer(0, 0, new Outcome.Answered("Only this one says it.", false));
    run.answer(0, 1, new Outcome.Answered("The very same words.", false));
    run.answer(2, 2, new Outcome.Answered("The very same words.", false));
    run.score();
    MemoryOutput out = ReportTest.write(run);
    for (boolean first : new boolean[] {true, false}) {
      JsonNode data =
          ReportTest.data(out.text(first ? "models/0001-a.html" : "models/0002-b.html"));
      JsonNode other = data.get("at").get(0).get(0);
      assertThat(other.get("p").get(2).asInt()).isEqualTo(1000);
      JsonNode closest = closestOn(0, other);
      assertThat(closest.get(first ? 1 : 2).get(0).asInt()).isEqualTo(2);
      assertThat(closest.get(first ? 2 : 1).get(0).asInt()).isEqualTo(3);
      for (int side = 1; side <= 2; side++)
        assertThat(closest.get(side).get(3).asText()).isEqualTo("The very same words.");
    }
  }

  private static JsonNode closestOn(int prompt, JsonNode other) {
    for (JsonNode c : other.get("c")) if (c.get(0).asInt() == prompt) return c;
    throw new AssertionError("no answers of prompt " + prompt + " in " + other);
  }

  /** There is no glossary on that page. */
  @Test
  void a_models_page_brings_the_definition_of_each_of_its_numbers() throws IOException {
    MemoryOutput out = new MemoryOutput();
    Report.write(
        SyntheticRun.usual(), Definitions.all(), "0.1.0", Instant.EPOCH, out, Limits.DEFAULT);
    JsonNode data = ReportTest.data(out.text("models/0002-gemma-3-270m.html"));
    JsonNode told = data.get("told");
    assertThat(told.get("closest-two").get(0).asText()).isEqualTo("Closest two");
    assertThat(told.get("closest-two").get(1).asText()).startsWith("The largest cosine among all");
    for (JsonNode metric : data.get("metrics")) {
      assertThat(told.get(metric.asText()).get(0).asText()).isNotBlank();
      assertThat(told.get(metric.asText()).get(1).asText()).isNotBlank();
    }
  }

  @Test
  void the_prompts_are_in_the_order_of_likeness() throws IOException {
    JsonNode other =
        ReportTest.data(
                ReportTest.write(SyntheticRun.usual(), TIGHT).text("models/0002-gemma-3-270m.html"))
            .get("at")
            .get(0)
            .get(0);
    TreeSet<Integer> all = new TreeSet<>();
    for (int i = 1; i < other.get("p").size(); i += 3) all.add(other.get("p").get(i).asInt());
    assertThat(other.get("c")).hasSize(2);
    int first = other.get("c").get(0).get(0).asInt();
    assertThat(other.get("p").get(3 * first + 1).asInt()).isEqualTo(all.last());
    for (JsonNode c : other.get("c"))
      assertThat(c.get(1).get(3).asText().length()).isLessThanOrEqualTo(30);
  }

  @Test
  void one_model_has_nobody_to_stand_beside() throws IOException {
    assertThat(ReportTest.write(ReportTest.models(1)).files.keySet())
        .noneMatch(f -> f.startsWith("models/"));
  }

  @Test
  void names_that_differ_in_nothing_harmless_have_files_of_their_own() throws IOException {
    List<String> names =
        List.of("a/b", "a b", "A_B", "..", "../..", "日本", "Ünïcode", "con", "x".repeat(300), "-");
    SyntheticRun run = new SyntheticRun("names", names, List.of(1.0), SyntheticRun.prompts(1), 2);
    run.score();
    List<String> pages =
        ReportTest.write(run).files.keySet().stream().filter(f -> f.startsWith("models/")).toList();
    assertThat(pages).hasSize(names.size()).doesNotHaveDuplicates();
    assertThat(pages.stream().map(f -> f.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    Pattern safe = Pattern.compile("models/[0-9]{4}-[a-z0-9.-]{1,60}\\.html");
    assertThat(pages).allMatch(f -> safe.matcher(f).matches()).noneMatch(f -> f.contains(".."));
  }

  @Test
  void the_map_holds_every_place_in_thousandths() throws IOException {
    SyntheticRun run = SyntheticRun.usual();
    run.map();
    JsonNode maps = ReportTest.data(ReportTest.write(run).html()).get("maps");
    assertThat(maps).hasSize(30);
    int points = 0;
    for (JsonNode prompt : maps) for (JsonNode setting : prompt) points += setting.size() / 6;
    assertThat(points).isEqualTo(run.places().size());
    JsonNode first = maps.get(0).get(0);
    assertThat(first.get(3).asDouble() / 1000).isCloseTo(run.places().get(0).x(), within(0.0006));
  }
}
