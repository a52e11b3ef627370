package dev.hivemeter.prompts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hivemeter.model.BadInput;
import dev.hivemeter.model.Prompt;
import dev.hivemeter.tables.Format;
import dev.hivemeter.tables.Row;
import dev.hivemeter.tables.RowReader;
import dev.hivemeter.tables.Tables;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class PromptBankTest {
  private final List<Prompt> core = PromptBank.load("core");
  private final List<Prompt> quick = PromptBank.load("quick");

  @Test
  void core_has_sixty_eight_prompts_and_quick_thirty_four() {
    assertThat(core).hasSize(68);
    assertThat(quick).hasSize(34);
  }

  @Test
  void quick_is_the_head_of_core() {
    assertThat(core.subList(0, 34)).isEqualTo(quick);
  }

  @Test
  void each_round_of_seventeen_is_written_for_every_category_once() {
    for (int from = 0; from < core.size(); from += 17) {
      List<Prompt> round = core.subList(from, from + 17);
      assertThat(round.stream().map(p -> p.categories().get(0)))
          .containsExactlyElementsOf(Category.labels());
    }
  }

  @Test
  void people_type_in_different_ways() {
    long small = core.stream().filter(p -> Character.isLowerCase(p.text().charAt(0))).count();
    assertThat(small).isBetween(17L, 51L);
    assertThat(core).anyMatch(p -> p.text().length() < 35).anyMatch(p -> p.text().length() > 130);
    assertThat(quick).allMatch(p -> p.text().length() <= 90);
  }

  @Test
  void every_row_is_english_and_of_the_open_kind() {
    InputStream in = PromptBank.class.getResourceAsStream("core.jsonl");
    assertThat(in).isNotNull();
    try (RowReader rows = Tables.open(in, "core.jsonl", Format.JSONL)) {
      for (Row row : rows) {
        assertThat(row.names())
            .containsExactly("id", "text", "categories", "tags", "language", "kind");
        assertThat(row.text("kind")).isEqualTo("open");
        assertThat(row.text("language")).isEqualTo("en");
      }
      assertThat(rows.count()).isEqualTo(68);
    }
  }

  @Test
  void ids_are_short_and_readable() {
    assertThat(core)
        .allSatisfy(p -> assertThat(p.id()).matches("core(-[a-z]+)+").hasSizeLessThan(30));
    assertThat(core).extracting(Prompt::id).doesNotHaveDuplicates();
  }

  @Test
  void an_unknown_bank_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> PromptBank.load("quik"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'quik', did you mean 'quick'?")
        .hasMessageContaining("core, quick");
    assertThatThrownBy(() -> PromptBank.load("wildflowers"))
        .isInstanceOf(BadInput.class)
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void names_are_the_banks_that_load() {
    for (String name : PromptBank.names()) assertThat(PromptBank.load(name)).isNotEmpty();
  }

  @Test
  void the_hash_does_not_depend_on_the_locale() {
    Locale before = Locale.getDefault();
    try {
      String expected = PromptBank.hash(core);
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(PromptBank.hash(PromptBank.load("core"))).isEqualTo(expected);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void the_hash_sees_order_ids_and_texts_but_not_labels() {
    String expected = PromptBank.hash(core);
    List<Prompt> turned = new ArrayList<>(core);
    Collections.reverse(turned);
    assertThat(PromptBank.hash(turned)).isNotEqualTo(expected);

    Prompt first = core.get(0);
    assertThat(PromptBank.hash(withFirst(Prompt.of(first.id(), first.text() + " "))))
        .isNotEqualTo(expected);
    assertThat(PromptBank.hash(withFirst(Prompt.of("x", first.text())))).isNotEqualTo(expected);
    assertThat(PromptBank.hash(withFirst(Prompt.of(first.id(), first.text())))).isEqualTo(expected);
  }

  private List<Prompt> withFirst(Prompt p) {
    List<Prompt> changed = new ArrayList<>(core);
    changed.set(0, p);
    return changed;
  }
}
