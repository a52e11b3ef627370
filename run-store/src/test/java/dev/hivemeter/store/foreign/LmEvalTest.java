package dev.hivemeter.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LmEvalTest {
  private static final String TIME = "2026-01-31T10-11-12.131415";

  @TempDir Path dir;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'gen_args_0': {'arg_0': 'ask', 'arg_1': %s}}",
        "[['ask', %s]]",
      })
  void arguments_have_two_forms(String arguments) throws IOException {
    ReadFile read =
        read(
            row(
                arguments.formatted(
                    "{'until': ['\\n\\n', 'Q:'], 'do_sample': true, 'temperature': 0.7, 'top_p':"
                        + " 0.95, 'max_gen_toks': 256}"),
                "[['one', 'two']]"));
    assertThat(read.answers())
        .extracting(a -> ((Outcome.Answered) a.outcome()).text())
        .containsExactly("one", "two");
    ForeignAnswer a = read.answers().get(0);
    assertThat(a.asked()).isEqualTo(new Asked(null, "ask"));
    assertThat(a.stop()).containsExactly("\n\n", "Q:");
    assertThat(a.sampling())
        .isEqualTo(new Sampling(0.7, 0.95, null, null, 256, Sampling.Seeds.NONE));
    assertThat(a.extra())
        .isEqualTo(
            Map.of(
                "doc_id",
                "0",
                "doc",
                "{\"q\":\"x\"}",
                "target",
                "t",
                "filtered_resps",
                "[\"f\"]",
                "generation.do_sample",
                "true"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      nullValues = "none",
      value = {
        "{'until': [], 'do_sample': false} | 0.0",
        "{'until': [], 'do_sample': false, 'temperature': 0.0} | 0.0",
        "{'until': [], 'do_sample': false, 'temperature': 1.0} | none",
        "{'until': [], 'do_sample': true} | none",
        "{'until': [], 'temperature': 0.5} | 0.5",
      })
  void greedy_is_temperature_zero_unless_the_file_contradicts_itself(String settings, Double t)
      throws IOException {
    ForeignAnswer a = read(row("[['ask', " + settings + "]]", "[['one']]")).only();
    assertThat(a.sampling().temperature()).isEqualTo(t);
  }

  @Test
  void settings_that_python_printed_are_kept_as_they_are() throws IOException {
    String row =
        "{\"doc_id\": 0, \"arguments\": [[\"ask\", \"{'until': ['Q:'], 'do_sample': False}\"]],"
            + " \"resps\": [[\"a\"]]}";
    ForeignAnswer a = ReadFile.of(file(), Tool.LM_EVAL, row).only();
    assertThat(a.sampling()).isEqualTo(Sampling.UNKNOWN);
    assertThat(a.extra()).containsEntry("generation", "{'until': ['Q:'], 'do_sample': False}");
  }

  @Test
  void a_chat_is_the_json_of_its_messages() throws IOException {
    String messages =
        "[{\\\"role\\\": \\\"system\\\", \\\"content\\\": \\\"Be brief.\\\"},"
            + " {\\\"role\\\": \\\"user\\\", \\\"content\\\": \\\"ask\\\"}]";
    for (String form : List.of("\"" + messages + "\"", "[\"" + messages + "\"]")) {
      String row =
          "{\"doc_id\": 0, \"arguments\": {\"gen_args_0\": {\"arg_0\": "
              + form
              + ", \"arg_1\": {}}}, \"resps\": [[\"a\"]]}";
      assertThat(ReadFile.of(file(), Tool.LM_EVAL, row).only().asked())
          .isEqualTo(new Asked("Be brief.", "ask"));
    }
  }

  @Test
  void a_document_shown_through_two_filters_is_one_document() throws IOException {
    String strict = row("[['ask', {'until': []}]]", "[['one', 'two']]").replace("}}", "}}");
    String first = strict.substring(0, strict.length() - 1) + ", 'filter': 'strict'}";
    String second = strict.substring(0, strict.length() - 1) + ", 'filter': 'flexible'}";
    ReadFile read = read(first + "\n" + second);
    assertThat(read.answers()).hasSize(2);
    assertThat(read.notices())
        .hasSize(1)
        .first()
        .asString()
        .contains("1 rows show answers of other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Multiple choice, as it is now and as it was, perplexity, and one answer by its
        // likelihood.
        "{'gen_args_0': {'arg_0': 'ask', 'arg_1': ' a'}, 'gen_args_1': {'arg_0': 'ask', 'arg_1': ' b'}}"
            + "| [['-1.5', 'False'], ['-2.5', 'True']]",
        "[['ask', ' a'], ['ask', ' b']] | [[[-1.5, false]], [[-2.5, true]]]",
        "{'gen_args_0': {'arg_0': 'a long text'}} | [['-125.5']]",
        "[['ask', ' a']] | [[[-1.5, false]]]",
      })
  void tasks_without_written_answers_are_refused_with_what_to_do(String argumentsAndReplies) {
    String[] parts = argumentsAndReplies.split("\\|");
    assertThatThrownBy(() -> read(row(parts[0], parts[1])))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("row 1 (line 1) is of a task of log-likelihoods")
        .hasMessageContaining("run a generate_until task with --log_samples");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'results': {}, 'model_name': 'org/m-7b'} | org/m-7b",
        "{'config': {'model_args': 'dtype=float16,pretrained=org/old,peft=org/tuned'}} | org/tuned",
        "{'config': {'model_args': {'pretrained': 'org/new'}}, 'model_name': ''} | org/new",
      })
  void the_model_stands_in_the_results_of_the_same_time(String results, String model)
      throws IOException {
    Files.writeString(dir.resolve("results_" + TIME + ".json"), json(results));
    Files.writeString(
        dir.resolve("results_2026-02-01T10-11-12.131415.json"), json("{'model_name': 'another'}"));
    assertThat(read(row("[['ask', {}]]", "[['a']]")).only().model()).isEqualTo(model);
  }

  @Test
  void without_results_the_file_does_not_say_who_answered() throws IOException {
    assertThat(read(row("[['ask', {}]]", "[['a']]")).only().model()).isNull();
    Files.writeString(dir.resolve("results_" + TIME + ".json"), "{\"results\": {}}");
    assertThat(read(row("[['ask', {}]]", "[['a']]")).only().model()).isNull();
  }

  @Test
  void the_prompt_may_be_taken_from_the_document() throws IOException {
    ReadFile read =
        ReadFile.of(
            file(),
            Tool.LM_EVAL,
            json(row("[['<|user|>ask', {}]]", "[['a']]")),
            Map.of("prompt", "doc.q", "prompt_id", "doc_id", "quality", "score"));
    assertThat(read.only().asked().text()).isEqualTo("x");
    assertThat(read.only().promptId()).isEqualTo("0");
    assertThat(read.only().extra()).doesNotContainKey("quality");
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    refused(row("[]", "[['a']]"), "field 'arguments' is \"[]\"");
    refused(
        row("[['ask', {}]]", "[]"), "field 'resps' is \"[]\"; allowed is a list of at least one");
    refused(row("[['ask', {}]]", "[['a', 3]]"), "field 'resps[0][1]' is \"3\"; allowed is a text");
    refused(row("[[3, {}]]", "[['a']]"), "field 'arguments[0][0]' is \"3\"");
    refused(
        row("[['ask', {}]]", "[['a']]").replace("'doc_id'", "'id'"), "field 'doc_id' is absent");
  }

  private void refused(String row, String message) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining(", row 1 (line 1): " + message);
  }

  private static String row(String arguments, String replies) {
    return "{'doc_id': 0, 'doc': {'q': 'x'}, 'target': 't', 'arguments': "
        + arguments
        + ", 'resps': "
        + replies
        + ", 'filtered_resps': ['f'], 'doc_hash': 'd'}";
  }

  private ReadFile read(String rows) throws IOException {
    return ReadFile.of(file(), Tool.LM_EVAL, json(rows));
  }

  private Path file() {
    return dir.resolve("samples_own_task_" + TIME + ".jsonl");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
