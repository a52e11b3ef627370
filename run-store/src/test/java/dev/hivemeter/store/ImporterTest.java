package dev.hivemeter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Cell;
import dev.hivemeter.model.Condition;
import dev.hivemeter.model.Elicitation;
import dev.hivemeter.model.Law;
import dev.hivemeter.model.ModelSpec;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Provenance;
import dev.hivemeter.model.Sample;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.model.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  @TempDir Path dir;
  private SqliteRunStore store;

  @BeforeEach
  void open() {
    store = SqliteRunStore.open(dir.resolve("run"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void a_plain_row_may_say_what_its_prompt_is_held_against() {
    String row =
        "{\"prompt\": \"Flip a coin\", \"model\": \"m\", \"response\": \"heads\", \"kind\": \"probe\","
            + " \"law\": {\"uniform\": [\"heads\", \"tails\"]}}";
    run("a.jsonl", row);
    Cell cell = store.cells().get(0).cell();
    assertThat(cell.prompt().task())
        .isEqualTo(new Task.Probe(Law.Finite.uniform(List.of("heads", "tails")), 1));
    assertThat(store.samples(cell.key()).get(0).extra()).isEmpty();
    assertThatThrownBy(() -> run("b.jsonl", row.replace("tails", "edge")))
        .isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> run("c.jsonl", row.replace("uniform", "uniforn")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("c.jsonl, row 1 (line 1)")
        .hasMessageContaining("uniforn");
  }

  /** Names stand in tables, in files' names and in the logs of servers that obey some lines. */
  @Test
  void a_model_whose_name_holds_a_control_character_is_refused_with_its_place() {
    for (String control :
        List.of("\\n", "\\r", "\\u0000", "\\u001b", "\\u0085", "\\u2028", "\\u2029")) {
      String name = "m" + control + "::error::owned";
      assertThatThrownBy(
              () ->
                  run(
                      "a.jsonl",
                      "{\"prompt\": \"p\", \"model\": \"" + name + "\", \"response\": \"r\"}"))
          .as(control)
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("a.jsonl, row 1 (line 1): field 'model' is \"m ::error::owned\"")
          .hasMessageContaining("with the control character U+")
          .hasMessageContaining("allowed is a name on one line")
          .hasMessageContaining("Nothing was imported");
      assertThatThrownBy(
              () ->
                  run(
                      "b.jsonl",
                      "{\"instruction\": \"p\", \"generator\": \""
                          + name
                          + "\", \"output\": \"r\"}"))
          .hasMessageContaining("field 'generator' is");
    }
    assertThat(store.cells()).isEmpty();
    assertThatThrownBy(() -> new ModelNames("a\u009bb")).hasMessageContaining("--model is \"a b\"");
    assertThat(new ModelNames("m").of("here", "a\nb")).isEqualTo("m");
    assertThatThrownBy(() -> new ModelNames(null).of("log.json", "a\nb"))
        .hasMessageContaining(
            "log.json: field 'model' is \"a b\", with the control character U+000A");
  }

  @Test
  void an_import_that_is_stopped_leaves_the_run_as_it_was() {
    Path file =
        file(
            "a.jsonl",
            """
            {"prompt": "p", "model": "m", "response": "a"}
            {"prompt": "p", "model": "m", "response": "b"}
            """);
    AtomicInteger asked = new AtomicInteger();
    Importer stopping = new Importer(store, () -> asked.incrementAndGet() > 1);
    assertThatThrownBy(
            () -> stopping.run(List.of(file), Importer.Shape.AUTO, Map.of(), TransferTest.INFO))
        .isInstanceOf(CancellationException.class);
    assertThat(store.cells()).isEmpty();
  }

  @Test
  void a_plain_row_becomes_a_slot_and_further_columns_are_kept() {
    run(
        "a.jsonl",
        "{\"prompt_id\": \"p1\", \"prompt\": \"Name a colour\", \"model\": \"m\", \"temperature\":"
            + " 0.7, \"top_p\": 0.9, \"sample\": 3, \"response\": \"Blue\", \"judge\": {\"ok\":"
            + " true}, \"note\": null}");
    Cell cell = store.cells().get(0).cell();
    assertThat(cell)
        .isEqualTo(
            new Cell(
                Prompt.of("p1", "Name a colour"),
                new Condition(
                    ModelSpec.imported("m"),
                    new Sampling(0.7, 0.9, null, null, null, Sampling.Seeds.NONE),
                    Elicitation.DIRECT)));
    assertThat(store.cells().get(0).planned()).isEqualTo(4);
    assertThat(store.samples(cell.key()))
        .containsExactly(
            new Sample(
                3,
                new Outcome.Answered("Blue", false),
                Provenance.UNKNOWN,
                Map.of("judge", "{\"ok\":true}")));
    assertThat(store.info()).isEqualTo(TransferTest.INFO);
  }

  @Test
  void rows_without_an_index_are_counted_within_their_cell_over_all_files() {
    Path one = file("a.csv", "prompt,model,response\nask,m,one\nask,n,x\nask,m,two\n");
    Path two = file("b.csv", "prompt,model,response\nask,m,three\n");
    assertThat(run(List.of(one, two), Map.of())).isEqualTo(new Importer.Result(4, 4, 0));
    assertThat(texts(0)).containsExactly("one", "two", "three");
    assertThat(texts(1)).containsExactly("x");
    assertThat(run(List.of(one, two), Map.of())).isEqualTo(new Importer.Result(4, 0, 4));
    assertThat(run(List.of(one), Map.of())).isEqualTo(new Importer.Result(3, 0, 3));
  }

  @Test
  void alpaca_eval_rows_are_told_by_their_fields() {
    run(
        "outputs.json",
        "[{\"dataset\": \"helpful\", \"instruction\": \"ask\", \"output\": \"a\","
            + " \"generator\": \"gpt\"}]");
    assertThat(store.cells().get(0).cell().condition().model())
        .isEqualTo(ModelSpec.imported("gpt"));
    assertThat(texts(0)).containsExactly("a");
    assertThat(store.samples(store.cells().get(0).key()).get(0).extra())
        .containsExactly(Map.entry("dataset", "helpful"));
  }

  @Test
  void a_quality_is_a_number_and_may_stand_in_another_column() {
    run(
        List.of(file("a.csv", "prompt,model,response,reward\nask,m,a,4.50\nask,m,b,\n")),
        Map.of("quality", "reward"));
    assertThat(store.samples(store.cells().get(0).key()))
        .extracting(s -> s.extra().get("quality"))
        .containsExactly("4.5", null);
    for (String wrong : List.of("good", "NaN", "1e999"))
      assertThatThrownBy(
              () ->
                  run(
                      List.of(
                          file("b.csv", "prompt,model,response,quality\nx,m,a," + wrong + "\n")),
                      Map.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("field 'quality' is \"" + wrong + "\"; allowed is a ");
  }

  @Test
  void columns_of_other_names_are_mapped() {
    Path file = file("a.csv", "question,who,answer,T\nask,m,a,0.5\n");
    assertThatThrownBy(() -> run(List.of(file), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 1 (line 2) has the fields question, who, answer, T")
        .hasMessageContaining("--map");
    assertThatThrownBy(() -> run(List.of(file), Map.of("response", "nope", "prompt", "question")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "has no column 'nope', which --map response=nope names; it has question");
    assertThatThrownBy(
            () ->
                run(
                    List.of(file),
                    Map.of(
                        "prompt", "question", "model", "who", "response", "answer", "top_p", "P")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("--map top_p=P");
    run(
        List.of(file),
        Map.of("prompt", "question", "model", "who", "response", "answer", "temperature", "T"));
    assertThat(store.cells().get(0).cell().condition().sampling())
        .isEqualTo(Sampling.ofTemperature(0.5));
    assertThatThrownBy(() -> run(List.of(file), Map.of("promt", "question")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("there is no field 'promt'; allowed are prompt, model");
  }

  @Test
  void a_blank_response_is_an_empty_outcome() {
    run("a.jsonl", "{\"prompt\": \"ask\", \"model\": \"m\", \"response\": \" \\n\"}");
    assertThat(store.outcomes().values()).containsExactly(Map.of("empty", 1));
  }

  @Test
  void a_missing_response_is_an_error_and_nothing_is_half_imported() {
    Path file =
        file(
            "a.jsonl",
            """
            {"prompt": "ask", "model": "m", "response": "a"}
            {"prompt": "ask", "model": "m", "response": null}
            """);
    assertThatThrownBy(() -> run(List.of(file), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 2 (line 2): field 'response' is null; allowed is a text");
    assertThat(store.cells()).isEmpty();
    assertThat(store.isDescribed()).isFalse();
  }

  @Test
  void another_answer_in_a_taken_slot_is_an_error_that_names_both() {
    run("a.csv", "prompt,model,response\nask,m,one\n");
    Path other = file("b.csv", "prompt,model,response\nask,m,two\n");
    assertThatThrownBy(() -> run(List.of(other), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 1 (line 2): sample 0 of model 'm' for prompt 'p-")
        .hasMessageContaining(
            "is answered \"two\", but the run already holds answered \"one\"; give every answer its"
                + " own sample index");
    assertThat(texts(0)).containsExactly("one");
  }

  @Test
  void one_id_for_two_prompts_is_an_error() {
    Path file = file("a.csv", "prompt_id,prompt,model,response\n1,ask,m,a\n1,other,m,b\n");
    assertThatThrownBy(() -> run(List.of(file), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("row 2 (line 3): prompt id '1' stands for \"other\"")
        .hasMessageContaining("but ")
        .hasMessageContaining("a.csv, row 1 (line 2) has it as \"ask\"");
  }

  @Test
  void a_prompt_known_by_its_text_is_the_same_prompt() {
    run("a.csv", "prompt_id,prompt,model,response,categories\n1,ask,m,a,x;y\n");
    run("b.csv", "prompt,model,response\nask,n,b\n");
    Prompt known = new Prompt("1", "ask", null, List.of("x", "y"), List.of(), "und");
    assertThat(store.cells()).extracting(c -> c.cell().prompt()).containsExactly(known, known);
  }

  @Test
  void a_value_outside_what_is_allowed_is_named_with_its_row() {
    Path hot = file("a.csv", "prompt,model,response,temperature\nask,m,a,9\n");
    assertThatThrownBy(() -> run(List.of(hot), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("a.csv, row 1 (line 2): temperature 9.0 is outside [0.0, 5.0]");
    Path blank = file("b.csv", "prompt,model,response\n ,m,a\n");
    assertThatThrownBy(() -> run(List.of(blank), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("field 'prompt' is \" \"; allowed is a text that is not blank");
    Path early = file("c.csv", "prompt,model,response,sample\nask,m,a,-1\n");
    assertThatThrownBy(() -> run(List.of(early), Map.of()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("field 'sample' is \"-1\"; allowed is 0 or a larger whole number");
  }

  @Test
  void files_without_answers_are_errors() {
    for (String name : List.of("a.jsonl", "b.csv")) {
      Path empty = file(name, name.endsWith("csv") ? "prompt,model,response\n" : "");
      assertThatThrownBy(() -> run(List.of(empty), Map.of()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("holds no answers");
    }
    assertThatThrownBy(() -> run(List.of(), Map.of())).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> Importer.Shape.of("parquet"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("allowed are auto, hivemeter, plain, alpaca-eval");
    assertThat(Importer.Shape.of("alpaca-eval")).isEqualTo(Importer.Shape.ALPACA_EVAL);
  }

  @Test
  void a_broken_surrogate_in_an_imported_text_survives() {
    run("a.jsonl", "{\"prompt\": \"ask\", \"model\": \"m\", \"response\": \"x\\uD83Cy\"}");
    assertThat(texts(0)).containsExactly("x\uD83Cy");
  }

  private List<String> texts(int cell) {
    List<String> texts = new ArrayList<>();
    for (Sample s : store.samples(store.cells().get(cell).key()))
      texts.add(String.valueOf(SampleTable.text(s.outcome())));
    return texts;
  }

  private void run(String name, String content) {
    run(List.of(file(name, content)), Map.of());
  }

  private Importer.Result run(List<Path> files, Map<String, String> map) {
    return new Importer(store).run(files, Importer.Shape.AUTO, map, TransferTest.INFO);
  }

  private Path file(String name, String content) {
    try {
      return Files.writeString(dir.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
