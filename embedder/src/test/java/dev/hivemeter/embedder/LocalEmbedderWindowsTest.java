package dev.hivemeter.embedder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hivemeter.port.Embedder.Embedding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The windows after the first. The reference is Hugging Face transformers on the same weights;
 * src/test/reference/make_windows.py says how it is run.
 */
final class LocalEmbedderWindowsTest {
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @ValueSource(ints = {256, 128})
  void windows_and_their_vectors_equal_transformers(int limit) throws IOException {
    try (LocalEmbedder embedder = Opened.at("local:all-minilm-l6-v2@limit-" + limit)) {
      for (JsonNode row : golden()) {
        String name = row.get("name").asText();
        Embedding embedding = embedder.embed(text(name));
        JsonNode expected = row.get(Integer.toString(limit));
        assertThat(embedding.tokens()).as(name).isEqualTo(row.get("pieces").asInt() + 2);
        assertThat(embedding.further()).as(name).hasSize(expected.get("windows").asInt() - 1);
        for (Map.Entry<String, JsonNode> window : expected.get("vectors").properties()) {
          int w = Integer.parseInt(window.getKey());
          check(name, w, w == 1 ? embedding.vector() : embedding.further().get(w - 2), window);
        }
      }
    }
  }

  private static void check(
      String name, int window, float[] vector, Map.Entry<String, JsonNode> expected) {
    assertThat(vector).hasSize(expected.getValue().size());
    for (int k = 0; k < vector.length; k++)
      assertThat((double) vector[k])
          .as("component %d of window %d of %s", k, window, name)
          .isCloseTo(expected.getValue().get(k).asDouble(), within(TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "1, 1",
    "254, 1",
    "255, 1",
    "380, 1",
    "381, 2",
    "508, 2",
    "634, 2",
    "635, 3",
    "8000, 31",
    "8001, 32",
    "8128, 32",
    "8129, 32",
    "1000000, 32"
  })
  void a_last_window_under_half_is_dropped_but_the_first_never(int pieces, int windows) {
    assertThat(Policy.LIMIT_256.windows(pieces)).isEqualTo(windows);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "126, 1", "188, 1", "189, 2", "252, 2", "314, 2", "315, 3", "99999, 32"})
  void under_limit_128_a_window_has_126_pieces(int pieces, int windows) {
    assertThat(Policy.LIMIT_128.windows(pieces)).isEqualTo(windows);
  }

  @Test
  void a_window_is_embedded_as_the_text_that_it_is() {
    try (LocalEmbedder embedder = Opened.at(Opened.LIMIT_256)) {
      Embedding whole = embedder.embed("time ".repeat(254) + "water ".repeat(200));
      assertThat(whole.vector()).isEqualTo(embedder.embed("time ".repeat(254)).vector());
      assertThat(whole.further()).hasSize(1);
      assertThat(whole.further().get(0)).isEqualTo(embedder.embed("water ".repeat(200)).vector());
    }
  }

  /** The texts of make_windows.py. */
  private static String text(String name) {
    if (name.startsWith("words-")) return words(Integer.parseInt(name.substring(6)));
    if (name.equals("ideographs")) return "漢字と仮名の長い文章です。".repeat(80);
    if (name.equals("story-60")) return story(60);
    throw new AssertionError(name);
  }

  private static String words(int n) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < n; i++) words.add(i % 3 == 0 ? "water" : "time");
    return String.join(" ", words);
  }

  private static String story(int sentences) {
    List<String> places =
        List.of("northern", "old", "flooded", "quiet", "lower", "burning", "second");
    StringBuilder story = new StringBuilder();
    for (int i = 0; i < sentences; i++)
      story
          .append("The ")
          .append(places.get(i % 7))
          .append(" harbour master wrote ")
          .append(3 * i + 2)
          .append(" letters to the sea, and ")
          .append(i)
          .append(" of them came back unopened. ");
    return story.toString();
  }

  private static List<JsonNode> golden() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(
                LocalEmbedderWindowsTest.class.getResourceAsStream("windows.jsonl"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine())
        rows.add(json.readTree(line));
    }
    assertThat(rows).hasSize(11);
    return rows;
  }
}
