package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Usage;
import dev.hivemeter.port.Generator;
import dev.hivemeter.port.Generator.Facts;
import dev.hivemeter.port.Generator.Result;
import dev.hivemeter.port.RunStore.Write;
import dev.hivemeter.tables.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedGeneratorTest {
  private static final Sampling SAMPLING = Sampling.neutral(0.7, 64);
  private static final Provenance PROVENANCE =
      new Provenance(new Usage(5, 6), "stop", "m", null, "id-1", null, 12L, null);

  @TempDir Path dir;
  private Path file;

  /** Two models: one over chat, and a base model with a template. */
  @BeforeEach
  void record() {
    file = dir.resolve("rec.jsonl.gz");
    ModelSpec chat = ModelSpec.chat("openai:small", ModelSpec.Connection.NONE);
    ModelSpec base =
        new ModelSpec(
            "base",
            "openai",
            "big",
            ModelSpec.Mode.COMPLETION,
            "Q: {prompt}\nA:",
            List.of("\nQ:"),
            ModelSpec.Connection.NONE);
    ModelSpec twin = ModelSpec.chat("ollama:big", ModelSpec.Connection.NONE);
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("run"))) {
      store.describe(TransferTest.INFO);
      store.putEndpoint("base", new Facts("llama.cpp b1", "{}", List.of("top_k"), List.of("w")));
      for (ModelSpec model : List.of(chat, base, twin)) {
        Cell cell =
            new Cell(Prompt.of("p1", "ask"), new Condition(model, SAMPLING, Elicitation.DIRECT));
        store.register(List.of(cell), 4);
        List<Write> batch = new ArrayList<>();
        batch.add(sample(cell, 0, new Outcome.Answered(model.label() + " 0 \uD83C", true)));
        batch.add(sample(cell, 1, new Outcome.Empty()));
        batch.add(sample(cell, 2, new Outcome.Failed(FailureKind.TIMEOUT, 0, "too late")));
        store.commit(batch);
      }
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
    }
  }

  private static Write sample(Cell cell, int index, Outcome outcome) {
    return new Write.OfSample(cell.key(), new Sample(index, outcome, PROVENANCE, Map.of()));
  }

  @Test
  void a_recorded_answer_comes_back_whatever_the_model_is_called_now() throws Exception {
    try (Generator generator = open("recorded:base")) {
      assertThat(call(generator, "another-id", "ask", 0, SAMPLING))
          .isEqualTo(new Result.Replied(new Outcome.Answered("base 0 \uD83C", true), PROVENANCE));
      assertThat(call(generator, "p1", "ask", 1, SAMPLING))
          .isEqualTo(new Result.Replied(new Outcome.Empty(), PROVENANCE));
    }
  }

  @Test
  void what_was_not_recorded_is_broken_and_never_tried_again() throws Exception {
    try (Generator generator = open("recorded:base")) {
      Result missing = call(generator, "p1", "ask", 3, SAMPLING);
      assertThat(missing).isInstanceOf(Result.Broke.class);
      Result.Broke broke = (Result.Broke) missing;
      assertThat(broke.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
      assertThat(broke.message())
          .isEqualTo(
              "the recording has no answer for sample 3 of prompt 'p1' with temperature 0.7, top-p"
                  + " 1.0, top-k 0, min-p 0.0, elicitation direct");
      assertThat(call(generator, "p1", "other", 0, SAMPLING)).isInstanceOf(Result.Broke.class);
      assertThat(call(generator, "p1", "ask", 0, Sampling.neutral(0.8, 64)))
          .isInstanceOf(Result.Broke.class);
      assertThat(((Result.Broke) call(generator, "p1", "ask", 2, SAMPLING)).message())
          .isEqualTo("when this was recorded the call failed: too late");
    }
  }

  @Test
  void facts_tell_the_original_engine_and_when_it_was_recorded() throws Exception {
    try (Generator generator = open("recorded:base")) {
      Facts facts = generator.prepare(List.of(condition(SAMPLING)));
      assertThat(facts.engine()).isEqualTo("recording of llama.cpp b1");
      assertThat(facts.samplers()).containsExactly("top_k");
      assertThat(facts.warnings()).containsExactly("w");
      assertThat(facts.details())
          .contains("\"recording\":\"rec.jsonl.gz\"", "\"recorded\":\"2026-01-31T12:00:00Z\"")
          .doesNotContain(dir.toString());
    }
    try (Generator generator = open("recorded:small")) {
      assertThat(generator.prepare(List.of()).engine()).isEqualTo("recording of an unknown engine");
    }
  }

  @Test
  void a_study_that_asks_for_what_was_not_recorded_is_told_before_the_first_call() {
    try (Generator generator = open("recorded:base")) {
      assertThatThrownBy(() -> generator.prepare(List.of(condition(Sampling.neutral(1.5, 64)))))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("was not recorded with temperature 1.5")
          .hasMessageContaining("recorded are temperature 0.7, top-p 1.0, top-k 0, min-p 0.0");
      assertThatThrownBy(() -> generator.prepare(List.of(condition(Sampling.neutral(0.7, 32)))))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("set maxTokens: 64");
      Sampling seeded = new Sampling(0.7, 1.0, 0, 0.0, 64, Sampling.Seeds.DERIVED);
      assertThatThrownBy(() -> generator.prepare(List.of(condition(seeded))))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("was recorded without seeds");
    }
  }

  @Test
  void a_name_is_a_label_or_else_an_endpoints_name_and_must_be_clear() {
    open("recorded:openai:small").close();
    open("recorded:small").close();
    assertThatThrownBy(() -> open("recorded:big"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has several models 'big'; name one by its label: base, ollama:big");
    assertThatThrownBy(() -> open("recorded:none"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("has no model 'none'; it has openai:small, base, ollama:big");
  }

  @Test
  void shipped_recordings_are_found_by_name() {
    RecordedGenerators factory =
        new RecordedGenerators(Map.of("demo.jsonl.gz", () -> Files.newInputStream(file)));
    assertThat(factory.providers()).containsExactly("recorded");
    factory.open(model("recorded:base", "resource:demo.jsonl.gz")).close();
    assertThatThrownBy(() -> factory.open(model("recorded:base", "resource:other")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no recording called 'other' ships with Hivemeter");
  }

  @Test
  void a_missing_or_foreign_file_is_named() throws IOException {
    assertThatThrownBy(() -> open("recorded:base", null))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("names no recording; add file:");
    assertThatThrownBy(() -> open("recorded:base", dir.resolve("none.jsonl").toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("cannot be read: no such file");
    Path foreign = Files.writeString(dir.resolve("f.jsonl"), "{\"a\": 1}\n");
    assertThatThrownBy(() -> open("recorded:base", foreign.toString()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is no row of an export of answers");
  }

  private Generator open(String id) {
    return open(id, file.toString());
  }

  private static Generator open(String id, @Nullable String file) {
    return new RecordedGenerators(Map.of()).open(model(id, file));
  }

  private static ModelSpec model(String id, @Nullable String file) {
    return ModelSpec.chat(id, new ModelSpec.Connection(null, null, file));
  }

  private static Condition condition(Sampling sampling) {
    return new Condition(model("recorded:base", "f"), sampling, Elicitation.DIRECT);
  }

  private static Result call(
      Generator generator, String id, String text, int sample, Sampling sampling)
      throws InterruptedException {
    return generator.call(
        new Generator.Call(Prompt.of(id, text), condition(sampling), sample, null));
  }
}
