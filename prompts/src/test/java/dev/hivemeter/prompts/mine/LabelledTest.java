package dev.hivemeter.prompts.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.prompts.Category;
import dev.hivemeter.prompts.NearCopies;
import dev.hivemeter.prompts.PromptBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabelledTest {
  private static final List<Labelled> SHIPPED = Labelled.shipped();
  @TempDir Path folder;

  @Test
  void the_shipped_sample_is_large_enough_and_mixed() {
    assertThat(SHIPPED).hasSizeGreaterThanOrEqualTo(160);
    long open = SHIPPED.stream().filter(Labelled::open).count();
    assertThat((double) open / SHIPPED.size()).isBetween(0.4, 0.6);
    assertThat(SHIPPED.stream().filter(Labelled::borderline)).hasSizeBetween(10, 40);
    for (Category c : Category.values())
      assertThat(SHIPPED.stream().filter(l -> l.categories().contains(c))).hasSizeGreaterThan(4);
  }

  @Test
  void every_open_query_has_a_category_and_no_two_are_nearly_alike() {
    assertThat(SHIPPED.stream().filter(Labelled::open)).allMatch(l -> !l.categories().isEmpty());
    List<String> texts = SHIPPED.stream().map(Labelled::text).toList();
    assertThat(NearCopies.of(texts).stream().mapToObj(texts::get)).isEmpty();
  }

  @Test
  void none_of_it_is_a_prompt_of_the_bank() {
    assertThat(SHIPPED.stream().map(l -> l.text().toLowerCase(java.util.Locale.ROOT)))
        .doesNotContainAnyElementsOf(
            PromptBank.load("core").stream()
                .map(p -> p.text().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.toList()));
  }

  private List<Labelled> read(String text) throws IOException {
    return Labelled.read(Files.writeString(folder.resolve("own.jsonl"), text));
  }

  @Test
  void a_sample_of_ones_own() throws IOException {
    assertThat(
            read(
                "{\"text\":\"name a sea\",\"open\":false}\n{\"text\":\"a poem\",\"open\":true,"
                    + "\"categories\":[\"Writing Genres\"],\"borderline\":true}\n"))
        .containsExactly(
            new Labelled("name a sea", false, java.util.Set.of(), false),
            new Labelled("a poem", true, java.util.Set.of(Category.WRITING_GENRES), true));
  }

  @Test
  void what_is_wrong_with_a_label_is_told_with_its_row() {
    assertThatThrownBy(() -> read("{\"text\":\"x\"}"))
        .hasMessageContaining("row 1")
        .hasMessageContaining("true or false");
    assertThatThrownBy(() -> read("{\"text\":\"x\",\"open\":\"maybe\"}"))
        .hasMessageContaining("maybe");
    assertThatThrownBy(() -> read("{\"open\":true}"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'text'");
    assertThatThrownBy(
            () -> read("{\"text\":\"x\",\"open\":true,\"categories\":[\"Writing Genre\"]}"))
        .hasMessageContaining("did you mean 'Writing Genres'");
    assertThatThrownBy(
            () -> read("{\"text\":\"x\",\"open\":false,\"categories\":[\"Writing Genres\"]}"))
        .hasMessageContaining("a closed query has no categories");
    assertThatThrownBy(
            () -> read("{\"text\":\"x\",\"open\":true}\n{\"text\":\"x \",\"open\":true}"))
        .hasMessageContaining("row 2")
        .hasMessageContaining("stands already");
    assertThatThrownBy(() -> read("")).hasMessageContaining("has no rows");
  }
}
