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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptBankTest {
  private final List<Prompt> core = PromptBank.load("core");
  private final List<Prompt> quick = PromptBank.load("quick");

  @Test
  void core_goes_round_the_taxonomy_thirteen_times_and_quick_twice() {
    assertThat(core).hasSize(13 * 17);
    assertThat(quick).hasSize(2 * 17).isEqualTo(core.subList(0, 34));
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
  void every_category_is_named_thirteen_times_or_more_and_prompts_may_have_several() {
    for (String category : Category.labels())
      assertThat(core.stream().filter(p -> p.categories().contains(category)).count())
          .as(category)
          .isGreaterThanOrEqualTo(13);
    assertThat(core.stream().filter(p -> p.categories().size() > 1).count()).isGreaterThan(100);
  }

  @Test
  void people_type_in_different_ways() {
    long small = core.stream().filter(p -> Character.isLowerCase(p.text().charAt(0))).count();
    assertThat(small).isBetween(74L, 147L);
    assertThat(core).extracting(p -> words(p)).contains(3, 5, 8, 12, 18).allMatch(n -> n <= 80);
    assertThat(core.stream().filter(p -> words(p) > 50)).hasSizeGreaterThanOrEqualTo(5);
    assertThat(quick).allMatch(p -> p.text().length() <= 90);
  }

  @Test
  void short_and_long_say_how_many_words_a_prompt_has() {
    for (String bank : List.of("core", "paraphrases"))
      for (Prompt p : PromptBank.load(bank)) {
        assertThat(p.tags().contains("short")).as(p.id()).isEqualTo(words(p) <= 8);
        assertThat(p.tags().contains("long")).as(p.id()).isEqualTo(words(p) >= 30);
      }
  }

  @Test
  void nothing_is_both_easy_and_hard() {
    assertThat(core)
        .noneMatch(p -> p.tags().containsAll(List.of("easy", "hard")))
        .filteredOn(p -> p.tags().contains("hard"))
        .hasSizeGreaterThan(30);
    assertThat(quick).allMatch(p -> p.tags().contains("easy"));
  }

  @Test
  void an_id_stands_for_one_prompt_in_every_bank_and_a_text_for_one_id() {
    Map<String, Prompt> byId = new HashMap<>();
    Map<String, String> idOfText = new HashMap<>();
    for (String bank : PromptBank.names()) {
      List<Prompt> prompts = PromptBank.load(bank);
      assertThat(prompts).as(bank).extracting(Prompt::id).doesNotHaveDuplicates();
      for (Prompt p : prompts) {
        assertThat(byId.merge(p.id(), p, (known, same) -> known)).isEqualTo(p);
        assertThat(idOfText.merge(p.text(), p.id(), (known, same) -> known)).isEqualTo(p.id());
      }
    }
  }

  @Test
  void a_family_is_a_prompt_of_core_and_four_other_wordings() {
    List<Prompt> bank = PromptBank.load("paraphrases");
    assertThat(bank).hasSize(51 * 5);
    for (int f = 0; f < 51; f++) {
      List<Prompt> family = bank.subList(5 * f, 5 * f + 5);
      assertThat(family.get(0)).isEqualTo(core.get(f));
      String slug = core.get(f).id().substring("core-".length());
      assertThat(family).allMatch(p -> slug.equals(p.family()));
      for (int k = 1; k < 5; k++) {
        assertThat(family.get(k).id()).isEqualTo("para-" + slug + "-" + k);
        assertThat(family.get(k).categories()).isEqualTo(core.get(f).categories());
      }
    }
    assertThat(core.subList(51, core.size())).allMatch(p -> p.family() == null);
    assertThat(PromptBank.paraphrases()).isEqualTo(bank);
  }

  @Test
  void paraphrases_are_other_sentences_not_other_words_in_one() {
    List<Prompt> bank = PromptBank.load("paraphrases");
    for (int i = 0; i < bank.size(); i++)
      for (int j = i - i % 5; j < i; j++)
        assertThat(
                NearDuplicatesTest.jaccard(
                    Tokens.of(bank.get(i).text()), Tokens.of(bank.get(j).text())))
            .as("%s, %s", bank.get(j).text(), bank.get(i).text())
            .isLessThan(0.5);
  }

  @Test
  void thirty_meanings_are_asked_in_four_languages() {
    List<Prompt> bank = PromptBank.load("multilingual");
    assertThat(bank).hasSize(30 * 4);
    Set<String> slugs = new HashSet<>();
    for (int m = 0; m < 30; m++) {
      List<Prompt> four = bank.subList(4 * m, 4 * m + 4);
      assertThat(four).extracting(Prompt::language).containsExactly("en", "de", "es", "zh");
      Prompt english = four.get(0);
      String slug = english.id().replaceAll("^multi-|-en$", "");
      assertThat(slugs.add(slug)).isTrue();
      for (Prompt p : four) {
        assertThat(p.id()).isEqualTo("multi-" + slug + "-" + p.language());
        assertThat(p.tags()).containsExactly(PromptBank.MEANING + slug);
        assertThat(p.categories()).isEqualTo(english.categories());
        assertThat(p.family()).as("translations are no paraphrases").isNull();
      }
    }
    assertThat(bank.subList(0, 4 * 17).stream().map(p -> p.categories().get(0)).distinct())
        .containsExactlyElementsOf(Category.labels());
  }

  @ParameterizedTest
  @CsvSource({
    "core, 90b9553a8da60e92ec6b84a35e88c4792f5ad141332f47032a2ed02d355619ff",
    "quick, 79aaa6c0f5da72c61466b5772380a0dcf39ae9e6ae6174ec2fc5c2078fef8b4e",
    "paraphrases, 2039a6512f2dde6c574d1c7e520e240f54f46f044943f47fcb0ba5f2814066e9",
    "multilingual, 611962157fb725680c64c9f15e18cc1b457e07396b39e96eda6e15805e27e958"
  })
  void published_ids_and_texts_stay_as_they_are(String bank, String hash) {
    // Recordings are matched by them. A prompt that turns out badly is left out of later banks
    // under a new name, never reworded here.
    assertThat(PromptBank.hash(PromptBank.load(bank))).isEqualTo(hash);
  }

  @Test
  void what_was_first_published_still_leads_core() {
    assertThat(PromptBank.hash(core.subList(0, 68)))
        .isEqualTo("0644537dfec7102618bc80ff35fc758f4bf6099a2166ce853caeb530cbf82a72");
  }

  @Test
  void every_row_is_english_and_of_the_open_kind() {
    InputStream in = PromptBank.class.getResourceAsStream("core.jsonl");
    assertThat(in).isNotNull();
    try (RowReader rows = Tables.open(in, "core.jsonl", Format.JSONL)) {
      for (Row row : rows) {
        assertThat(row.names())
            .containsExactlyElementsOf(
                row.has("family")
                    ? List.of("id", "text", "family", "categories", "tags", "language", "kind")
                    : List.of("id", "text", "categories", "tags", "language", "kind"));
        assertThat(row.text("kind")).isEqualTo("open");
        assertThat(row.text("language")).isEqualTo("en");
      }
      assertThat(rows.count()).isEqualTo(221);
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
        .hasMessageContaining("core, quick, paraphrases, multilingual");
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

  private static int words(Prompt p) {
    return p.text().split("\\s+").length;
  }

  private List<Prompt> withFirst(Prompt p) {
    List<Prompt> changed = new ArrayList<>(core);
    changed.set(0, p);
    return changed;
  }
}
