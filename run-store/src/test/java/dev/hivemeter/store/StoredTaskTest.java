package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import dev.hivemeter.tables.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What answers are held against: in the store, out of it and into another. */
class StoredTaskTest {
  private static final Task COIN = new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1);
  private static final Task PARIS = new Task.Control(List.of("Paris"), List.of("Lyon"));

  @TempDir Path dir;

  private static Cell cell(String model, Task task, String... tags) {
    return new Cell(
        new Prompt("flip", "Flip a coin.", null, List.of(), List.of(tags), "en", task),
        new Condition(
            ModelSpec.chat(model, ModelSpec.Connection.NONE),
            Sampling.neutral(1, 64),
            Elicitation.DIRECT));
  }

  private static List<Task> tasks(StoredRun run) {
    return run.cells().stream().map(c -> c.cell().prompt().task()).toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"JSONL", "CSV", "PARQUET"})
  void answers_keep_what_they_are_held_against(Format format) {
    long seed = System.nanoTime();
    Anything any = new Anything(seed);
    Path file = dir.resolve("answers." + format.name().toLowerCase(Locale.ROOT));
    Map<String, Task> tasks = new HashMap<>();
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(TransferTest.INFO);
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        // A CSV file has the exact units of the prompt and the response only.
        Task task = format == Format.CSV ? List.of(Task.OPEN, COIN, PARIS).get(i % 3) : any.task();
        Prompt prompt = new Prompt("p" + i, "ask " + i, null, List.of(), List.of(), "en", task);
        cells.add(new Cell(prompt, cell("openai:m", Task.OPEN).condition()));
        tasks.put(prompt.id(), task);
      }
      store.register(cells, 1);
      for (Cell cell : cells) store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "7")));
      new Exporter(store).export(Exporter.What.ANSWERS, format, file);
    }
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      new Importer(store).run(List.of(file), Importer.Shape.AUTO, Map.of(), TransferTest.INFO);
      Map<String, Task> back = new HashMap<>();
      store.cells().forEach(c -> back.put(c.cell().prompt().id(), c.cell().prompt().task()));
      assertThat(back).as("seed %d", seed).isEqualTo(tasks);
    }
  }

  @Test
  void an_exported_prompt_tells_its_kind_and_task_at_the_end() throws IOException {
    Path file = dir.resolve("prompts.csv");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(TransferTest.INFO);
      store.register(List.of(cell("openai:m", COIN)), 1);
      new Exporter(store).export(Exporter.What.PROMPTS, Format.CSV, file);
    }
    assertThat(Files.readAllLines(file).get(0)).endsWith(",language,kind,task");
    assertThat(Files.readAllLines(file).get(1)).contains(",en,probe,").contains("heads");
  }

  @Test
  void an_exported_answer_tells_what_is_read_from_it() throws IOException {
    Path file = dir.resolve("answers.jsonl");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("a"))) {
      store.describe(TransferTest.INFO);
      Task number = new Task.Probe(new Law.Uniform(0, 1), 1);
      Cell coin = cell("openai:m", COIN);
      Cell real =
          new Cell(
              new Prompt("real", "A number, 0 to 1?", null, List.of(), List.of(), "en", number),
              coin.condition());
      store.register(List.of(coin, real), 3);
      store.commit(
          List.of(
              SqliteRunStoreTest.answer(coin, 0, "**Heads!**"),
              SqliteRunStoreTest.answer(coin, 1, "I flipped it."),
              SqliteRunStoreTest.write(coin, 2, new Outcome.Empty()),
              SqliteRunStoreTest.answer(real, 0, "0.50"),
              SqliteRunStoreTest.write(real, 1, new Outcome.Filtered(null)),
              SqliteRunStoreTest.write(
                  real, 2, new Outcome.Failed(FailureKind.TIMEOUT, 0, "late"))));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
    }
    assertThat(Files.readAllLines(file).stream().skip(1))
        .map(line -> line.substring(line.lastIndexOf("\"read\"")))
        .containsExactly(
            "\"read\":[\"heads\"],\"invalid\":null}",
            "\"read\":null,\"invalid\":\"format\"}",
            "\"read\":null,\"invalid\":\"empty\"}",
            "\"read\":[\"0.50\"],\"invalid\":null}",
            "\"read\":null,\"invalid\":\"refusal\"}",
            "\"read\":null,\"invalid\":null}");
  }

  /** The key of a cell does not hold the task, so that nothing is asked again. */
  @Test
  void the_newest_study_says_what_old_answers_are_held_against() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.describe(TransferTest.INFO);
      Cell open = cell("openai:m", Task.OPEN);
      store.register(List.of(open), 1);
      store.commit(List.of(SqliteRunStoreTest.answer(open, 0, "heads")));
      store.register(List.of(cell("openai:m", COIN)), 1);
      assertThat(tasks(store)).containsExactly(COIN);
      assertThat(store.settled().get(open.key())).isNotNull();
      store.register(List.of(cell("openai:m", PARIS)), 1);
      assertThat(tasks(store)).containsExactly(PARIS);
      store.register(List.of(open), 1);
      assertThat(tasks(store)).containsExactly(Task.OPEN);
    }
  }

  @Test
  void one_prompt_has_one_task_whatever_else_is_said_of_it() {
    try (SqliteRunStore store = SqliteRunStore.open(dir)) {
      store.describe(TransferTest.INFO);
      store.register(List.of(cell("import:x", Task.OPEN, "old"), cell("openai:m", COIN, "new")), 1);
      assertThat(store.cells().stream().map(c -> c.cell().prompt().tags()))
          .containsExactly(List.of("old"), List.of("new"));
      assertThat(tasks(store)).containsExactly(COIN, COIN);
    }
    assertThat(RunCheck.of(dir))
        .filteredOn(f -> f.about().equals("tasks"))
        .singleElement()
        .satisfies(f -> assertThat(f.what()).contains("0 open prompts, 2 probes, 0 controls"));
  }

  private Path exported(Task task) {
    Path file = dir.resolve("of-" + task.kind() + ".jsonl");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("from-" + task.kind()))) {
      store.describe(TransferTest.INFO);
      Cell cell = cell("openai:" + task.kind(), task);
      store.register(List.of(cell), 1);
      store.commit(List.of(SqliteRunStoreTest.answer(cell, 0, "heads")));
      new Exporter(store).export(Exporter.What.ANSWERS, Format.JSONL, file);
    }
    return file;
  }

  @Test
  void one_prompt_cannot_be_held_against_two_things() {
    List<Path> files = List.of(exported(COIN), exported(PARIS));
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      assertThatThrownBy(
              () ->
                  new Importer(store).run(files, Importer.Shape.AUTO, Map.of(), TransferTest.INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("of-control.jsonl, row 2")
          .hasMessageContaining("prompt 'flip' is control ")
          .hasMessageContaining("Paris")
          .hasMessageContaining("of-probe.jsonl, row 2")
          .hasMessageContaining("has it as probe ")
          .hasMessageEndingWith("another id. Nothing was imported");
      assertThat(store.cells()).isEmpty();
    }
  }

  @Test
  void a_file_that_does_not_say_means_what_the_run_knows() throws IOException {
    Path file = exported(COIN);
    List<String> lines = Files.readAllLines(file);
    Path silent = dir.resolve("silent.jsonl");
    Files.writeString(
        silent,
        lines
            .get(1)
            .replaceAll(",\"kind\":\"probe\",\"task\":.*", "}")
            .replace("openai:probe", "openai:older")
            .replaceAll("\"cell\":\"[0-9a-f]+\",\"slot\":\"[0-9a-f]+\",", ""));
    Path plain = dir.resolve("plain.csv");
    Files.writeString(
        plain, "prompt_id,prompt,model,response,language\nflip,Flip a coin.,x,tails,en\n");
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      Importer importer = new Importer(store);
      importer.run(List.of(file, silent, plain), Importer.Shape.AUTO, Map.of(), TransferTest.INFO);
      assertThat(tasks(store)).containsExactly(COIN, COIN, COIN);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"kind\":\"probe\",\"task\" | \"kind\":\"control\",\"task\" | field 'kind'",
        "\"kind\":\"probe\",\"task\":.* | \"kind\":\"probe\"} | field 'kind'",
        "\"task\":.* | \"task\":{\"kind\":\"prob\"}} | field 'task'",
        "\"task\":.* | \"task\":[1]} | field 'task'",
      })
  void a_task_that_is_none_is_told_with_its_row(String from, String to, String message)
      throws IOException {
    Path file = exported(COIN);
    Files.writeString(file, Files.readString(file).replaceAll(from, to));
    try (SqliteRunStore store = SqliteRunStore.open(dir.resolve("b"))) {
      assertThatThrownBy(
              () ->
                  new Importer(store)
                      .run(List.of(file), Importer.Shape.AUTO, Map.of(), TransferTest.INFO))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("row 2")
          .hasMessageContaining(message);
    }
  }
}
