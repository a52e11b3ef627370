package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hivemeter.library.Answers;
import dev.hivemeter.library.Diversity;
import dev.hivemeter.metric.PoolMetric;
import dev.hivemeter.metric.PoolMetrics;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same texts give the same numbers in a program as on the command line, to the last digit. */
final class LibraryNumbersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PROMPTS =
      List.of("Name a shop.", "Tell of a harbour.", "What is a good rule?", "Describe rain.");
  private static final List<String> MODELS = List.of("made:one", "made:two");

  /** It stands on the run's other prompts, which a list of texts does not have. */
  private static final String OF_THE_RUN = "on-topic-rate@1";

  @TempDir Path folder;

  private final Map<String, Answers> pools = new LinkedHashMap<>();
  private List<JsonNode> rows = List.of();

  @BeforeEach
  void score_both_ways() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Diversity diversity = Diversity.open()) {
      for (String model : MODELS)
        for (String prompt : PROMPTS) {
          List<String> texts = texts(model, prompt);
          for (int s = 0; s < texts.size(); s++) lines.add(line(model, prompt, s, texts.get(s)));
          pools.put(model + prompt, diversity.answers(prompt, "und", texts));
        }
    }
    Files.write(folder.resolve("answers.jsonl"), lines);
    run("import", "answers.jsonl", "--into", "run");
    run("score", "run");
    run("export", "run", "--what", "scores", "-o", "scores.jsonl");
    List<JsonNode> read = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("scores.jsonl"))) {
      JsonNode row = JSON.readTree(line);
      if (row.path("variant").asText().equals("default")) read.add(row);
    }
    rows = read;
  }

  @Test
  void of_pools_models_and_pairs() {
    int pooled = 0;
    int averaged = 0;
    int paired = 0;
    for (JsonNode row : rows) {
      String metric = row.path("metric").asText();
      String model = row.path("model").asText();
      if (metric.equals(OF_THE_RUN)) continue;
      if (row.path("scope").asText().equals("pool") && !model.isEmpty()) {
        same(row, answers(model, PROMPTS.get(prompt(row))).score(metric));
        pooled++;
      } else if (row.path("scope").asText().equals("model") && isOfPools(metric)) {
        same(row, Diversity.overPrompts(metric, of(model), 1).score());
        averaged++;
      } else if (row.path("scope").asText().equals("pair") && isOfPairs(row)) {
        String other = row.path("model_b").asText();
        same(row, Diversity.between(metric, of(model), of(other), 1).score());
        paired++;
      }
    }
    long measures = PoolMetrics.ALL.stream().filter(this::hasRows).count();
    assertThat(measures).isGreaterThan(60);
    assertThat(pooled).isEqualTo((int) measures * pools.size());
    assertThat(averaged).isEqualTo((int) measures * MODELS.size());
    assertThat(paired).isEqualTo(3);
  }

  /** Windows that no answer is long enough for have none. */
  private boolean hasRows(PoolMetric metric) {
    String id = metric.definition().id();
    return !id.equals(OF_THE_RUN)
        && (!metric.onlyWhereDefined()
            || pools.values().stream().anyMatch(a -> a.score(id) instanceof Score.Value));
  }

  private static boolean isOfPools(String metric) {
    return Answers.of(List.of()).measures().stream()
        .anyMatch(m -> m.definition().id().equals(metric));
  }

  private static boolean isOfPairs(JsonNode row) {
    return !row.path("model").equals(row.path("model_b"))
        && List.of("inter-model-homogeneity@1", "mmd2@1", "cross-model-duplicate-rate@1")
            .contains(row.path("metric").asText());
  }

  private List<Answers> of(String model) {
    return PROMPTS.stream().map(p -> answers(model, p)).toList();
  }

  private Answers answers(String model, String prompt) {
    return Objects.requireNonNull(pools.get(model + prompt), model + prompt);
  }

  private int prompt(JsonNode row) {
    return Integer.parseInt(row.path("prompt_id").asText().substring(1));
  }

  private static void same(JsonNode row, Score score) {
    if (score instanceof Score.Value v) {
      assertThat(row.path("value").asDouble()).as("%s", row).isEqualTo(v.value());
      assertThat(row.path("n").asInt()).as("%s", row).isEqualTo(v.n());
      Interval i = v.interval();
      assertThat(row.path("low").isNumber()).as("%s", row).isEqualTo(i != null);
      if (i == null) return;
      assertThat(row.path("low").asDouble()).as("%s", row).isEqualTo(i.low());
      assertThat(row.path("high").asDouble()).as("%s", row).isEqualTo(i.high());
      assertThat(row.path("method").asText()).isEqualTo(i.method());
    } else if (score instanceof Score.Undefined u) {
      assertThat(row.path("value").isNumber()).as("%s", row).isFalse();
      assertThat(row.path("undefined").asText()).as("%s", row).isEqualTo(u.reason());
    }
  }

  /** Copies, reasoning, a refusal, odd characters, and an answer that is longer than is read. */
  private static List<String> texts(String model, String prompt) {
    String own = model.equals("made:one") ? "lantern" : "gull";
    String topic = prompt.substring(prompt.lastIndexOf(' ') + 1);
    return List.of(
        "The " + own + " knows every " + topic,
        "The " + own + " knows every " + topic,
        "<think>a " + own + "?</think>Quiet work by the sea.",
        "I'm sorry, but I can't help with that.",
        "你好, " + own + " 👩‍👩‍👧 — it's 3.14",
        ("Often the " + own + " waits, and " + topic + " waits for it. ").repeat(25),
        ("Slowly the " + own + " turns, and " + topic + " turns with it. ").repeat(30));
  }

  private static String line(String model, String prompt, int sample, String text) {
    ObjectNode row = JSON.createObjectNode();
    row.put("prompt_id", "p" + PROMPTS.indexOf(prompt));
    row.put("prompt", prompt);
    row.put("model", model);
    row.put("temperature", 1.0);
    row.put("sample", sample);
    row.put("response", text);
    return row.toString();
  }

  private void run(String... args) {
    InProcess done = InProcess.run(folder, args);
    assertThat(done.code()).as(done.err()).isZero();
  }
}
