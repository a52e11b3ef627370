package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hivemeter.model.Prompt;
import dev.hivemeter.model.Task;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidatorTest {
  @Test
  void the_open_banks_have_no_finding() {
    for (String name : List.of("core", "quick", "paraphrases", "multilingual"))
      assertThat(Validator.check(PromptBank.load(name))).isEmpty();
  }

  @Test
  void no_bank_has_anything_to_mend() {
    for (String name : PromptBank.names())
      assertThat(Validator.check(PromptBank.load(name)))
          .as(name)
          .noneMatch(f -> f.kind().isError());
  }

  @Test
  void no_two_shipped_prompts_share_a_third_of_their_words() {
    var words = PromptBank.load("core").stream().map(p -> Tokens.of(p.text())).toList();
    assertThat(NearDuplicates.of(words, 1.0 / 3)).isEmpty();
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
        .containsExactly(Finding.Kind.NEAR_DUPLICATE);
  }

  @Test
  void a_near_copy_in_chinese_is_told_by_its_characters() {
    List<Finding> found =
        check(
            new Prompt("a", "写一首关于秋天下雨的短诗。", null, List.of(), List.of(), "zh"),
            new Prompt("b", "请写一首短诗，关于秋天下雨！", null, List.of(), List.of(), "zh"),
            new Prompt("c", "推荐一部适合周末看的电影", null, List.of(), List.of(), "zh"));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.NEAR_DUPLICATE);
    // 11 characters of 13
    assertThat(found.get(0).message()).startsWith("prompt 'b' shares 85 % of its words with 'a'");
  }

  @Test
  void the_same_words_in_another_order_are_a_near_copy_not_a_copy() {
    List<Finding> found =
        check(prompt("a", "tea or coffee, why?"), prompt("b", "Why COFFEE… or tea"));
    assertThat(found.get(0).kind()).isEqualTo(Finding.Kind.NEAR_DUPLICATE);
    assertThat(found.get(0).message()).contains("has the words of 'a'");
  }

  @Test
  void a_row_that_stands_there_twice_is_one_finding() {
    assertThat(kinds(prompt("a", "name a boat"), prompt("a", "name a boat")))
        .containsExactly(Finding.Kind.DUPLICATE_TEXT);
  }

  @Test
  void a_finding_says_at_which_place_the_prompt_is() {
    List<Finding> found =
        check(prompt("a", "tell me about rivers"), prompt("b", "…"), prompt("a", "name a boat"));
    assertThat(found).extracting(Finding::position).containsExactly(1, 2);
  }

  @Test
  void a_text_without_words_is_an_error() {
    assertThat(kinds(prompt("a", "?!…"))).containsExactly(Finding.Kind.EMPTY);
    assertThat(kinds(new Prompt("a", "写诗", null, List.of(), List.of(), "zh"))).isEmpty();
  }

  @Test
  void an_unknown_category_is_an_error_with_the_nearest_name() {
    List<Finding> found =
        check(new Prompt("a", "name a boat", null, List.of("Writing Genre"), List.of(), "en"));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.UNKNOWN_CATEGORY);
    assertThat(found.get(0).message()).contains("did you mean 'Writing Genres'?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"und", "", " "})
  void a_missing_language_is_to_be_looked_at(String tag) {
    assertThat(kinds(new Prompt("a", "name a boat", null, List.of(), List.of(), tag)))
        .containsExactly(Finding.Kind.NO_LANGUAGE);
    assertThat(Finding.Kind.NO_LANGUAGE.isError()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"english please", "e", "x", "english", "xx", "en_US", "de-"})
  void a_language_tag_that_is_none_is_an_error(String tag) {
    assertThat(kinds(new Prompt("a", "name a boat", null, List.of(), List.of(), tag)))
        .containsExactly(Finding.Kind.MALFORMED_LANGUAGE);
    assertThat(Finding.Kind.MALFORMED_LANGUAGE.isError()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "en, 写一首关于雨的诗",
    "zh, write a poem about rain",
    "de, нарисуй кота",
    "ru, draw a cat",
    "sr-Latn, нарисуј мачку",
    "ja, neko no shi o kaite"
  })
  void a_script_that_belies_the_language_is_an_error(String tag, String text) {
    assertThat(kinds(new Prompt("a", text, null, List.of(), List.of(), tag)))
        .containsExactly(Finding.Kind.OTHER_SCRIPT);
    assertThat(Finding.Kind.OTHER_SCRIPT.isError()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "en, what does 你好 mean to you when a stranger says it",
    "zh, 用三句话介绍一下 jazz 这种音乐",
    "ja, 猫についての詩を書いて",
    "sr, нарисуј мачку",
    "zh, 5 + 5 ???",
    "tlh, write a poem about rain"
  })
  void a_few_foreign_words_and_unknown_languages_are_no_finding(String tag, String text) {
    assertThat(kinds(new Prompt("a", text, null, List.of(), List.of(), tag)))
        .doesNotContain(Finding.Kind.OTHER_SCRIPT);
  }

  @Test
  void above_two_thousand_characters_a_prompt_is_long() {
    String text = "🙂 ".repeat(999) + "so";
    assertThat(kinds(prompt("a", text))).isEmpty();
    assertThat(kinds(prompt("a", text + "!"))).containsExactly(Finding.Kind.LONG);
    assertThat(Finding.Kind.LONG.isError()).isFalse();
  }

  @Test
  void closed_questions_are_looked_for_among_open_prompts_only() {
    Task control = new Task.Control(List.of("Lima"), List.of());
    Prompt p =
        new Prompt("a", "what is the capital of Peru", null, List.of(), List.of(), "en", control);
    assertThat(kinds(p)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "zh-Hant", "pt-BR", "sr-Latn-RS"})
  void a_language_tag_is_enough(String tag) {
    assertThat(kinds(new Prompt("a", "name a boat", null, List.of(), List.of(), tag)))
        .doesNotContain(Finding.Kind.NO_LANGUAGE, Finding.Kind.MALFORMED_LANGUAGE);
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
        "Name the capital of Peru",
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
        "Where do you stand on fireworks?",
        "how far should a promise bind us",
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
