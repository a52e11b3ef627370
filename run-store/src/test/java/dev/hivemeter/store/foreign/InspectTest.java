package dev.hivemeter.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.FailureKind;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.model.Sampling;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectTest {
  private static final String SAYS_A =
      "'output': {'model': 'm-2', 'choices': [{'message': {'role': 'assistant', 'content': 'a'},"
          + " 'stop_reason': 'stop'}], 'usage': {'input_tokens': 9, 'output_tokens': 2}, 'time':"
          + " 1.25}";

  private static final String ID = ", 'id': 1, 'epoch': 1, 'input': 'ask'";

  @TempDir Path dir;

  @Test
  void an_epoch_is_a_sample() throws IOException {
    ReadFile read =
        read(
            "{'temperature': 0.7, 'max_tokens': 64, 'stop_seqs': ['Q:'], 'max_connections': 9}",
            sample(
                "'id': 'x', 'epoch': 2, 'input': 'ask', 'completed_at':"
                    + " '2026-01-31T12:00:00+01:00', "
                    + SAYS_A),
            sample("'id': 'x', 'epoch': 1, 'input': 'ask', " + SAYS_A));
    assertThat(read.answers()).extracting(ForeignAnswer::sample).containsExactly(1, 0);
    assertThat(read.answers()).extracting(ForeignAnswer::planned).containsExactly(3, 3);
    ForeignAnswer a = read.answers().get(0);
    assertThat(a.model()).isEqualTo("lab/m");
    assertThat(a.asked()).isEqualTo(new Asked(null, "ask"));
    assertThat(a.promptId()).isNull();
    assertThat(a.sampling()).isEqualTo(new Sampling(0.7, 0.9, null, null, 64, Sampling.Seeds.NONE));
    assertThat(a.stop()).containsExactly("Q:");
    assertThat(a.outcome()).isEqualTo(new Outcome.Answered("a", false));
    assertThat(a.provenance().usage().promptTokens()).isEqualTo(9);
    assertThat(a.provenance().usage().completionTokens()).isEqualTo(2);
    assertThat(a.provenance().responseModel()).isEqualTo("m-2");
    assertThat(a.provenance().latencyMillis()).isEqualTo(1250);
    assertThat(a.provenance().at()).isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
    assertThat(a.extra()).isEqualTo(Map.of("task", "own", "sample_id", "x"));
    assertThat(read.notices()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'stop', 'content': 'a' | answered false a",
        "'max_tokens', 'content': 'a' | answered true a",
        "'model_length', 'content': 'a' | answered true a",
        "'content_filter', 'content': 'a' | filtered a",
        "'content_filter', 'content': '' | filtered null",
        "'stop', 'content': '' | empty",
        "'tool_calls', 'content': [] | empty",
        "'stop', 'content': [{'type': 'text', 'text': 'no', 'refusal': true}] | refused no",
        "'stop', 'content': [{'type': 'text', 'text': 'a'}, {'type': 'text', 'text': 'b'}]"
            + "| answered false a\\nb",
      })
  void why_it_stopped_tells_the_outcome(String reasonAndContent, String outcome)
      throws IOException {
    String choice =
        "{'stop_reason': "
            + reasonAndContent.replace(
                ", 'content'", ", 'message': {'role': 'assistant', 'content'")
            + "}}";
    ForeignAnswer a =
        read(
                "{}",
                sample(
                    "'output': {'choices': [" + choice + "]}, 'id': 1, 'epoch': 1, 'input': 'q'"))
            .only();
    String told = a.outcome().name();
    if (a.outcome() instanceof Outcome.Answered o) told += " " + o.cut() + " " + o.text();
    if (a.outcome() instanceof Outcome.Filtered o) told += " " + o.text();
    if (a.outcome() instanceof Outcome.Refused o) told += " " + o.text();
    assertThat(told).isEqualTo(outcome.replace("\\n", "\n"));
  }

  @Test
  void reasoning_is_kept_apart() throws IOException {
    String content =
        "[{'type': 'reasoning', 'reasoning': 'hm'}, {'type': 'reasoning', 'reasoning': 'gAAA',"
            + " 'redacted': true, 'summary': 'short'}, {'type': 'text', 'text': 'a'}, {'type':"
            + " 'image', 'image': 'data:'}]";
    ForeignAnswer a = read("{}", sample(SAYS_A.replace("'a'}", content + "}") + ID)).only();
    assertThat(a.outcome()).isEqualTo(new Outcome.Answered("a", false));
    assertThat(a.aside().reasoning()).isEqualTo("hm\n\nshort");
  }

  @Test
  void a_sample_that_ended_in_an_error_failed() throws IOException {
    ReadFile read =
        read(
            "{}",
            sample("'error': {'message': 'Request timed out', 'traceback': 'T'}" + ID),
            sample("'error': {'message': 'HTTP 429'}, " + SAYS_A + ID),
            sample("'error': {'message': 'odd'}" + ID),
            sample("'output': {'choices': []}" + ID),
            sample("'output': {'choices': [], 'error': 'unsafe'}" + ID),
            sample("'invalidation': {'author': 'x'}, " + SAYS_A + ID));
    assertThat(read.answers())
        .extracting(ForeignAnswer::outcome)
        .containsExactly(
            new Outcome.Failed(FailureKind.TIMEOUT, 0, "Request timed out"),
            new Outcome.Failed(FailureKind.RATE_LIMIT, 0, "HTTP 429"),
            new Outcome.Failed(FailureKind.SERVER, 0, "odd"),
            new Outcome.Failed(FailureKind.SERVER, 0, "the log holds no output of this sample"),
            new Outcome.Filtered(null),
            new Outcome.Failed(FailureKind.SERVER, 0, "the sample was invalidated"));
    assertThat(read.answers().get(4).extra()).containsEntry("output_error", "unsafe");
  }

  @Test
  void the_prompt_is_what_the_model_was_sent() throws IOException {
    String messages =
        ", 'messages': [{'role': 'system', 'content': 'Be brief.'}, {'role': 'user', 'content':"
            + " 'Answer: ask'}, {'role': 'assistant', 'content': 'draft', 'source': 'generate'},"
            + " {'role': 'user', 'content': 'Better?'}, {'role': 'assistant', 'content': 'a'}]";
    assertThat(read("{}", sample(SAYS_A + ID + messages)).only().asked())
        .isEqualTo(new Asked("Be brief.", "Answer: ask"));
    assertThat(read("{'system_message': 'Be kind.'}", sample(SAYS_A + ID)).only().asked())
        .isEqualTo(new Asked("Be kind.", "ask"));
  }

  @Test
  void turns_that_were_given_are_part_of_the_prompt() throws IOException {
    String turns =
        "[{'role': 'user', 'content': 'one'}, {'role': 'assistant', 'content': 'eins'},"
            + " {'role': 'user', 'content': [{'type': 'text', 'text': 'two'}]}";
    String input = ", 'id': 1, 'epoch': 1, 'input': " + turns + "]";
    Asked asked = new Asked(null, "user: one\n\nassistant: eins\n\nuser: two");
    assertThat(read("{}", sample(SAYS_A + input)).only().asked()).isEqualTo(asked);
    String all = ", 'messages': " + turns + ", {'role': 'assistant', 'content': 'a'}]";
    assertThat(read("{}", sample(SAYS_A + input + all)).only().asked()).isEqualTo(asked);
  }

  @Test
  void texts_that_were_moved_to_the_attachments_are_put_back() throws IOException {
    String moved =
        ", 'id': 1, 'epoch': 1, 'input': 'attachment://aa', 'attachments': {'aa': 'a long question',"
            + " 'bb': 'a long answer'}";
    ForeignAnswer a =
        read("{}", sample(SAYS_A.replace("'content': 'a'", "'content': 'attachment://bb'") + moved))
            .only();
    assertThat(a.asked().text()).isEqualTo("a long question");
    assertThat(a.outcome()).isEqualTo(new Outcome.Answered("a long answer", false));
  }

  @Test
  void choices_that_were_asked_for_are_samples() throws IOException {
    String b = "{'message': {'role': 'assistant', 'content': 'b'}, 'stop_reason': 'stop'}";
    String two = SAYS_A.replace("'stop'}]", "'stop'}, " + b + "]");
    ReadFile read =
        read(
            "{'num_choices': 2}",
            sample(two + ID),
            sample(two + ", 'id': 1, 'epoch': 2, 'input': 'ask'"));
    assertThat(read.answers()).extracting(ForeignAnswer::sample).containsExactly(0, 1, 2, 3);
    assertThat(read.answers()).extracting(ForeignAnswer::planned).containsOnly(6);
    assertThat(read("{}", sample(two + ID)).answers()).hasSize(1);
  }

  @Test
  void one_seed_for_every_repeat_is_told_and_a_log_that_is_not_whole() throws IOException {
    ReadFile read =
        ReadFile.of(
            file(),
            Tool.INSPECT,
            log(
                    "{'seed': 42}",
                    sample(SAYS_A + ID),
                    sample(SAYS_A + ID.replace("'epoch': 1", "'epoch': 2")))
                .replace("success", "cancelled"));
    assertThat(read.answers().get(0).provenance().seed()).isEqualTo(42);
    assertThat(read.notices())
        .hasSize(2)
        .anySatisfy(n -> assertThat(n).contains("same seed, 42").contains("fakes collapse"))
        .anySatisfy(n -> assertThat(n).contains("the log's status is 'cancelled'"));
    assertThat(read("{'seed': 42}", sample(SAYS_A + ID)).notices()).isEmpty();
  }

  @Test
  void values_that_cannot_be_are_kept_and_not_known() throws IOException {
    ForeignAnswer a =
        read("{'temperature': -1, 'top_k': -1, 'reasoning_effort': 'low'}", sample(SAYS_A + ID))
            .only();
    assertThat(a.sampling()).isEqualTo(new Sampling(null, 0.9, 0, null, null, Sampling.Seeds.NONE));
    assertThat(a.extra())
        .containsEntry("generation.temperature", "-1")
        .containsEntry("generation.reasoning_effort", "low");
  }

  @Test
  void a_judgement_may_be_the_quality() throws IOException {
    String scored = SAYS_A + ID + ", 'scores': {'grade': {'value': 3.5}, 'ok': {'value': true}}";
    for (var e : Map.of("scores.grade.value", "3.5", "scores.ok.value", "1.0").entrySet())
      assertThat(
              ReadFile.of(
                      file(),
                      Tool.INSPECT,
                      log("{}", sample(scored)),
                      Map.of("quality", e.getKey()))
                  .only()
                  .extra())
          .containsEntry("quality", e.getValue());
    assertThatThrownBy(
            () ->
                ReadFile.of(
                    file(), Tool.INSPECT, log("{}", sample(scored)), Map.of("quality", "scores")))
        .hasMessageContaining("field 'samples[0].scores' is")
        .hasMessageContaining("allowed is a finite number, true or false");
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    refused(SAYS_A + ID.replace("'epoch': 1", "'epoch': 0"), "samples[0].epoch' is \"0\"");
    refused(
        SAYS_A.replace("'a'}", "7}") + ID,
        "samples[0].output.choices[0].message.content' is \"7\"");
    refused(
        SAYS_A + ID.replace("'ask'", "[]"), "samples[0].input' is \"[]\"; allowed is a list of");
    refused(SAYS_A + ID.replace("'ask'", "' '"), "samples[0].input' is \" \"");
    refused(
        SAYS_A
            + ID.replace(
                "'ask'", "[{'role': 'user', 'content': [{'type': 'image', 'image': 'x'}]}]"),
        "samples[0].input[0].content[0].type' is \"image\"; allowed is text; a prompt with pictures");
    String header = log("{}");
    assertThatThrownBy(
            () ->
                ReadFile.of(
                    file(),
                    Tool.INSPECT,
                    header.substring(0, header.indexOf(", \"samples\"")) + "}"))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining(
            "holds no samples, only the log's header; convert the whole log with");
    assertThatThrownBy(() -> ReadFile.of(file(), Tool.INSPECT, header + "\n" + header))
        .hasMessageContaining("holds more than one JSON document");
  }

  private void refused(String fields, String message) {
    assertThatThrownBy(() -> read("{}", sample(fields)))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("log.json (line 2): field '" + message);
  }

  private static String sample(String fields) {
    return "{'target': '', 'events': [{'event': 'model'}], " + fields + "}";
  }

  private static String log(String config, String... samples) {
    return ("{'version': 2, 'status': 'success', 'eval': {'task': 'own', 'model': 'lab/m', 'config':"
            + " {'epochs': 3}, 'model_generate_config': {'temperature': 0.1, 'top_p': 0.9}}, 'plan':"
            + " {'config': "
            + config
            + "}, 'samples': [\n"
            + String.join(",\n", List.of(samples))
            + "]}")
        .replace('\'', '"');
  }

  private ReadFile read(String config, String... samples) throws IOException {
    return ReadFile.of(file(), Tool.INSPECT, log(config, samples));
  }

  private Path file() {
    return dir.resolve("log.json");
  }
}
