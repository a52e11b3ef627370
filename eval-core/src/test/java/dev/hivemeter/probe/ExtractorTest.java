package dev.hivemeter.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import dev.hivemeter.probe.Extraction.Invalid;
import dev.hivemeter.probe.Extraction.Numbers;
import dev.hivemeter.probe.Extraction.Reason;
import dev.hivemeter.probe.Extraction.Written;
import dev.hivemeter.probe.ReplyCorpus.Reply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ExtractorTest {
  static Stream<Reply> replies() {
    return Stream.of("replies.tsv", "replies-held-out.tsv", "replies-held-out-2.tsv")
        .flatMap(f -> ReplyCorpus.read(f).stream());
  }

  @ParameterizedTest
  @MethodSource("replies")
  void a_reply_is_read_as_a_person_reads_it(Reply reply) {
    Extractor extractor = Extractor.of(ReplyCorpus.question(reply.question()));
    assertThat(ReplyCorpus.shown(extractor.read(reply.text()))).isEqualTo(reply.expected());
  }

  @Test
  void the_corpora_are_large_and_have_every_reason() {
    assertThat(ReplyCorpus.read("replies.tsv")).hasSizeGreaterThanOrEqualTo(150);
    assertThat(ReplyCorpus.read("replies-held-out.tsv")).hasSizeGreaterThanOrEqualTo(60);
    assertThat(replies().map(Reply::expected))
        .contains("!FORMAT", "!OUT_OF_RANGE", "!REFUSAL", "!EMPTY");
  }

  @Test
  void decimals_are_counted_as_they_are_written() {
    Extractor extractor = Extractor.of(ReplyCorpus.question("normal"));
    assertThat(extractor.read("100.50")).isEqualTo(new Numbers(List.of(new Written(100.5, 2))));
    assertThat(extractor.read("1.5e2")).isEqualTo(new Numbers(List.of(new Written(150, 0))));
    assertThat(extractor.read("99")).isEqualTo(new Numbers(List.of(new Written(99, 0))));
  }

  @Test
  void a_number_that_the_token_limit_may_have_cut_is_not_taken() {
    Extractor extractor = Extractor.of(ReplyCorpus.question("n100"));
    assertThat(ReplyCorpus.shown(extractor.read("The number is 4", true))).isEqualTo("!FORMAT");
    assertThat(ReplyCorpus.shown(extractor.read("4 is my", true))).isEqualTo("=4");
    assertThat(ReplyCorpus.shown(extractor.read("100", true))).isEqualTo("=100");
    assertThat(ReplyCorpus.shown(extractor.read("4", false))).isEqualTo("=4");
  }

  @Test
  void a_list_of_another_length_tells_both_lengths() {
    assertThat(Extractor.of(ReplyCorpus.question("digits")).read("1, 2, 3"))
        .isEqualTo(new Invalid(Reason.FORMAT, "has a list of 3 values; 5 were asked for"));
  }

  @Test
  void different_values_are_named() {
    assertThat(Extractor.of(ReplyCorpus.question("n10")).read("I like 3 and 8."))
        .isEqualTo(new Invalid(Reason.FORMAT, "gives different values: 3, 8"));
  }

  @Test
  void answers_to_a_control_are_compared_without_articles_case_and_punctuation() {
    Prompt p =
        new Prompt(
            "p",
            "Largest ocean?",
            null,
            List.of(),
            List.of(),
            "en",
            new Task.Control(List.of("Pacific", "the Pacific Ocean"), List.of("Atlantic")));
    Extractor extractor = Extractor.of(p);
    for (String right :
        List.of("pacific", "The Pacific Ocean.", "**PACIFIC OCEAN**", "It's the Pacific!"))
      assertThat(ReplyCorpus.shown(extractor.read(right))).as(right).isEqualTo("=Pacific");
    assertThat(ReplyCorpus.shown(extractor.read("The Arctic."))).isEqualTo("=arctic");
    assertThat(ReplyCorpus.shown(extractor.read("arctic!"))).isEqualTo("=arctic");
  }

  @ParameterizedTest
  @CsvSource({
    "twenty-one, 21",
    "one hundred, 100",
    "a hundred and five, 105",
    "minus four, -4",
    "zero point seven three, 0.73",
    "two thousand and six, 2006",
    "forty two, 42",
    "one of them, one of them",
    "Here's one: 7, Here's one: 7",
    "someone, someone"
  })
  void number_words_become_digits(String words, String digits) {
    assertThat(NumberWords.digits(words)).isEqualTo(digits);
  }

  @Test
  void every_number_to_one_hundred_is_its_own_word() {
    for (int n = 0; n <= 100; n++)
      assertThat(NumberWords.digits(NumberWords.word(n).orElseThrow())).isEqualTo("" + n);
  }
}
