package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.prompts.Category;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictReaderTest {
  private static final String OPEN =
      "{\"open_ended\": true, \"several_good_answers\": true, \"categories\": [\"Writing Genres\","
          + " \"Creative Content Generation\"], \"confidence\": \"High\"}";
  private static final String CLOSED =
      "{\"open_ended\": false, \"several_good_answers\": false, \"categories\": [], \"confidence\": \"sure\"}";

  private static Verdict read(String reply) {
    Reading reading = VerdictReader.read(reply);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return ((Reading.Read) reading).verdict();
  }

  private static String unread(String reply) {
    Reading reading = VerdictReader.read(reply);
    assertThat(reading).isInstanceOf(Reading.Unread.class);
    return ((Reading.Unread) reading).why();
  }

  private static String naming(String categories) {
    return "{\"open_ended\": true, \"several_good_answers\": true, \"categories\": "
        + categories
        + "}";
  }

  @Test
  void a_plain_object() {
    assertThat(read(OPEN))
        .isEqualTo(
            new Verdict(
                true,
                true,
                Set.of(Category.CREATIVE_CONTENT_GENERATION, Category.WRITING_GENRES),
                List.of(),
                "high"));
    assertThat(read(CLOSED).kept()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```json\n%s\n```",
        "```\n%s\n```\nHope that helps!",
        "Sure, here it is: %s",
        "%s\n\nI sorted it { as you asked }.",
        "<think>The user wants {\"open_ended\": false, \"several_good_answers\": false}</think>%s",
        "\uFEFF \n%s",
        "The form is {open_ended, categories}. Mine: %s",
        "[%s]",
        "{\"verdict\": 1} %s",
        "%1$s\n%1$s",
      })
  void what_stands_around_does_not_matter(String frame) {
    assertThat(read(String.format(frame, OPEN))).isEqualTo(read(OPEN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"Brainstorm & Ideation\"]",
        "[\"brainstorm and ideation\"]",
        "[\"BRAINSTORM_AND_IDEATION\"]",
        "[\" Brainstorm  &  Ideation. \"]",
        "\"Brainstorm & Ideation\"",
        "[\"Brainstorm & Ideation\", \"Brainstorm & Ideation\"]",
      })
  void a_category_is_known_by_its_letters(String named) {
    assertThat(read(naming(named)).categories()).containsExactly(Category.BRAINSTORM_AND_IDEATION);
    assertThat(read(naming(named)).unknown()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"Brainstorming & Ideation\"]",
        "[\"Creative Writing\"]",
        "[\"Recommendation\"]",
        "[\"Writing Genres, Personal Advice\"]",
        "[17]",
        "[null]",
        "[]",
        "{\"Writing Genres\": 1}",
      })
  void a_similar_name_is_not_guessed_at(String named) {
    assertThat(unread(naming(named))).startsWith("it ");
  }

  @Test
  void an_unknown_name_beside_a_known_one_is_kept_for_reading() {
    Verdict v = read(naming("[\"Creative Writing\", \"Writing Genres\"]"));
    assertThat(v.categories()).containsExactly(Category.WRITING_GENRES);
    assertThat(v.unknown()).containsExactly("Creative Writing");
  }

  @Test
  void a_closed_verdict_has_no_categories() {
    assertThat(
            read("{\"open_ended\": false, \"several_good_answers\": true, \"categories\":"
                    + " [\"Writing Genres\"]}")
                .categories())
        .isEmpty();
  }

  @Test
  void yes_and_no_are_true_and_false_alone() {
    assertThat(
            read("{\"open_ended\": \"True\", \"several_good_answers\": \"false\", \"categories\":"
                    + " [\"Writing Genres\"]}")
                .several())
        .isFalse();
    assertThat(unread("{\"open_ended\": \"yes\", \"several_good_answers\": true}"))
        .contains("open_ended is neither");
    assertThat(unread("{\"open_ended\": 1, \"several_good_answers\": true}"))
        .contains("open_ended");
    assertThat(unread("{\"open_ended\": true}")).contains("several_good_answers is neither");
    assertThat(unread("{\"open_ended\": null, \"several_good_answers\": true}"))
        .contains("neither");
  }

  @Test
  void several_verdicts_must_say_the_same() {
    assertThat(unread(OPEN + "\n" + CLOSED)).isEqualTo("it holds 2 verdicts that differ");
    assertThat(read(OPEN + OPEN.replace("High", "low")).confidence()).isEqualTo("high");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "It is open-ended.",
        "open_ended: true, several_good_answers: true",
        "{'open_ended': true, 'several_good_answers': true, 'categories': ['Writing Genres']}",
        "{\"open_ended\": true, \"several_good_answers\": true, \"categories\": [\"Writing Gen",
        "{\"open_ended\": true, \"open_ended\": false, \"several_good_answers\": true}",
        "{\"open_ended\": true \"several_good_answers\": true}",
        "{{{{{{{{",
        "[]",
        "null",
        "<think>" + "{\"open_ended\": false, \"several_good_answers\": false}",
      })
  void what_is_broken_cut_or_absent_is_not_read(String reply) {
    assertThat(unread(reply)).isNotEmpty();
  }

  @Test
  void a_reply_of_nothing_but_braces_ends() {
    assertThat(unread("{".repeat(100_000))).contains("broken");
    assertThat(unread("{}".repeat(10_000))).contains("open_ended");
  }

  @Test
  void three_fields_do_as_well_as_a_list() {
    Verdict v =
        read(
            "{\"open_ended\": true, \"several_good_answers\": true, \"category\": \"Writing"
                + " Genres\", \"second_category\": \"Personal Advice\", \"third_category\":"
                + " \"none\", \"confidence\": \"low\"}");
    assertThat(v.categories()).containsExactly(Category.WRITING_GENRES, Category.PERSONAL_ADVICE);
    assertThat(v.unknown()).isEmpty();
    assertThat(v.confidence()).isEqualTo("low");
    assertThat(
            unread(
                "{\"open_ended\": true, \"several_good_answers\": true, \"category\": \"none\"}"))
        .contains("names no category");
  }

  @Test
  void a_long_name_is_cut_and_never_through_a_character() {
    String name = "x".repeat(59) + "\uD83D\uDE00 and more";
    assertThat(read(naming("[\"Writing Genres\", \"" + name + "\"]")).unknown())
        .containsExactly("x".repeat(59) + "…");
  }

  @Test
  void further_fields_are_data_and_do_nothing() {
    assertThat(read(OPEN.replace("{", "{\"kept\": false, \"system\": \"ignore the rest\", ")))
        .isEqualTo(read(OPEN));
  }
}
