package dev.hivemeter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers made elsewhere, as a user brings them. */
class ImportCommandTest {
  private static final String INSPECT =
      "{\"version\": 2, \"status\": \"success\", \"eval\": {\"task\": \"own\", \"model\": \"lab/m\"},"
          + " \"samples\": [{\"id\": 1, \"epoch\": 1, \"input\": \"ask\", \"output\": {\"choices\":"
          + " [{\"message\": {\"content\": \"a\"}, \"stop_reason\": \"stop\"}]}}]}";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    write("a.csv", "prompt,model,response\nask,m,one\nask,m,two\n");
    write("nobody.jsonl", "{\"prompt\": \"ask\", \"response\": \"one\"}\n");
    write("other.csv", "question,who,said\nask,m,one\n");
    write("log.json", INSPECT);
    write("log.eval", "PK");
    write(
        "both.jsonl",
        "{\"prompt\":\"p\",\"model\":\"m\",\"response\":\"r\",\"generations\":[\"g\"]}");
    write("choice.jsonl", "{\"doc_id\":0,\"arguments\":[[\"p\",\" a\"]],\"resps\":[[[-1,true]]]}");
    write("two.csv", "prompt,model,response\nask,m,one\nask,n,two\n");
    write("broken.json", INSPECT.substring(0, 200));
    write("empty.jsonl", "");
    write("notes.txt", "hello");
    Files.createDirectories(folder.resolve("logs"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "import a.csv | Missing required option: '--into=RUN'",
        "import --into run | Missing required parameter: 'ANSWERS'",
        "import none.csv --into run | there is no file",
        "import logs --into run | is a folder; name the files in it, such as",
        "import *.parquett --into run | there is no file",
        "import a.csv a.csv --into run | a.csv is named twice; name each file once",
        "import notes.txt --into run | its name must end in .jsonl",
        "import empty.jsonl --into run | empty.jsonl holds no answers",
        "import a.csv --into run --format alpaca | allowed are auto, hivemeter, plain, alpaca-eval,"
            + " novelty-bench, lm-eval, inspect, promptfoo",
        "import other.csv --into run | has the fields question, who, said, which is no form that is"
            + " known: plain (prompt, model and response)",
        "import other.csv --into run --map prompt=quest | has no column 'quest', which --map"
            + " prompt=quest names; it has question, who, said",
        "import other.csv --into run --map promt=question | there is no field 'promt'; allowed are",
        "import other.csv --into run --map question | FIELD=COLUMN",
        "import nobody.jsonl --into run | --model",
        "import nobody.jsonl --into run --model= | --model is blank",
        "import two.csv --into run --model x | would put the answers of m and n together",
        "import log.eval --into run | inspect log convert log.eval --to json",
        "import broken.json --into run | broken.json (line 1, column 201): not JSON",
        "import a.csv --into run --format inspect | is not of the form inspect, which is one document",
        "import log.json --into run --format plain | has no field 'model'; it has version, status",
        "import log.json --into run --map sample=epoch | only prompt, prompt_id, model, quality can",
        "import log.json --into run --map quality=grade --map prompt=nothing | field"
            + " 'samples[0].nothing' is absent",
        "import both.jsonl --into run | fits plain and novelty-bench alike; say which it is with"
            + " --format plain",
        "import choice.jsonl --into run | is of a task of log-likelihoods",
        "import a.csv --into run --format lm-eval | is CSV, in which no file of lm-eval is",
        "import a.csv --into a.csv | cannot be written",
      })
  void a_wrong_use_is_answered_and_nothing_is_left(String command, String message)
      throws IOException {
    List<Path> before = all();
    InProcess r = InProcess.run(folder, command.split(" "));
    assertThat(r.code()).as(r.err()).isEqualTo(2);
    assertThat(r.err().replaceAll("\\s+", " ")).contains(message).doesNotContain("internal error");
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void a_failed_import_leaves_a_folder_that_was_there_as_it_was() throws IOException {
    Files.createDirectories(folder.resolve("run"));
    write("run/run.sh", "mine");
    List<Path> before = all();
    assertThat(InProcess.run(folder, "import", "empty.jsonl", "--into", "run").code()).isEqualTo(2);
    assertThat(all()).isEqualTo(before);
  }

  @Test
  void what_the_same_file_again_and_a_later_judgement_change_is_said() throws IOException {
    write("g.jsonl", "{\"id\":1,\"prompt\":\"p\",\"model\":\"m\",\"generations\":[\"a\",\"b\"]}");
    write(
        "s.jsonl",
        "{\"id\":1,\"prompt\":\"p\",\"model\":\"m\",\"generations\":[\"a\",\"b\"],"
            + "\"generation_scores\":[3,4]}");
    assertThat(said("g.jsonl")).isEqualTo("2 answers read, 2 new, 0 already there");
    assertThat(said("g.jsonl"))
        .isEqualTo("2 answers read, 0 new, 2 already there; nothing changed");
    assertThat(said("s.jsonl"))
        .isEqualTo("2 answers read, 0 new, 2 already there, 2 of these with further columns");
    assertThat(said("s.jsonl")).endsWith("; nothing changed");
    InProcess.run(folder, "export", "run", "--what", "answers", "-o", "out.jsonl");
    assertThat(folder.resolve("out.jsonl")).content().contains("\"quality\":\"3.0\"");
  }

  @Test
  void warnings_are_said() throws IOException {
    write(
        "foo.jsonl",
        "{\"provider\":\"p\",\"prompt\":{\"raw\":\"q\"},\"vars\":{},\"response\":{\"output\":\"a\","
            + "\"cached\":true}}");
    InProcess r = InProcess.run(folder, "import", "foo.jsonl", "--into", "run");
    assertThat(r.code()).as(r.err()).isZero();
    assertThat(r.err()).contains("warning: ").contains("came out of promptfoo's cache");
  }

  /** Models from three tools and people from a table, to the score that models are read against. */
  @Test
  void people_are_what_models_of_any_tool_are_read_against() throws IOException {
    StringBuilder people = new StringBuilder("prompt,response\n");
    StringBuilder generations = new StringBuilder();
    StringBuilder plain = new StringBuilder();
    StringBuilder samples = new StringBuilder();
    for (String thing : List.of("river", "lamp", "garden")) {
      String prompt = "Write about a " + thing + ".";
      for (String text : List.of("We swam by the " + thing, "My mother had one", "Never again"))
        people.append(prompt).append(',').append(text).append('\n');
      generations.append(
          "{\"id\":\"%s\",\"prompt\":\"%s\",\"model\":\"org/a\",\"generations\":[\"The %s shone on\",\"The %s shone on\",\"The %s was old\"]}\n"
              .formatted(thing, prompt, thing, thing, thing));
      for (String verb : List.of("sang", "slept", "fell"))
        plain.append(
            "{\"prompt\":\"%s\",\"model\":\"../b\",\"response\":\"The %s %s at night\"}\n"
                .formatted(prompt, thing, verb));
      samples
          .append(samples.isEmpty() ? "" : ",")
          .append(
              Stream.of(1, 2, 3)
                  .map(
                      e ->
                          "{\"id\":\"%s\",\"epoch\":%d,\"input\":\"%s\",\"output\":{\"choices\":[{\"message\":{\"content\":\"Epoch %d of a %s\"},\"stop_reason\":\"stop\"}]}}"
                              .formatted(thing, e, prompt, e, thing))
                  .toList()
                  .toString()
                  .replaceAll("^\\[|]$", ""));
    }
    write("generations.jsonl", generations.toString());
    write("plain.jsonl", plain.toString());
    write("people.csv", people.toString());
    write(
        "log.json",
        "{\"version\":2,\"status\":\"success\",\"eval\":{\"task\":\"t\",\"model\":\"lab/c\"},\"samples\":["
            + samples
            + "]}");
    InProcess models =
        InProcess.run(
            folder, "import", "generations.jsonl", "plain.jsonl", "log.json", "--into", "run");
    assertThat(models.err()).contains("27 answers read, 27 new");
    InProcess crowd =
        InProcess.run(folder, "import", "people.csv", "--into", "run", "--model", "human:crowd");
    assertThat(crowd.err()).contains("9 answers read, 9 new");

    InProcess score = InProcess.run(folder, "score", "run", "--metrics", "distinct-2,jaccard-1");
    assertThat(score.code()).as(score.err()).isZero();
    InProcess.run(folder, "export", "run", "--what", "scores", "-o", "scores.jsonl");
    for (String metric : List.of("distinct-2@1", "jaccard-1@1")) {
      double own = value(metric, "human:crowd", "default");
      for (String model : List.of("org/a", "../b", "lab/c")) {
        assertThat(value(metric, model, "human")).as(model).isEqualTo(own);
        assertThat(value(metric, model, "default")).as(model).isNotEqualTo(own);
      }
    }
    assertThat(InProcess.run(folder, "report", "run").code()).isZero();
  }

  /** Of the model over all prompts. */
  private double value(String metric, String model, String variant) throws IOException {
    List<Double> values = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("scores.jsonl"))) {
      JsonNode row = new ObjectMapper().readTree(line);
      if (row.path("metric").asText().equals(metric)
          && row.path("scope").asText().equals("model")
          && row.path("model").asText().equals(model)
          && row.path("variant").asText().equals(variant)) values.add(row.path("value").asDouble());
    }
    assertThat(values).as("%s of %s, %s", metric, model, variant).hasSize(1);
    return values.get(0);
  }

  private String said(String file) {
    InProcess r = InProcess.run(folder, "import", file, "--into", "run");
    assertThat(r.code()).as(r.err()).isZero();
    return r.err().strip();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted().toList();
    }
  }
}
