package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Prompt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidatorTest {
  @Test
  void the_shipped_bank_has_no_finding() {
    for (String name : PromptBank.names())
      assertThat(Validator.check(PromptBank.load(name))).isEmpty();
  }

  @Test
  void no_two_shipped_prompts_share_a_third_of_their_words() {
    var words = PromptBank.load("core").stream().map(p -> Tokens.of(p.text())).toList();
    assertThat(NearDuplicates.of(words, 1.0 / 3)).isEmpty();
  }

  @Test
  void the_shipped_bank_has_four_prompts_or_more_for_each_category() {
    List<Prompt> core = PromptBank.load("core");
    for (String category : Category.labels())
      assertThat(core.stream().filter(p -> p.categories().contains(category)).count())
          .as(category)
          .isGreaterThanOrEqualTo(4);
  }

  @Test
  void an_empty_set_has_no_finding() {
    assertThat(Validator.check(List.of())).isEmpty();
  }

  @Test
  void one_id_for_two_prompts_is_an_error() {
    assertThat(kinds(prompt("a", "tell me about rivers"), prompt("a", "name a boat")))
        .containsExactly(Finding.Kind.DUPLICATE_ID);
    assertThat(Finding.Kind.DUPLICATE_ID.isError()).isTrue();
  }

  @Test
  void a_copied_text_is_one_finding_that_names_the_first() {
    List<Finding> found = check(prompt("a", "name a boat"), prompt("b", " name a boat\n"));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.DUPLICATE_TEXT);
    assertThat(found.get(0).promptId()).isEqualTo("b");
    assertThat(found.get(0).message()).contains("'b'").contains("'a'");
  }

  @Test
  void shared_words_are_counted_without_case_order_or_punctuation() {
    // suggest a name for small red boat | suggest for a small red boat the name: 7 of 8
    Prompt a = prompt("a", "Suggest a name for a small red boat.");
    Prompt b = prompt("b", "suggest, for a small RED boat: the name");
    assertThat(check(a, b).get(0).message()).contains("88 %").contains("'a'");
    assertThat(kinds(a, prompt("c", "suggest a colour for my small old boat"))).isEmpty();
  }

  @Test
  void paraphrases_of_one_family_may_be_alike() {
    assertThat(
            kinds(
                new Prompt("a", "name a small boat", "boat", List.of(), List.of(), "en"),
                new Prompt("b", "name a small boat!", "boat", List.of(), List.of(), "en"),
                new Prompt("c", "name a small boat?", null, List.of(), List.of(), "en")))
        .containsExactly(Finding.Kind.NEAR_DUPLICATE, Finding.Kind.NEAR_DUPLICATE);
  }

  @Test
  void a_text_without_words_is_an_error() {
    assertThat(kinds(prompt("a", "?!…"))).containsExactly(Finding.Kind.EMPTY);
    assertThat(kinds(prompt("a", "写一首关于雨的诗"), prompt("b", "нарисуй кота"))).isEmpty();
  }

  @Test
  void an_unknown_category_is_an_error_with_the_nearest_name() {
    List<Finding> found =
        check(new Prompt("a", "name a boat", null, List.of("Writing Genre"), List.of(), "en"));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.UNKNOWN_CATEGORY);
    assertThat(found.get(0).message()).contains("did you mean 'Writing Genres'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "", "english please", "e", "x"})
  void a_missing_or_broken_language_is_found(String tag) {
    assertThat(kinds(new Prompt("a", "name a boat", null, List.of(), List.of(), tag)))
        .containsExactly(Finding.Kind.LANGUAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh-Hant", "pt-BR", "sr-Latn-RS"})
  void a_language_tag_is_enough(String tag) {
    assertThat(kinds(new Prompt("a", "name a boat", null, List.of(), List.of(), tag))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is the earth round?",
        "did dinosaurs have feathers",
        "Do you like soup?",
        "Should I quit my job?",
        "Who wrote Middlemarch?",
        "when was the telephone invented",
        "How many legs does a spider have?",
        "what is the capital of Peru",
        "What is 12 times 14?",
        "compute 3+4 for me",
        "True or false: whales are fish.",
        "Which of the following is a fruit?\nA) carrot\nB) pear",
        "Pick one. a) tea b) coffee",
        "what year did the wall fall"
      })
  void closed_wordings_are_suspected(String text) {
    assertThat(kinds(prompt("a", text))).containsExactly(Finding.Kind.CLOSED_QUESTION);
    assertThat(Finding.Kind.CLOSED_QUESTION.isError()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Can you suggest a film for tonight?",
        "could you please write me a limerick",
        "Should I quit my job, and why or why not?",
        "Have a pirate explain taxes.",
        "do something unexpected with the word lamp",
        "where should the money go",
        "who would win, a bear or a tide?",
        "what is the point of small talk"
      })
  void open_wordings_pass(String text) {
    assertThat(kinds(prompt("a", text))).isEmpty();
  }

  @Test
  void closed_wordings_are_looked_for_in_english_only() {
    assertThat(kinds(new Prompt("a", "Do it yourself?", null, List.of(), List.of(), "de")))
        .isEmpty();
  }

  private static Prompt prompt(String id, String text) {
    return new Prompt(id, text, null, List.of(), List.of(), "en");
  }

  private static List<Finding> check(Prompt... prompts) {
    return Validator.check(Arrays.asList(prompts));
  }

  private static List<Finding.Kind> kinds(Prompt... prompts) {
    return check(prompts).stream().map(Finding::kind).toList();
  }
}
