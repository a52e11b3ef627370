package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Attempt;
import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Sha256;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Embedder;
import dev.hivemeter.port.RunReader.StoredVector;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.score.Interval;
import dev.hivemeter.score.Scope;
import dev.hivemeter.score.Score;
import dev.hivemeter.score.ScoreRow;
import dev.hivemeter.score.Scored;
import dev.hivemeter.tables.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExporterTest {
  @TempDir Path dir;
  private SqliteRunStore store;

  @BeforeEach
  void open() {
    store = SqliteRunStore.open(dir.resolve("run"));
    store.describe(TransferTest.INFO);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void scores_are_long_raw_and_empty_where_there_is_nothing() {
    Sampling sampling = new Sampling(0.7, 0.9, 0, 0.0, 128, Sampling.Seeds.NONE);
    scored(
        "e",
        List.of(
            new ScoreRow(
                "m@1",
                "e",
                Scope.POOL,
                "a",
                "",
                "p1",
                sampling,
                "direct",
                ScoreRow.DEFAULT,
                new Score.Value(1.0 / 3, 5, new Interval(-0.1, 1e-9, "t"))),
            new ScoreRow(
                "m@1",
                "",
                Scope.STUDY,
                "",
                "",
                "",
                null,
                "",
                ScoreRow.DEFAULT,
                new Score.Undefined("needs two answers, has 1"))));
    assertThat(text(Exporter.What.SCORES, Format.CSV).lines())
        .containsExactly(
            "metric,embedding,scope,model,model_b,prompt_id,temperature,top_p,min_p,elicitation,"
                + "variant,value,low,high,method,n,undefined,top_k,max_tokens,provider_defaults",
            "m@1,e,pool,a,,p1,0.7,0.9,0.0,direct,default,0.3333333333333333,-0.1,1.0E-9,t,5,,0,128,",
            "m@1,,study,,,,,,,,default,,,,,,\"needs two answers, has 1\",,,");
  }

  @Test
  void vectors_are_those_of_the_measured_texts_and_of_the_prompts() {
    Cell cell = SqliteRunStoreTest.cell("ask");
    store.register(List.of(cell), 3);
    store.commit(
        List.of(
            SqliteRunStoreTest.answer(cell, 0, "<think>hm</think>\nblue"),
            SqliteRunStoreTest.answer(cell, 1, "never embedded"),
            SqliteRunStoreTest.answer(cell, 2, "<think>cut off")));
    store.putVectors(
        new Embedder.Identity("e", "abc", 2, 256, Set.of("en")),
        Map.of(
            Sha256.of("blue"),
            new StoredVector(
                new float[] {0.1f, -0.5f},
                List.of(new float[] {0.5f, 0.5f}, new float[] {0, -1}),
                3),
            Sha256.of("ask"),
            new StoredVector(new float[] {1, 0}, 4)));
    String id = cell.prompt().id();
    assertThat(text(Exporter.What.VECTORS, Format.JSONL).lines())
        .containsExactly(
            "{\"prompt_id\":\""
                + id
                + "\",\"model\":\"\",\"temperature\":null,\"top_p\":null,\"sample\":null,"
                + "\"embedding\":\"e\",\"text_sha256\":\""
                + Sha256.of("ask")
                + "\",\"tokens\":4,\"vector\":[1.0,0.0],\"top_k\":null,\"min_p\":null,"
                + "\"elicitation\":\"\",\"further\":[],\"provider_defaults\":\"\",\"part\":null}",
            "{\"prompt_id\":\""
                + id
                + "\",\"model\":\"openai:m\",\"temperature\":1.0,\"top_p\":1.0,\"sample\":0,"
                + "\"embedding\":\"e\",\"text_sha256\":\""
                + Sha256.of("blue")
                + "\",\"tokens\":3,\"vector\":[0.1,-0.5],\"top_k\":0,\"min_p\":0.0,"
                + "\"elicitation\":\"direct\",\"further\":[[0.5,0.5],[0.0,-1.0]],\"provider_defaults\":\"\",\"part\":0}");
    assertThat(text(Exporter.What.VECTORS, Format.CSV))
        .contains("\"[0.1,-0.5]\"", "direct,\"[[0.5,0.5],[0.0,-1.0]]\"");
  }

  @Test
  void attempts_name_their_slot() {
    Cell cell = SqliteRunStoreTest.cell("ask");
    store.register(List.of(cell), 1);
    Attempt attempt =
        new Attempt(
            2,
            FailureKind.RATE_LIMIT,
            429,
            "slow, please",
            Duration.ofMillis(1500),
            12,
            new Usage(9, null),
            Instant.parse("2026-01-31T12:00:00Z"),
            0.000125);
    store.commit(List.of(new Write.OfAttempt(cell.key(), 0, attempt)));
    assertThat(text(Exporter.What.ATTEMPTS, Format.CSV).lines().skip(1))
        .containsExactly(
            cell.prompt().id()
                + ",openai:m,1.0,1.0,0,0.0,direct,0,2,rate_limit,429,\"slow, please\",1500.0,12,9,,"
                + "2026-01-31T12:00:00Z,"
                + cell.key().hex()
                + ","
                + cell.key().slot(0)
                + ",1.25E-4,");
  }

  @Test
  void prompts_are_written_once_each_as_prompt_files_are_read() {
    store.register(List.of(SqliteRunStoreTest.cell("ask"), SqliteRunStoreTest.cell("tell")), 1);
    assertThat(text(Exporter.What.PROMPTS, Format.JSONL).lines().findFirst())
        .contains(
            "{\"id\":\"p-"
                + Sha256.of("ask").substring(0, 12)
                + "\",\"text\":\"ask\",\"family\":null,\"categories\":[],\"tags\":[],"
                + "\"language\":\"und\",\"kind\":\"open\",\"task\":null}");
  }

  @Test
  void jsonl_is_well_formed_unicode_even_where_answers_are_not() {
    Cell cell = SqliteRunStoreTest.cell("ask");
    store.register(List.of(cell), 1);
    store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "x\uD83Cy")));
    assertThat(text(Exporter.What.ANSWERS, Format.JSONL))
        .contains("\"response\":\"x\uFFFDy\",\"response_utf16\":\"AHjYPAB5\"");
  }

  @Test
  void what_cannot_be_exported_or_written_is_named() {
    assertThat(Exporter.What.of("scores")).isEqualTo(Exporter.What.SCORES);
    assertThatThrownBy(() -> Exporter.What.of("everything"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "allowed are answers, attempts, scores, prompts, vectors, phrases, places");
    Path nowhere = dir.resolve("no/such/folder/a.csv");
    assertThatThrownBy(() -> new Exporter(store).export(Exporter.What.ANSWERS, Format.CSV, nowhere))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scores", "phrases", "places", "vectors"})
  void what_was_not_made_yet_is_no_empty_file(String what) {
    Path file = dir.resolve("out.csv");
    Exporter exporter = new Exporter(store);
    assertThatThrownBy(() -> exporter.export(Exporter.What.of(what), Format.CSV, file))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no " + what + " yet; `hivemeter score` makes them");
    assertThat(file).doesNotExist();
  }

  private void scored(String embedding, List<ScoreRow> rows) {
    store.replaceScores(embedding, Scored.of(rows));
  }

  private String text(Exporter.What what, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Exporter(store).export(what, format, out, "out");
    return out.toString(StandardCharsets.UTF_8);
  }
}
