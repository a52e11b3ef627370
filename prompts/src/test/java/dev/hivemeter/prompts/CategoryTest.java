package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class CategoryTest {
  @Test
  void there_are_six_groups_and_seventeen_categories() {
    assertThat(Category.Group.values()).hasSize(6);
    assertThat(Category.values()).hasSize(17);
  }

  @Test
  void the_groups_divide_as_the_taxonomy_does() {
    var sizes =
        Arrays.stream(Category.values())
            .collect(Collectors.groupingBy(Category::group, Collectors.counting()));
    assertThat(sizes)
        .containsEntry(Category.Group.CREATIVE_CONTENT_GENERATION, 1L)
        .containsEntry(Category.Group.BRAINSTORM_AND_IDEATION, 1L)
        .containsEntry(Category.Group.OPEN_ENDEDNESS, 5L)
        .containsEntry(Category.Group.ALTERNATIVE_PERSPECTIVES, 2L)
        .containsEntry(Category.Group.ALTERNATIVE_STYLES, 2L)
        .containsEntry(Category.Group.INFORMATION_SEEKING, 6L);
  }

  @Test
  void a_label_finds_its_category_and_only_as_the_taxonomy_writes_it() {
    for (Category c : Category.values()) assertThat(Category.ofLabel(c.label())).contains(c);
    assertThat(Category.ofLabel("writing genres")).isEmpty();
    assertThat(Category.ofLabel("")).isEmpty();
  }
}
