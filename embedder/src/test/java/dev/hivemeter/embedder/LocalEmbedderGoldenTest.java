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
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The reference is sentence-transformers; golden-versions.txt beside the data has the command and
 * the versions, src/test/reference/make_golden.py the texts.
 */
final class LocalEmbedderGoldenTest {
  private static final double TOLERANCE = 1e-5;

  @Test
  void vectors_and_token_counts_equal_sentence_transformers_at_256() throws IOException {
    try (LocalEmbedder embedder = Opened.at(Opened.LIMIT_256)) {
      for (JsonNode row : golden()) check(embedder, row, row.get("limit_256"));
    }
  }

  @Test
  void vectors_and_token_counts_equal_sentence_transformers_at_128() throws IOException {
    int cut = 0;
    try (LocalEmbedder embedder = Opened.at(Opened.LIMIT_128)) {
      for (JsonNode row : golden()) {
        if (row.has("limit_128")) cut++;
        check(embedder, row, row.has("limit_128") ? row.get("limit_128") : row.get("limit_256"));
      }
    }
    assertThat(cut).isEqualTo(4);
  }

  private static void check(LocalEmbedder embedder, JsonNode row, JsonNode expected) {
    String text = row.get("text").asText();
    Embedding embedding = embedder.embed(text);
    assertThat(embedding.tokens()).as(text).isEqualTo(row.get("tokens").asInt());
    assertThat(embedding.vector()).hasSize(expected.size());
    for (int k = 0; k < expected.size(); k++)
      assertThat((double) embedding.vector()[k])
          .as("component %d of %s", k, text)
          .isCloseTo(expected.get(k).asDouble(), within(TOLERANCE));
  }

  private static List<JsonNode> golden() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream in =
            Objects.requireNonNull(
                LocalEmbedderGoldenTest.class.getResourceAsStream("golden.jsonl"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine())
        rows.add(json.readTree(line));
    }
    assertThat(rows).hasSize(32);
    return rows;
  }
}
