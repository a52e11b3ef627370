package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PromptFilterTest {
  private static final Prompt TEA = prompt("tea", List.of("Recommendations"), List.of("x"), "en");
  private static final Prompt SEA =
      prompt("sea", List.of("Writing Genres", "Problem Solving"), List.of("x", "y"), "zh-Hant");
  private static final Prompt ZHU = prompt("zhu", List.of(), List.of(), "zhu");
  private static final List<Prompt> ALL = List.of(TEA, SEA, ZHU);

  @Test
  void nothing_asked_for_takes_all() {
    assertThat(PromptFilter.ALL.of("x", ALL)).isEqualTo(ALL);
    assertThat(PromptFilter.ALL.of("x", List.of())).isEmpty();
  }

  @Test
  void one_of_each_list_is_enough_and_every_list_must_agree() {
    assertThat(take(List.of("Recommendations", "Problem Solving"), List.of(), List.of()))
        .containsExactly(TEA, SEA);
    assertThat(take(List.of("Problem Solving"), List.of("x"), List.of())).containsExactly(SEA);
    assertThat(take(List.of("Recommendations"), List.of("y"), List.of())).isEmpty();
  }

  @Test
  void a_language_takes_its_regions_and_scripts_but_no_longer_word() {
    assertThat(take(List.of(), List.of(), List.of("zh"))).containsExactly(SEA);
    assertThat(take(List.of(), List.of(), List.of("EN", "zhu"))).containsExactly(TEA, ZHU);
  }

  @Test
  void what_no_prompt_has_is_refused_with_what_there_is() {
    assertThatThrownBy(() -> take(List.of(), List.of("z"), List.of()))
        .isInstanceOf(BadInput.class)
        .hasMessage("no prompt of file has the tag 'z', did you mean 'x'? (it has x, y)");
    assertThatThrownBy(() -> take(List.of("Recomendations"), List.of(), List.of()))
        .hasMessageContaining("did you mean 'Recommendations'?");
    assertThatThrownBy(() -> take(List.of(), List.of(), List.of("en-GB")))
        .hasMessageContaining("the language 'en-GB'");
    assertThatThrownBy(
            () -> new PromptFilter(List.of(), List.of("x"), List.of()).of("file", List.of(ZHU)))
        .hasMessage("no prompt of file has the tag 'x'; none has one");
  }

  private static List<Prompt> take(
      List<String> categories, List<String> tags, List<String> languages) {
    return new PromptFilter(categories, tags, languages).of("file", ALL);
  }

  private static Prompt prompt(
      String id, List<String> categories, List<String> tags, String language) {
    return new Prompt(id, "about " + id, null, categories, tags, language);
  }
}
