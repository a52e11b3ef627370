package dev.hivemeter.store.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Outcome;
import dev.hivemeter.tables.TableProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoveltyBenchTest {
  @TempDir Path dir;

  @Test
  void a_row_is_all_samples_of_a_prompt_in_their_order() throws IOException {
    ReadFile read =
        read(
            "{'id': 'own-1', 'prompt': 'Name a tree', 'model': 'm', 'generations': ['ash', 'elm']}");
    assertThat(read.answers())
        .extracting(ForeignAnswer::promptId, a -> a.asked().text(), ForeignAnswer::model)
        .containsOnly(tuple("own-1", "Name a tree", "m"));
    assertThat(outcomes(read))
        .containsExactly(new Outcome.Answered("ash", false), new Outcome.Answered("elm", false));
    assertThat(read.answers()).extracting(ForeignAnswer::planned).containsExactly(2, 2);
    assertThat(read.answers()).extracting(ForeignAnswer::sample).containsOnlyNulls();
    assertThat(read.notices()).isEmpty();
  }

  @Test
  void a_score_of_zero_for_a_class_that_came_before_is_no_judgement() throws IOException {
    ReadFile read =
        read(
            "{'id': 1, 'prompt': 'p', 'model': 'm', 'generations': ['a', 'b', 'c', 'd'],"
                + " 'partition': [0, 0, 1, 0], 'distinct': 1, 'generation_scores': [7, 0, 4, null],"
                + " 'partition_scores': [7, 4], 'utility': 3.5}");
    assertThat(read.answers())
        .extracting(a -> a.extra().get("quality"))
        .containsExactly("7.0", null, "4.0", null);
    assertThat(read.answers())
        .extracting(a -> a.extra().get("generation_score"))
        .containsExactly("7.0", "0.0", "4.0", null);
    assertThat(read.answers())
        .extracting(a -> a.extra().get("partition"))
        .containsExactly("0", "0", "1", "0");
  }

  @Test
  void a_score_of_zero_for_a_new_class_is_a_judgement() throws IOException {
    ReadFile read =
        read(
            "{'id': 1, 'prompt': 'p', 'model': 'm', 'generations': ['a'], 'partition': [0],"
                + " 'generation_scores': [0]}");
    assertThat(read.only().extra()).containsEntry("quality", "0.0");
  }

  @Test
  void what_the_file_counts_is_kept_as_it_is() throws IOException {
    // Released files say classes − 1; nothing here reads it.
    assertThat(
            read("{'id': 1, 'prompt': 'p', 'model': 'm', 'generations': ['a'], 'distinct': 0,"
                    + " 'partition_scores': [7], 'category': null}")
                .only()
                .extra())
        .isEqualTo(Map.of("distinct", "0", "partition_scores", "[7]"));
  }

  @Test
  void the_same_text_for_every_blocked_reply_is_no_answer() throws IOException {
    assertThat(outcomes(read(row("'[Blocked]', '', null, 'is [Blocked]'"))))
        .containsExactly(
            new Outcome.Filtered("[Blocked]"),
            new Outcome.Empty(),
            new Outcome.Empty(),
            new Outcome.Answered("is [Blocked]", false));
  }

  @Test
  void a_generation_may_be_a_message_a_chat_or_a_list() throws IOException {
    assertThat(
            outcomes(
                read(
                    row(
                        "{'role': 'assistant', 'content': 'a'},"
                            + " [{'role': 'user', 'content': 'p'}, {'role': 'assistant', 'content':"
                            + " 'b'}], ['c', 'd']"))))
        .extracting(o -> ((Outcome.Answered) o).text())
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void a_prompt_without_generations_is_told() throws IOException {
    ReadFile read = read(row("") + "\n" + row("'a'"));
    assertThat(read.answers()).hasSize(1);
    assertThat(read.notices())
        .hasSize(1)
        .first()
        .asString()
        .contains("1 prompts have an empty list");
  }

  @Test
  void the_quality_may_stand_in_another_list() throws IOException {
    String row = row("'a', 'b'").replace("}", ", 'reward': [-1.5, 2]}");
    assertThat(
            ReadFile.of(file(), Tool.NOVELTY_BENCH, json(row), Map.of("quality", "reward"))
                .answers())
        .extracting(a -> a.extra().get("quality"))
        .containsExactly("-1.5", "2.0");
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    refused(
        row("'a', {'role': 'user', 'content': 'b'}"), "field 'generations[1].role' is \"user\"");
    refused(row("3"), "field 'generations[0]' is \"3\"; allowed is a text, or a message");
    refused(row("'a'").replace("}", ", 'partition': [0, 1]}"), "a list of 1 numbers");
    refused(row("'a'").replace("}", ", 'partition': ['x']}"), "field 'partition[0]' is \"x\"");
    refused(
        row("'a'").replace("}", ", 'generation_scores': 3}"), "field 'generation_scores' is \"3\"");
    refused(row("'a'").replace("'p'", "' '"), "field 'prompt' is \" \"; allowed is a text that");
    assertThatThrownBy(
            () -> ReadFile.of(file(), Tool.NOVELTY_BENCH, json(row("'a'")), Map.of("tags", "x")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("only prompt, prompt_id, model, quality can be mapped");
  }

  private void refused(String row, String message) {
    assertThatThrownBy(() -> read(row))
        .isInstanceOf(TableProblem.class)
        .hasMessageContaining("generations.jsonl, row 1 (line 1): ")
        .hasMessageContaining(message);
  }

  private static List<Outcome> outcomes(ReadFile read) {
    return read.answers().stream().map(ForeignAnswer::outcome).toList();
  }

  private static String row(String generations) {
    return "{'id': 1, 'prompt': 'p', 'model': 'm', 'generations': [" + generations + "]}";
  }

  private ReadFile read(String rows) throws IOException {
    return ReadFile.of(file(), Tool.NOVELTY_BENCH, json(rows));
  }

  private Path file() {
    return dir.resolve("generations.jsonl");
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
