package dev.hivemeter.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptfooTest {
  @TempDir Path dir;

  @Test
  void a_row_is_an_answer_and_its_provider_the_model() throws IOException {
    ReadFile read =
        read(
            "'providers': [{'id': 'openai:x', 'label': 'warm', 'config': {'temperature': 1.2,"
                + " 'top_p': 0.9, 'max_tokens': 64, 'apiKey': 'sk-canary'}}, 'openai:y']",
            row(
                "{'id': 'openai:x', 'label': 'warm'}",
                "{'output': 'a', 'tokenUsage': {'prompt': 9,"
                    + " 'completion': 2}, 'raw': {'k': 'sk-canary'}}"),
            row("'openai:y'", "{'output': 'b'}"));
    ForeignAnswer a = read.answers().get(0);
    assertThat(a.model()).isEqualTo("warm");
    assertThat(a.sampling()).isEqualTo(new Sampling(1.2, 0.9, null, null, 64, Sampling.Seeds.NONE));
    assertThat(a.outcome()).isEqualTo(new Outcome.Answered("a", false));
    assertThat(a.provenance().usage().promptTokens()).isEqualTo(9);
    assertThat(a.extra())
        .isEqualTo(Map.of("provider_id", "openai:x", "vars", "{\"topic\":\"x\"}", "score", "1"));
    assertThat(read.answers().get(1).model()).isEqualTo("openai:y");
    assertThat(read.answers().get(1).sampling()).isEqualTo(Sampling.UNKNOWN);
    assertThat(read.answers()).extracting(ForeignAnswer::sample).containsOnlyNulls();
    assertThat(read.toString()).doesNotContain("sk-canary");
  }

  @Test
  void two_providers_of_one_name_leave_the_sampling_unknown() throws IOException {
    ReadFile read =
        read(
            "'providers': [{'id': 'p', 'config': {'temperature': 0}}, {'id': 'p', 'config':"
                + " {'temperature': 1}}, {'q': {'config': {'temperature': 0.5}}}]",
            row("{'id': 'p'}", "{'output': 'a'}"),
            row("{'id': 'q'}", "{'output': 'a'}"));
    assertThat(read.answers().get(0).sampling()).isEqualTo(Sampling.UNKNOWN);
    assertThat(read.answers().get(1).sampling()).isEqualTo(Sampling.ofTemperature(0.5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'output': 'a'} | none | answered a",
        "{'output': 'a'} | 'Expected output to contain b' | answered a",
        "{'output': {'b': 1, 'a': [2]}} | none | answered {'b':1,'a':[2]}",
        "{'output': 7} | none | answered 7",
        "{'output': 'a', 'finishReason': 'length'} | none | answered a cut",
        "{'output': ''} | none | empty",
        "{'output': '', 'error': 'HTTP 401'} | none | failed AUTH HTTP 401",
        "{'error': 'odd'} | 'odd' | failed SERVER odd",
        "null | 'timeout of 9 s' | failed TIMEOUT timeout of 9 s",
        "null | none | failed SERVER the file holds no output of this call",
        "{'output': 'no', 'isRefusal': true} | none | refused no",
        "{'output': '', 'finishReason': 'content_filter'} | none | filtered ",
        "'a' | none | answered a",
      })
  void an_assertion_that_failed_is_no_failure(String response, String error, String outcome)
      throws IOException {
    String told = error.equals("none") ? "" : ", 'error': " + error;
    ForeignAnswer a =
        read("", row("'p'", response).replace(", 'score'", told + ", 'score'")).only();
    String is = a.outcome().name();
    if (a.outcome() instanceof Outcome.Answered o) is += " " + o.text() + (o.cut() ? " cut" : "");
    if (a.outcome() instanceof Outcome.Refused o) is += " " + o.text();
    if (a.outcome() instanceof Outcome.Failed f) is += " " + f.kind() + " " + f.message();
    assertThat(is).isEqualTo(outcome.replace('\'', '"').strip());
  }

  @Test
  void a_prompt_may_be_the_json_of_messages() throws IOException {
    String raw =
        "\"[{\\\"role\\\": \\\"system\\\", \\\"content\\\": \\\"s\\\"}, {\\\"role\\\": \\\"user\\\","
            + " \\\"content\\\": \\\"ask\\\"}]\"";
    assertThat(asked(raw)).isEqualTo(new Asked("s", "ask"));
    assertThat(asked("\"[1, 2] are what?\"")).isEqualTo(new Asked(null, "[1, 2] are what?"));
    assertThat(asked("\"[1, 2]\"")).isEqualTo(new Asked(null, "[1, 2]"));
  }

  private Asked asked(String raw) throws IOException {
    String row = json(row("'p'", "{'output': 'a'}")).replace("\"ask\"", raw);
    return ReadFile.of(dir.resolve("out.jsonl"), Tool.PROMPTFOO, row).only().asked();
  }

  @Test
  void a_cache_that_replays_one_reply_is_told_loudly() throws IOException {
    String cached = row("'p'", "{'output': 'a', 'cached': true}");
    ReadFile read = read("", row("'p'", "{'output': 'a'}"), cached, cached);
    assertThat(read.answers()).hasSize(3);
    assertThat(read.answers().get(1).extra()).containsEntry("cached", "true");
    assertThat(read.notices()).hasSize(1);
    assertThat(read.notices().get(0))
        .contains("2 of 3 replies came out of promptfoo's cache, 2 of them for a prompt that")
        .contains("fakes collapse: run promptfoo again with --no-cache");
    assertThat(read("", cached).notices().get(0))
        .contains("1 of 1 replies")
        .contains(", 0 of them");
  }

  @Test
  void one_seed_for_every_repeat_is_told() throws IOException {
    String row = row("'p'", "{'output': 'a'}");
    String config = "'providers': [{'id': 'p', 'config': {'seed': 7}}]";
    assertThat(read(config, row).notices()).isEmpty();
    assertThat(read(config, row, row).notices()).hasSize(1).first().asString().contains("seed, 7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'evalId': 'e', 'results': {'version': 3, 'prompts': [{}], 'results': [%s]}, 'config': {}}",
        "{'results': {'version': 2, 'table': {'body': [[1]]}, 'results': [%s]}}",
        "{'version': 3, 'stats': {}, 'results': [%s]}",
        "%s",
      })
  void results_stand_in_one_of_these_places(String document) throws IOException {
    ReadFile read =
        ReadFile.of(
            dir.resolve("out.json"),
            Tool.PROMPTFOO,
            json(document.formatted(row("'p'", "{'output': 'a'}"))));
    assertThat(read.only().outcome()).isEqualTo(new Outcome.Answered("a", false));
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    refused(row("7", "{'output': 'a'}"), "results.results[0].provider' is \"7\"");
    refused(row("{'label': ''}", "{'output': 'a'}"), "results.results[0].provider.id' is absent");
    refused(
        row("'p'", "{'output': 'a'}").replace("'ask'", "7"), "results.results[0].prompt.raw' is");
    assertThat(Failures.of("x".repeat(600)))
        .isEqualTo(new Outcome.Failed(FailureKind.SERVER, 0, "x".repeat(500) + "…"));
  }

  private void refused(String row, String message) {
    assertThatThrownBy(() -> read("", row))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("out.json (line 2): field '" + message);
  }

  private static String row(String provider, String response) {
    return "{'provider': "
        + provider
        + ", 'prompt': {'raw': 'ask', 'label': 'l'}, 'vars': {'topic': 'x'}, 'response': "
        + response
        + ", 'score': 1, 'testCase': {'options': {'apiKey': 'sk-canary'}}}";
  }

  private ReadFile read(String config, String... rows) throws IOException {
    return ReadFile.of(
        dir.resolve("out.json"),
        Tool.PROMPTFOO,
        json(
            "{'results': {'version': 3, 'results': [\n"
                + String.join(",\n", rows)
                + "]}, 'config': {"
                + config
                + "}}"));
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
